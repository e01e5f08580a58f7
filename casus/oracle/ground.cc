// Asks the zones, and remembers.
#include "casus/oracle/ground.h"

namespace casus::oracle {

namespace {

std::vector<earth::CompiledZone> compiled(const accord::Accord& accord) {
  std::vector<earth::CompiledZone> zones;
  for (const accord::Zone& zone : accord.zones) zones.push_back(zone.compiled);
  return zones;
}

}  // namespace

Ground::Ground(const accord::Accord& accord) : zones_{compiled(accord)} {}

measure::Truth Ground::contains(std::size_t zone, const fact::Place& place) const {
  if (!place.radius) return measure::Truth::unknown;
  const auto [held, fresh] = contained_.try_emplace({zone, place.at.latitude_e7(), place.at.longitude_e7(), place.radius->raw()});
  if (fresh) held->second = zones_.contains(zone, place.at, *place.radius);
  return held->second;
}

bool Ground::covers(std::size_t outer, std::size_t inner) const {
  const auto [held, fresh] = covered_.try_emplace({outer, inner});
  if (fresh) held->second = outer == inner || earth::covers(zones_.zone(outer), zones_.zone(inner));
  return held->second;
}

}  // namespace casus::oracle
