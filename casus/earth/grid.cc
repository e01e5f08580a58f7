// Look-up in the zone grid: which cell, and on which side of its edges.
#include "casus/earth/grid.h"

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

Grid::Place Grid::locate(std::int64_t x, std::int64_t y) const {
  const std::int64_t east = x - origin_x_;
  const std::int64_t north = y - origin_y_;
  int shift = shift_;
  const std::int64_t column = east >> shift;
  const std::int64_t row = north >> shift;
  if (column < 0 || row < 0 || column >= columns_ || row >= rows_) return {};
  std::uint32_t cell = cells_[static_cast<std::size_t>(row * columns_ + column)];
  constexpr std::int64_t mask = (1 << block_bits) - 1;
  while (cell != empty && (cell & block) != 0) {
    shift -= block_bits;
    const std::int64_t within =
        (((north >> shift) & mask) << block_bits) | ((east >> shift) & mask);
    cell = cells_[(cell & ~block) + static_cast<std::size_t>(within)];
  }
  std::span<const Slot> entries;
  if (cell != empty) entries = std::span{slots_}.subspan(cell, slots_[cell].entry.entries());
  return {entries, origin_x_ + ((east >> shift) << shift), origin_y_ + ((north >> shift) << shift),
          std::int64_t{1} << shift};
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
