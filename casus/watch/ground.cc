// Discs by their zone, middle and radius.
#include "casus/watch/ground.h"

#include <algorithm>

namespace casus::watch {

using measure::Truth;

namespace {

earth::ZoneIndex index_of(const accord::Accord& accord) {
  std::vector<earth::CompiledZone> zones;
  for (const accord::Zone& zone : accord.zones) zones.push_back(zone.compiled);
  return earth::ZoneIndex{std::move(zones)};
}

}  // namespace

Ground::Ground(const accord::Accord& accord) : zones_{index_of(accord)} {}

std::size_t Ground::Hash::operator()(const Disc& disc) const {
  std::uint64_t hash = disc.zone;
  for (const std::int64_t part : {std::int64_t{disc.at.latitude_e7()}, std::int64_t{disc.at.longitude_e7()}, disc.radius}) {
    hash = (hash ^ static_cast<std::uint64_t>(part)) * 0x9e3779b97f4a7c15U;
    hash ^= hash >> 32U;
  }
  return hash;
}

Truth Ground::contains(std::size_t zone, earth::Position at, measure::Length radius) const {
  if (radius.raw() == 0) return zones_.contains(zone, at, radius);
  const Disc disc{zone, at, radius.raw()};
  {
    const std::lock_guard guard{lock_};
    const auto known = known_.find(disc);
    if (known != known_.end()) return known->second;
  }
  const Truth truth = zones_.contains(zone, at, radius);
  const std::lock_guard guard{lock_};
  known_.emplace(disc, truth);
  return truth;
}

bool Ground::covers(std::size_t outer, std::size_t inner) const {
  const std::lock_guard guard{lock_};
  const auto [known, fresh] = covered_.try_emplace({outer, inner});
  if (fresh) known->second = earth::covers(zones_.zone(outer), zones_.zone(inner));
  return known->second;
}

const Ground& GroundStore::of(const accord::Accord& accord) {
  constexpr std::size_t kept = 4;
  for (const Laid& laid : laid_)
    if (std::ranges::equal(laid.zones, accord.zones, {}, &accord::Zone::compiled, &accord::Zone::compiled)) return laid.ground;
  if (laid_.size() == kept) laid_.pop_front();
  return laid_.emplace_back(accord).ground;
}

}  // namespace casus::watch
