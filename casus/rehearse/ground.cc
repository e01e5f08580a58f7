// Ground: see the header. Bhaskara's cosine is (32400 - 4 x^2) / (32400 + x^2)
// for x in degrees; here x is in hundredths of a degree.
#include "casus/rehearse/ground.h"

#include <algorithm>
#include <vector>

#include "casus/base/check.h"

namespace casus::rehearse {

using earth::Position;

namespace {

// A metre of latitude is 1e7 / 111,195 of our units (mean radius 6,371 km).
constexpr std::int64_t metres_per_degree = 111'195;
constexpr std::int64_t units_per_degree = 10'000'000;
constexpr std::int64_t million = 1'000'000;

Position clamped(std::int64_t latitude, std::int64_t longitude) {
  const std::int64_t lat = std::clamp<std::int64_t>(latitude, -900'000'000, 900'000'000);
  const std::int64_t lon = std::clamp<std::int64_t>(longitude, -1'800'000'000, 1'800'000'000);
  return *Position::make(lat, lon);
}

struct Box {
  std::int64_t south = 900'000'000, west = 1'800'000'000;
  std::int64_t north = -900'000'000, east = -1'800'000'000;
};

Box box_of(const earth::CompiledZone& zone) {
  Box box;
  for (const auto& part : zone.parts)
    for (const auto& ring : part.rings)
      for (const Position p : ring) {
        box.south = std::min<std::int64_t>(box.south, p.latitude_e7());
        box.north = std::max<std::int64_t>(box.north, p.latitude_e7());
        box.west = std::min<std::int64_t>(box.west, p.longitude_e7());
        box.east = std::max<std::int64_t>(box.east, p.longitude_e7());
      }
  CASUS_CHECK(box.south <= box.north && box.west <= box.east);
  return box;
}

Position corner(Dice& dice, const earth::CompiledZone& zone) {
  std::vector<const std::vector<Position>*> rings;
  for (const auto& part : zone.parts)
    for (const auto& ring : part.rings)
      if (!ring.empty()) rings.push_back(&ring);
  CASUS_CHECK(!rings.empty());
  return dice.pick(*dice.pick(rings));
}

}  // namespace

std::int64_t cosine_millionths(std::int32_t latitude_e7) {
  const std::int64_t x = latitude_e7 / 100'000;  // hundredths of a degree
  const std::int64_t square = x * x;
  const std::int64_t right = 324'000'000;        // 32,400 in squared hundredths
  return std::max<std::int64_t>(1'000, (right - 4 * square) * million / (right + square));
}

Position moved(Position from, std::int64_t north_m, std::int64_t east_m) {
  const std::int64_t north = north_m * units_per_degree / metres_per_degree;
  const std::int64_t east = east_m * units_per_degree / metres_per_degree * million /
                            cosine_millionths(from.latitude_e7());
  return clamped(from.latitude_e7() + north, from.longitude_e7() + east);
}

Offset offset(Position a, Position b) {
  const std::int64_t north = std::int64_t{b.latitude_e7()} - a.latitude_e7();
  const std::int64_t east = std::int64_t{b.longitude_e7()} - a.longitude_e7();
  return {north * metres_per_degree / units_per_degree,
          east * metres_per_degree / units_per_degree * cosine_millionths(a.latitude_e7()) / million};
}

Position near(Dice& dice, Square square) {
  const std::int64_t metres = std::max<std::int64_t>(0, square.reach.raw() / 1000);
  const std::int64_t north = dice.between(-metres, metres);
  const std::int64_t east = dice.between(-metres, metres);
  return moved(square.centre, north, east);
}

Position somewhere_in(Dice& dice, const earth::ZoneIndex& zones, std::size_t zone) {
  const Box box = box_of(zones.zone(zone));
  for (int tries = 0; tries < 5'000; ++tries) {
    const std::int64_t lat = dice.between(box.south, box.north);
    const std::int64_t lon = dice.between(box.west, box.east);
    const Position p = clamped(lat, lon);
    if (zones.contains(zone, p)) return p;
  }
  return corner(dice, zones.zone(zone));
}

std::optional<Position> in_zone_near(Dice& dice, const earth::ZoneIndex& zones, std::size_t zone,
                                     Square square) {
  for (int tries = 0; tries < 2'000; ++tries) {
    const Position p = near(dice, square);
    if (zones.contains(zone, p)) return p;
  }
  return std::nullopt;
}

std::optional<Position> just_outside(Dice& dice, const earth::ZoneIndex& zones, std::size_t zone,
                                     measure::Length reach) {
  for (int tries = 0; tries < 2'000; ++tries) {
    const Position p = near(dice, {corner(dice, zones.zone(zone)), reach});
    if (!zones.contains(zone, p)) return p;
  }
  return std::nullopt;
}

}  // namespace casus::rehearse
