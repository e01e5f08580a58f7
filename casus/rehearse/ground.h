// Ground: picking places for a rehearsal, by integers alone.
//
// Offsets in metres become 1e-7 degrees by a rational cosine (Bhaskara I,
// within 0.2 %), good enough to choose a place; whether the place lies in a zone
// is then asked of earth/zone.h, exactly.
#pragma once

#include <cstdint>
#include <optional>

#include "casus/earth/position.h"
#include "casus/earth/zone.h"
#include "casus/measure/length.h"
#include "casus/rehearse/dice.h"

namespace casus::rehearse {

// The cosine of a latitude in millionths, at least 1,000 (so that it divides).
[[nodiscard]] std::int64_t cosine_millionths(std::int32_t latitude_e7);

// `from` moved by so many metres; clamped at the poles and the antimeridian.
[[nodiscard]] earth::Position moved(earth::Position from, std::int64_t north_m, std::int64_t east_m);

// Metres north and east of `b` as seen from `a`, on the small scale of a zone.
struct Offset {
  std::int64_t north_m = 0;
  std::int64_t east_m = 0;
};
[[nodiscard]] Offset offset(earth::Position a, earth::Position b);

// The places at most `reach` from `centre` in each direction: not a disc.
struct Square {
  earth::Position centre;
  measure::Length reach;
};
[[nodiscard]] earth::Position near(Dice& dice, Square square);

// A place in the zone: its bounding box, drawn until one lies inside; a corner of
// its first ring if chance refuses 5,000 times.
[[nodiscard]] earth::Position somewhere_in(Dice& dice, const earth::ZoneIndex& zones, std::size_t zone);

// As somewhere_in, within the square; nullopt if 2,000 draws fail.
[[nodiscard]] std::optional<earth::Position> in_zone_near(Dice& dice, const earth::ZoneIndex& zones,
                                                          std::size_t zone, Square square);

// Just outside, and as near to the zone's edge as corners of its rings allow:
// the place of a near miss. nullopt if 2,000 draws find none.
[[nodiscard]] std::optional<earth::Position> just_outside(Dice& dice, const earth::ZoneIndex& zones,
                                                          std::size_t zone, measure::Length reach);

}  // namespace casus::rehearse
