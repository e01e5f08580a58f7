// The zone grid: cells over all parts of all zones. Internal to this room.
//
// A cell is a square of 2^shift units. It holds one entry for each part that
// meets it: the part's edges near the cell, and whether the part contains the
// cell's reference point. No edges and a true reference is "all of the cell is
// inside". A crowded cell points to a block of 4 x 4 finer cells instead. Cells lie in
// one flat array; what they hold in another, the entries of a cell and behind them
// their edges. A cell that lies in one part and meets no edge names the part itself.
//
//     locate(p) -> cell -> entries, edges of the first, edges of the second, ...
//
// Among thousands of zones a look-up costs what it waits for memory: for the cell, for each
// block, for the entries. Many points are therefore located together, a step of all before
// the next step of any.
//
// Degenerate cases are decided as if every point stood infinitesimally to the
// east of, and by far less than that to the north of, its place: then no point
// lies on an edge, a path from the reference to the point crosses edges properly,
// and parity is well defined. Points on an edge are found separately, first.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "casus/earth/ring.h"

namespace casus::earth {

class Grid {
 public:
  struct Entry {
    std::uint32_t part = 0;
    std::uint32_t edges = 0;       // how many
    std::uint32_t first_edge = 0;  // its slot
    std::uint32_t twice = 0;       // twice the entries of the cell from this one on, one more where
                                   // the reference is inside
    [[nodiscard]] std::uint32_t entries() const { return twice / 2; }
    [[nodiscard]] bool reference_inside() const { return twice % 2 != 0; }
  };
  // The cell's entries are the first of its slots, then come their edges.
  union Slot {
    Entry entry;
    Edge edge;
    Slot(Entry one) : entry{one} {}
    Slot(Edge one) : edge{one} {}
  };
  static_assert(sizeof(Slot) == 16);
  // Where a point landed: the cell's entries, by part ascending, its reference
  // point (the south-west corner) and its size; size 0 is outside the grid.
  struct Place {
    std::span<const Slot> entries;
    std::int64_t reference_x = 0;
    std::int64_t reference_y = 0;
    std::int64_t size = 0;
  };

  // `parts[i]` are the edges of part i. Memory is bounded by the number of edges
  // and parts: see the budget in grid_build.cc.
  explicit Grid(std::span<const std::vector<Edge>> parts);

  [[nodiscard]] Place locate(std::int64_t x, std::int64_t y) const;
  // The places of as many points, at most `together`.
  static constexpr std::size_t together = 16;
  void locate(std::span<const Position> points, std::span<Place> places) const;
  // Even-odd membership of the entry's part, boundary inside. The point is the
  // one that was located.
  [[nodiscard]] bool inside(const Place& place, const Entry& entry, std::int64_t x,
                            std::int64_t y) const;
  // The units that the coarse cells cover, end excluded.
  struct Bounds {
    std::int64_t x = 0;
    std::int64_t y = 0;
    std::int64_t x_end = 0;
    std::int64_t y_end = 0;
  };
  [[nodiscard]] Bounds bounds() const {
    return {origin_x_, origin_y_, origin_x_ + (columns_ << shift_), origin_y_ + (rows_ << shift_)};
  }

 private:
  friend class GridBuilder;
  // A cell is the slot of its first entry, or the first cell of its block, or the one part
  // that it lies in, or none of these.
  static constexpr std::uint32_t empty = 0xFFFF'FFFFU;
  static constexpr std::uint32_t block = 0x8000'0000U;
  static constexpr std::uint32_t whole = 0x4000'0000U;
  static constexpr int block_bits = 2;

  // A point on its way to its cell.
  struct Way {
    std::int64_t east = 0;  // of the origin
    std::int64_t north = 0;
    int shift = 0;          // of the cells that are reached
    std::size_t at = nowhere;  // the cell that is reached
  };
  static constexpr std::size_t nowhere = SIZE_MAX;
  [[nodiscard]] Way enter(std::int64_t x, std::int64_t y) const;
  // One block further; false: this is the cell.
  [[nodiscard]] bool descend(Way& way) const;
  [[nodiscard]] Place arrive(const Way& way) const;
  void fetch_entries(const Way& way) const;

  std::int64_t origin_x_ = 0;
  std::int64_t origin_y_ = 0;
  std::int64_t columns_ = 0;
  std::int64_t rows_ = 0;
  int shift_ = 0;
  std::vector<std::uint32_t> cells_;  // the coarse cells by row, then the blocks
  std::vector<Slot> slots_;
  std::vector<Slot> wholes_;          // by part: the entry of a cell that lies in it
};

// Does the edge cross the leg that runs north (or east) from (x, y)? Points
// moved infinitesimally as above. The leg meets the edge's latitudes and
// longitudes, so the products fit.
[[nodiscard]] bool crosses_north(const Edge& e, std::int64_t x, std::int64_t y, std::int64_t y_end);
[[nodiscard]] bool crosses_east(const Edge& e, std::int64_t x, std::int64_t y, std::int64_t x_end);

}  // namespace casus::earth
