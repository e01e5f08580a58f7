// The reader of Beast streams on any bytes, with a rule to apply.
#include <cstdint>

#include "fuzz/feed_judge.h"

using namespace casus;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fact::SourceProfile profile;
  profile.id = "fuzz";
  profile.rules.push_back({{{{{"altitude", fact::Comparison::less, fact::Value{measure::AmountRange{measure::whole(3000), measure::whole(3000)}}}}}}, "low", std::nullopt, "RUS"});
  fuzz::judge(intake::read_beast, profile, {reinterpret_cast<const char*>(data), size}, fuzz::Feed::binary);
  return 0;
}
