// The reader of the snapshots of readsb on any bytes, with a rule to apply.
#include <cstdint>

#include "fuzz/feed_judge.h"

using namespace casus;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fact::SourceProfile profile;
  profile.id = "fuzz";
  profile.rules.push_back({{{{{"squawk", fact::Comparison::equal, fact::Value{measure::AmountRange{measure::whole(7700), measure::whole(7700)}}}}}}, "distress", std::nullopt, "RUS"});
  fuzz::judge(intake::read_readsb_json, profile, {reinterpret_cast<const char*>(data), size});
  return 0;
}
