// `within D of` lines and areas: the union of capsules around their edges.
// Internal to this room; compile time only.
//
// Around an edge: on either side a strip of quadrangles whose far corners lie at
// D along the normal geodesic; at a corner the sector between two normals; at an
// open end a half disc. Every far corner lies on the true border, to 1e-7 degree.
// Between them the border runs straight in longitude and latitude, at most half
// of `tolerance` off; on arcs that is inside the true border, so a disc is never
// larger than D + 1 cm.
#pragma once

#include "casus/base/result.h"
#include "casus/earth/plane.h"
#include "casus/earth/zone.h"
#include "casus/measure/length.h"

namespace casus::earth {

struct Outline {
  struct Line {
    std::vector<Corner> corners;  // unrolled; a single corner is a point
    EdgeKind edges = EdgeKind::straight;
    bool closed = false;  // the edge back to the first corner is implied
  };
  std::vector<Line> lines;
  Region region;  // what the lines enclose, if they are borders
};

// The farthest buffer: beyond it strips in longitude and latitude degenerate.
inline constexpr measure::Length longest_buffer = measure::kilometres(1'000);

// Faults range: distance not in (0, longest_buffer], a buffer that reaches a pole.
base::Result<Region> buffer(const Outline& outline, measure::Length distance);

}  // namespace casus::earth
