// The reader of alert tables on any bytes, with a rule to apply.
#include <cstdint>

#include "fuzz/feed_judge.h"

using namespace casus;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fact::SourceProfile profile;
  profile.id = "fuzz";
  profile.rules.push_back({{{{{"seconds", fact::Comparison::at_least, fact::Value{measure::AmountRange{measure::whole(2), measure::whole(2)}}}}}}, "raid_alert", std::nullopt, "RUS"});
  fuzz::judge(intake::read_alerts_csv, profile, {reinterpret_cast<const char*>(data), size});
  return 0;
}
