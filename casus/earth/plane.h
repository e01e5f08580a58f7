// Polygons in the plane of longitude and latitude, by Clipper, in integers.
// Internal to this room; compile time only. Crossings are rounded to 1e-7 degree.
#pragma once

#include <polyclipping/clipper.hpp>

#include "casus/base/result.h"
#include "casus/earth/split.h"
#include "casus/earth/zone.h"

namespace casus::earth {

// A region without overlaps: outer rings run anticlockwise, holes clockwise.
using Region = ClipperLib::Paths;

[[nodiscard]] ClipperLib::Path plane_path(const std::vector<Corner>& ring);
[[nodiscard]] ClipperLib::Paths plane_paths(const Rings& rings);
[[nodiscard]] Rings rings_of(const Region& region);
[[nodiscard]] double area_of(const Region& region);  // in square units

// Even-odd interior of any rings.
base::Result<Region> region_of(const ClipperLib::Paths& rings);

// Union of rings of which each alone is simple; their directions do not matter.
// Neighbours in the list should be neighbours on the ground: it is halved and
// merged, and nearby pieces merge into fewer corners.
base::Result<Region> unite(ClipperLib::Paths pieces);

base::Result<Region> combine(ClipperLib::ClipType how, const Region& a, const Region& b);

// The zone as one region, its program carried out in the plane.
base::Result<Region> flatten(const CompiledZone& zone);

}  // namespace casus::earth
