// The reader of ACLED on any bytes, with parties to know and a rule to apply.
#include <cstdint>

#include "fuzz/feed_judge.h"

using namespace casus;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::judge(intake::read_acled, fuzz::profile_with_a_rule(), {reinterpret_cast<const char*>(data), size});
  return 0;
}
