// Exact predicates on integer edges, and the obvious membership test. Internal
// to this room.
//
// All products fit int64: an edge spans at most 90 degrees, 9e8 units, each way.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "casus/earth/position.h"
#include "casus/earth/zone.h"

namespace casus::earth {

inline constexpr std::int32_t pole_e7 = 900'000'000;
inline constexpr std::int32_t seam_e7 = 1'800'000'000;
inline constexpr std::int64_t longest_span_e7 = 900'000'000;

struct Edge {
  std::int32_t ax = 0;  // longitude
  std::int32_t ay = 0;  // latitude
  std::int32_t bx = 0;
  std::int32_t by = 0;
  friend bool operator==(const Edge&, const Edge&) = default;
};

// The place has more than one name: a pole, or the meridian of 180 degrees.
[[nodiscard]] constexpr bool many_names(Position p) {
  return p.latitude_e7() == pole_e7 || p.latitude_e7() == -pole_e7 || p.longitude_e7() == seam_e7 ||
         p.longitude_e7() == -seam_e7;
}

// Twice the signed area of a, b, p: positive when p lies left of a -> b. For a p
// within the edge's latitudes and longitudes, or at most 27 degrees off.
[[nodiscard]] constexpr std::int64_t orientation(const Edge& e, std::int64_t x, std::int64_t y) {
  return (std::int64_t{e.bx} - e.ax) * (y - e.ay) - (std::int64_t{e.by} - e.ay) * (x - e.ax);
}

[[nodiscard]] bool on_edge(const Edge& e, std::int64_t x, std::int64_t y);

// The ring's edges, the closing one included.
[[nodiscard]] std::vector<Edge> edges_of(std::span<const Position> ring);
[[nodiscard]] std::vector<Edge> edges_of(const Rings& rings);

// Even-odd membership, boundary inside, every name of the place tried.
[[nodiscard]] bool in_rings(const Rings& rings, Position p);

// Twice the signed area enclosed, in square units; 0 for a degenerate ring.
__extension__ typedef __int128 Area;
[[nodiscard]] Area doubled_area(std::span<const Position> ring);

}  // namespace casus::earth
