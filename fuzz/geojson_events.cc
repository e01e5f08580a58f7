// The reader of GeoJSON events on any bytes, with parties to know and a rule to apply.
#include <cstdint>

#include "fuzz/feed_judge.h"

using namespace casus;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fact::SourceProfile profile;
  profile.id = "fuzz";
  profile.parties = {"RUS", "UKR"};
  profile.rules.push_back({{{{{"deaths", fact::Comparison::at_least, fact::Value{measure::AmountRange{measure::whole(2), measure::whole(2)}}}}}}, "fire", std::nullopt, "RUS"});
  fuzz::judge(intake::read_geojson, profile, {reinterpret_cast<const char*>(data), size});
  return 0;
}
