// What is dark for somebody, less what somebody watches.
#include "casus/watch/blackouts.h"

#include <algorithm>

#include "casus/watch/blind.h"

namespace casus::watch {

using fact::Fact;
using measure::Interval;

Intervals blackouts(const CoverageQuestion& ask, std::span<const std::string> unheard) {
  constexpr Interval always{measure::Instant{INT64_MIN / 4}, measure::Instant{INT64_MAX / 4}};
  Intervals watched;
  Intervals dark;
  for (const accord::Source& source : ask.accord.sources) {
    if (!observes(ask.collected, source) || !accord::is_of_proof(ask.accord, source, ask.norm)) continue;
    Intervals covered;
    if (source.covers.empty()) covered.push_back(always);
    for (const accord::Cover& cover : source.covers) {
      if (watches_zone(ask.zones, cover, ask.norm)) covered.push_back(cover.when.value_or(always));
    }
    if (covered.empty()) continue;
    Intervals blind;
    for (const std::uint32_t index : ask.collected.coverage) {
      const Fact& fact = ask.collected.log[index];
      const bool heard = !fact.when->exact() && std::ranges::find(unheard, ask.accord.source(fact.source)->origin) == unheard.end();
      if (heard && blinded_source(fact) == source.name && touches_zone(fact, ask.zones, ask.norm)) blind.push_back(*fact.when);
    }
    const Intervals left = minus(normalised(covered), normalised(blind));
    watched.insert(watched.end(), left.begin(), left.end());
    dark.insert(dark.end(), blind.begin(), blind.end());
  }
  return minus(normalised(dark), normalised(watched));
}

}  // namespace casus::watch
