// The reader of facts_ndjson on any bytes, with parties to know.
#include <cstdint>

#include "fuzz/feed_judge.h"

using namespace casus;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fact::SourceProfile profile;
  profile.id = "patrols";
  profile.parties = {"RUS", "UKR"};
  fuzz::judge(intake::read_facts_ndjson, profile, {reinterpret_cast<const char*>(data), size});
  return 0;
}
