// Clipper behind Result: its exceptions end here.
#include "casus/earth/plane.h"

#include <fmt/format.h>

#include "casus/earth/ring.h"

namespace casus::earth {
namespace {

using base::Fault;
using base::FaultKind;
using ClipperLib::Path;
using ClipperLib::Paths;
using ClipperLib::PolyFillType;

constexpr std::size_t batch = 12;

base::Result<Region> execute(ClipperLib::ClipType how, const Paths& subject, const Paths& clip,
                             PolyFillType fill) {
  try {
    ClipperLib::Clipper clipper;
    // Rings without extent are dropped; without any ring Execute would fail.
    const bool some = clipper.AddPaths(subject, ClipperLib::ptSubject, true);
    const bool more = clipper.AddPaths(clip, ClipperLib::ptClip, true);
    Region out;
    if (!some && !more) return out;
    if (clipper.Execute(how, out, fill, fill)) return out;
    return Fault{FaultKind::range, "the polygons could not be combined", "simplify the area", {}};
  } catch (const std::exception& error) {
    return Fault{FaultKind::range,
                 fmt::format("the polygons could not be combined: {}", error.what()),
                 "simplify the area",
                 {}};
  }
}

base::Result<Region> unite_range(std::span<const Path> pieces) {
  if (pieces.size() <= batch)
    return execute(ClipperLib::ctUnion, {pieces.begin(), pieces.end()}, {}, ClipperLib::pftNonZero);
  const std::size_t half = pieces.size() / 2;
  CASUS_TRY(left, unite_range(pieces.first(half)));
  CASUS_TRY(right, unite_range(pieces.subspan(half)));
  return combine(ClipperLib::ctUnion, left, right);
}

}  // namespace

Path plane_path(const std::vector<Corner>& ring) {
  Path path;
  for (const Corner& c : ring) path.push_back({c.x, c.y});
  return path;
}

Paths plane_paths(const Rings& rings) {
  Paths paths;
  for (const auto& ring : rings.rings) {
    Path path;
    for (const Position p : ring) path.push_back({p.longitude_e7(), p.latitude_e7()});
    paths.push_back(std::move(path));
  }
  return paths;
}

Rings rings_of(const Region& region) {
  Rings out;
  for (const Path& path : region) {
    std::vector<Corner> ring;
    for (const auto& point : path) ring.push_back({point.X, point.Y});
    drop_repeats(ring);
    if (ring.size() >= 3) out.rings.push_back(finished_ring(ring));
  }
  return out;
}

double area_of(const Region& region) {
  double sum = 0;
  for (const Path& path : region) sum += ClipperLib::Area(path);
  return sum;
}

base::Result<Region> region_of(const Paths& rings) {
  return execute(ClipperLib::ctUnion, rings, {}, ClipperLib::pftEvenOdd);
}

base::Result<Region> unite(Paths pieces) {
  for (Path& piece : pieces)
    if (!ClipperLib::Orientation(piece)) ClipperLib::ReversePath(piece);
  return unite_range(pieces);
}

base::Result<Region> combine(ClipperLib::ClipType how, const Region& a, const Region& b) {
  return execute(how, a, b, ClipperLib::pftNonZero);
}

base::Result<Region> flatten(const CompiledZone& zone) {
  using Op = CompiledZone::Step::Op;
  std::vector<Region> stack;
  for (const CompiledZone::Step& step : zone.program) {
    if (step.op == Op::part) {
      CASUS_TRY(part, region_of(plane_paths(zone.parts[step.part])));
      stack.push_back(std::move(part));
      continue;
    }
    const Region right = std::move(stack.back());
    stack.pop_back();
    const auto how = step.op == Op::either ? ClipperLib::ctUnion
                     : step.op == Op::both ? ClipperLib::ctIntersection
                                           : ClipperLib::ctDifference;
    CASUS_TRY(combined, combine(how, stack.back(), right));
    stack.back() = std::move(combined);
  }
  CASUS_CHECK(stack.size() == 1);
  return std::move(stack.back());
}

}  // namespace casus::earth
