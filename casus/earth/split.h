// Rings in longitude and latitude, cut where they cross the meridian of 180
// degrees. Internal to this room.
//
// An edge takes the short way round, so the longitudes of a ring can be unrolled:
// each corner is less than half a turn from the one before. What lies beyond 180
// degrees is cut off along the meridian and moved back by a whole turn. Crossing
// latitudes are rounded to 1e-7 degree, the same on both sides.
//
// A ring that winds round the axis encloses a pole. It must name that pole as a
// corner; the way back then runs along the pole.
#pragma once

#include <vector>

#include "casus/base/result.h"
#include "casus/earth/zone.h"

namespace casus::earth {

// A corner with its unrolled longitude.
struct Corner {
  std::int64_t x = 0;
  std::int64_t y = 0;
  friend bool operator==(const Corner&, const Corner&) = default;
};

// Fault range: an edge that spans exactly half a turn, which has no short way.
base::Result<std::vector<Corner>> unroll(std::span<const Position> line);

// The short way from one longitude to another, in (-180, 180] degrees.
[[nodiscard]] std::int64_t short_way(std::int64_t from, std::int64_t to);

// Drops repeated corners, the closing one included.
void drop_repeats(std::vector<Corner>& ring);

// Unrolled rings cut into rings of turn 0, longitudes -180 to 180 degrees.
[[nodiscard]] std::vector<std::vector<Corner>> cut(std::vector<std::vector<Corner>> rings);

// A ring of turn 0 as positions, long edges subdivided.
[[nodiscard]] std::vector<Position> finished_ring(const std::vector<Corner>& ring);

// The area of all rings by the even-odd rule, as rings within one turn whose
// edges span at most 90 degrees. Faults: range, as above, and a ring round the
// axis that names no pole.
base::Result<Rings> split_area(std::span<const std::vector<Position>> rings);

}  // namespace casus::earth
