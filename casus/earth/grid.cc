// Look-up in the zone grid: which cell, and on which side of its edges.
#include "casus/earth/grid.h"

#include <array>

#include "casus/base/check.h"

namespace casus::earth {
namespace {

// Is the point, moved infinitesimally (see grid.h), left of a -> b?
bool left_of(const Edge& e, std::int64_t x, std::int64_t y) {
  const std::int64_t turn = orientation(e, x, y);
  if (turn != 0) return turn > 0;
  return e.by != e.ay ? e.by < e.ay : e.bx > e.ax;
}

}  // namespace

bool crosses_north(const Edge& e, std::int64_t x, std::int64_t y, std::int64_t y_end) {
  return (e.ax > x) != (e.bx > x) && left_of(e, x, y) != left_of(e, x, y_end);
}

bool crosses_east(const Edge& e, std::int64_t x, std::int64_t y, std::int64_t x_end) {
  return (e.ay > y) != (e.by > y) && left_of(e, x, y) != left_of(e, x_end, y);
}

Grid::Way Grid::enter(std::int64_t x, std::int64_t y) const {
  Way way{x - origin_x_, y - origin_y_, shift_, nowhere};
  const std::int64_t column = way.east >> shift_;
  const std::int64_t row = way.north >> shift_;
  const bool outside = column < 0 || row < 0 || column >= columns_ || row >= rows_;
  if (!outside) way.at = static_cast<std::size_t>(row * columns_ + column);
  return way;
}

bool Grid::descend(Way& way) const {
  if (way.at == nowhere) return false;
  const std::uint32_t cell = cells_[way.at];
  if (cell == empty || (cell & block) == 0) return false;
  constexpr std::int64_t mask = (1 << block_bits) - 1;
  way.shift -= block_bits;
  const std::int64_t within = (((way.north >> way.shift) & mask) << block_bits) | ((way.east >> way.shift) & mask);
  way.at = (cell & ~block) + static_cast<std::size_t>(within);
  return true;
}

void Grid::fetch_entries(const Way& way) const {
  if (way.at == nowhere || cells_[way.at] >= whole) return;
  // As many cache lines as an ordinary cell fills.
  const Slot* first = &slots_[cells_[way.at]];
  for (int line = 0; line < 3; ++line) __builtin_prefetch(first + 4 * line);
}

Grid::Place Grid::arrive(const Way& way) const {
  if (way.at == nowhere) return {};
  const std::uint32_t cell = cells_[way.at];
  std::span<const Slot> entries;
  if (cell < whole) entries = std::span{slots_}.subspan(cell, slots_[cell].entry.entries());
  else if (cell != empty) entries = std::span{wholes_}.subspan(cell & ~whole, 1);
  return {entries, origin_x_ + ((way.east >> way.shift) << way.shift), origin_y_ + ((way.north >> way.shift) << way.shift),
          std::int64_t{1} << way.shift};
}

Grid::Place Grid::locate(std::int64_t x, std::int64_t y) const {
  Way way = enter(x, y);
  while (descend(way)) {
  }
  return arrive(way);
}

void Grid::locate(std::span<const Position> points, std::span<Place> places) const {
  CASUS_CHECK(points.size() <= together && points.size() == places.size());
  std::array<Way, together> all;
  const std::span<Way> ways = std::span{all}.first(points.size());
  const auto fetch = [&](const Way& way) {
    if (way.at != nowhere) __builtin_prefetch(&cells_[way.at]);
  };
  for (std::size_t i = 0; i < points.size(); ++i) {
    ways[i] = enter(points[i].longitude_e7(), points[i].latitude_e7());
    fetch(ways[i]);
  }
  for (bool further = true; further;) {
    further = false;
    for (Way& way : ways) {
      if (!descend(way)) continue;
      fetch(way);
      further = true;
    }
  }
  for (const Way& way : ways) fetch_entries(way);
  for (std::size_t i = 0; i < points.size(); ++i) places[i] = arrive(ways[i]);
}

bool Grid::inside(const Place& place, const Entry& entry, std::int64_t x, std::int64_t y) const {
  bool inside = entry.reference_inside();
  for (const Slot& slot : std::span{slots_}.subspan(entry.first_edge, entry.edges)) {
    const Edge& e = slot.edge;
    if (on_edge(e, x, y)) return true;
    if (crosses_north(e, place.reference_x, place.reference_y, y)) inside = !inside;
    if (crosses_east(e, place.reference_x, y, x)) inside = !inside;
  }
  return inside;
}

}  // namespace casus::earth
