// Distances at run time, by integers only, as bounds that contain the WGS 84
// geodesic: verdicts round outward for possible and inward for certain.
#pragma once

#include "casus/earth/position.h"
#include "casus/measure/length.h"
#include "casus/measure/truth.h"

namespace casus::earth {

// lower <= true geodesic distance <= upper. Tight to 0.1 % + 1 m below 1,000 km.
struct DistanceBounds {
  measure::Length lower;
  measure::Length upper;
};
[[nodiscard]] DistanceBounds distance(Position a, Position b);

// A point somewhere at most `radius` from `centre`.
struct Vicinity {
  Position centre;
  measure::Length radius;
};

// Are a point of `a` and one of `b` at most `limit` apart? yes / no / unknown over
// all such pairs.
[[nodiscard]] measure::Truth within(const Vicinity& a, const Vicinity& b, measure::Length limit);

}  // namespace casus::earth
