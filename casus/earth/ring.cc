// The slow, obvious membership test and the predicates that it rests on.
#include "casus/earth/ring.h"

#include <algorithm>

#include "casus/earth/program.h"

namespace casus::earth {
namespace {

// Does the ray from (x, y) towards growing longitude cross the edge? An edge's
// end counts as above the ray only if it is strictly above, so a ray through a
// corner counts once for a passing ring and twice or never for a turning one.
bool crosses_ray(const Edge& e, std::int64_t x, std::int64_t y) {
  if ((e.ay > y) == (e.by > y)) return false;
  // x may be far from the edge; the product needs more than 64 bits then.
  const Area turn = static_cast<Area>(std::int64_t{e.bx} - e.ax) * (y - e.ay) -
                    static_cast<Area>(std::int64_t{e.by} - e.ay) * (x - e.ax);
  return e.by > e.ay ? turn > 0 : turn < 0;
}

bool in_rings_by_name(const Rings& rings, std::int64_t x, std::int64_t y) {
  bool inside = false;
  for (const auto& ring : rings.rings) {
    for (const Edge& e : edges_of(ring)) {
      if (on_edge(e, x, y)) return true;
      if (crosses_ray(e, x, y)) inside = !inside;
    }
  }
  return inside;
}

// Edges are straight, so a part reaches a pole only with a corner.
bool has_corner_at_latitude(const Rings& rings, std::int32_t latitude) {
  return std::ranges::any_of(rings.rings, [&](const auto& ring) {
    return std::ranges::any_of(ring, [&](Position p) { return p.latitude_e7() == latitude; });
  });
}

}  // namespace

bool on_edge(const Edge& e, std::int64_t x, std::int64_t y) {
  return x >= std::min(e.ax, e.bx) && x <= std::max(e.ax, e.bx) && y >= std::min(e.ay, e.by) &&
         y <= std::max(e.ay, e.by) && orientation(e, x, y) == 0;
}

std::vector<Edge> edges_of(std::span<const Position> ring) {
  std::vector<Edge> edges;
  edges.reserve(ring.size());
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const Position a = ring[i];
    const Position b = ring[i + 1 < ring.size() ? i + 1 : 0];
    edges.push_back({a.longitude_e7(), a.latitude_e7(), b.longitude_e7(), b.latitude_e7()});
  }
  return edges;
}

std::vector<Edge> edges_of(const Rings& rings) {
  std::vector<Edge> all;
  for (const auto& ring : rings.rings) {
    const std::vector<Edge> edges = edges_of(ring);
    all.insert(all.end(), edges.begin(), edges.end());
  }
  return all;
}

bool in_rings(const Rings& rings, Position p) {
  const std::int32_t y = p.latitude_e7();
  const std::int32_t x = p.longitude_e7();
  if (y == pole_e7 || y == -pole_e7) return has_corner_at_latitude(rings, y);
  if (in_rings_by_name(rings, x, y)) return true;
  return (x == seam_e7 || x == -seam_e7) && in_rings_by_name(rings, -x, y);
}

Area doubled_area(std::span<const Position> ring) {
  Area sum = 0;
  for (const Edge& e : edges_of(ring))
    sum += static_cast<Area>(e.ax) * e.by - static_cast<Area>(e.bx) * e.ay;
  return sum;
}

bool contains_slowly(const CompiledZone& zone, Position p) {
  const auto part = [&](std::uint32_t i) { return measure::truth(in_rings(zone.parts[i], p)); };
  return run_program(zone.program, part) == measure::Truth::yes;
}

}  // namespace casus::earth
