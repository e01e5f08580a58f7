// Building the zone grid: choose the coarse cell, spread the edges over cells,
// walk from cell to cell to know each reference, refine the crowded cells.
//
// Budget. Coarse cells: at most 2^20. Copies of edges: at most 4 per edge and 64
// more on the coarse level, about 16 per edge in all. Entries of parts without
// edges in a cell: the parts' bounding boxes cover at most 2^22 coarse cells in
// sum (or 4 per part). The cells grow until all three hold; refinement stops when
// copies run out.
#include <algorithm>
#include <deque>
#include <limits>

#include "casus/base/check.h"
#include "casus/earth/grid.h"

namespace casus::earth {
namespace {

constexpr int widest_shift = 31;
constexpr int finest_shift = 6;
constexpr std::size_t crowd = 10;  // edges in a cell that make it worth refining
constexpr std::int64_t most_cells = std::int64_t{1} << 20;
constexpr std::int64_t most_boxes = std::int64_t{1} << 22;

struct Box {
  std::int64_t west = std::numeric_limits<std::int64_t>::max();
  std::int64_t south = std::numeric_limits<std::int64_t>::max();
  std::int64_t east = std::numeric_limits<std::int64_t>::min();
  std::int64_t north = std::numeric_limits<std::int64_t>::min();

  void add(const Edge& e) {
    west = std::min<std::int64_t>({west, e.ax, e.bx});
    south = std::min<std::int64_t>({south, e.ay, e.by});
    east = std::max<std::int64_t>({east, e.ax, e.bx});
    north = std::max<std::int64_t>({north, e.ay, e.by});
  }
  [[nodiscard]] bool empty() const { return east < west; }
};

Box box_of(std::span<const Edge> edges) {
  Box box;
  for (const Edge& e : edges) box.add(e);
  return box;
}

// A rectangle of cells, all ends included.
struct Window {
  std::int64_t column = 0;
  std::int64_t row = 0;
  std::int64_t last_column = 0;
  std::int64_t last_row = 0;
};

// A square lattice of cells; cell (c, r) begins at (x + c 2^shift, y + r 2^shift).
struct Region {
  std::int64_t x = 0;
  std::int64_t y = 0;
  int shift = 0;

  [[nodiscard]] std::int64_t column(std::int64_t at) const { return (at - x) >> shift; }
  [[nodiscard]] std::int64_t row(std::int64_t at) const { return (at - y) >> shift; }
  [[nodiscard]] std::int64_t x_of(std::int64_t c) const { return x + (c << shift); }
  [[nodiscard]] std::int64_t y_of(std::int64_t r) const { return y + (r << shift); }
  // The cells whose closed squares meet the box.
  [[nodiscard]] Window window(const Box& box) const {
    return {column(box.west - 1), row(box.south - 1), column(box.east), row(box.north)};
  }
};

// floor of the longitude at which the edge, not horizontal, has the latitude.
std::int64_t longitude_at(const Edge& e, std::int64_t y) {
  const std::int64_t rise = std::int64_t{e.by} - e.ay;
  const std::int64_t product = (std::int64_t{e.bx} - e.ax) * (y - e.ay);
  std::int64_t quotient = product / rise;
  if (product % rise != 0 && (product < 0) != (rise < 0)) --quotient;
  return e.ax + quotient;
}

// Calls visit(column, row) for each cell of the window whose closed square meets
// the edge, and perhaps for a neighbour within a unit of it.
template <typename Visit>
void for_cells(const Region& region, const Window& window, const Edge& e, const Visit& visit) {
  Box box;
  box.add(e);
  const Window reach = region.window(box);
  const std::int64_t last_row = std::min(reach.last_row, window.last_row);
  for (std::int64_t r = std::max(reach.row, window.row); r <= last_row; ++r) {
    std::int64_t west = box.west;
    std::int64_t east = box.east;
    if (e.ay != e.by) {
      const std::int64_t low = longitude_at(e, std::max(box.south, region.y_of(r)));
      const std::int64_t high = longitude_at(e, std::min(box.north, region.y_of(r + 1)));
      west = std::max(west, std::min(low, high));
      east = std::min(east, std::max(low, high) + 1);
    }
    const std::int64_t last = std::min(region.column(east), window.last_column);
    for (std::int64_t c = std::max(region.column(west - 1), window.column); c <= last; ++c)
      visit(c, r);
  }
}

// The edges of one part, and whether the part contains the reference of the
// window's first cell.
struct Feed {
  std::uint32_t part = 0;
  std::vector<Edge> edges;
  bool reference_inside = false;
};

// What one part leaves in one cell; the edges are in the pool.
struct Record {
  std::size_t cell = 0;
  std::size_t first = 0;
  std::uint32_t part = 0;
  std::uint32_t edges = 0;
  bool reference_inside = false;
};

struct Records {
  std::vector<Record> list;
  std::vector<Edge> pool;

  [[nodiscard]] std::span<const Edge> edges(const Record& record) const {
    return std::span{pool}.subspan(record.first, record.edges);
  }
};

// Walks one part over the window's cells, rows northwards and columns eastwards,
// and keeps a record of each cell that the part meets.
class Spreader {
 public:
  Spreader(const Region& region, const Window& window, std::int64_t columns, Records& out)
      : region_{region}, window_{window}, columns_{columns}, out_{out} {}

  void spread(const Feed& feed) {
    gather(feed.edges);
    bool row_inside = feed.reference_inside;
    std::size_t next = 0;
    for (std::int64_t r = window_.row; r <= window_.last_row; ++r) {
      bool inside = row_inside;
      for (std::int64_t c = window_.column; c <= window_.last_column; ++c) {
        const Record record = take(feed, next, {c, r}, inside);
        const std::span<const Edge> edges = out_.edges(record);
        if (c == window_.column) row_inside ^= north_leg(edges, c, r);
        inside ^= east_leg(edges, c, r);
        if (record.edges > 0 || record.reference_inside) out_.list.push_back(record);
      }
    }
  }

 private:
  struct CellAt {
    std::int64_t column = 0;
    std::int64_t row = 0;
  };

  [[nodiscard]] std::uint64_t index(CellAt at) const {
    return static_cast<std::uint64_t>(at.row * columns_ + at.column);
  }

  // All pairs (cell, edge), in the order of the walk.
  void gather(std::span<const Edge> edges) {
    hits_.clear();
    for (std::uint32_t i = 0; i < edges.size(); ++i)
      for_cells(region_, window_, edges[i],
                [&](std::int64_t c, std::int64_t r) { hits_.emplace_back(index({c, r}), i); });
    std::ranges::sort(hits_);
  }

  Record take(const Feed& feed, std::size_t& next, CellAt at, bool inside) {
    Record record{index(at), out_.pool.size(), feed.part, 0, inside};
    for (; next < hits_.size() && hits_[next].first == record.cell; ++next, ++record.edges)
      out_.pool.push_back(feed.edges[hits_[next].second]);
    return record;
  }

  [[nodiscard]] bool north_leg(std::span<const Edge> edges, std::int64_t c, std::int64_t r) const {
    bool odd = false;
    for (const Edge& e : edges)
      odd ^= crosses_north(e, region_.x_of(c), region_.y_of(r), region_.y_of(r + 1));
    return odd;
  }
  [[nodiscard]] bool east_leg(std::span<const Edge> edges, std::int64_t c, std::int64_t r) const {
    bool odd = false;
    for (const Edge& e : edges)
      odd ^= crosses_east(e, region_.x_of(c), region_.y_of(r), region_.x_of(c + 1));
    return odd;
  }

  Region region_;
  Window window_;
  std::int64_t columns_;
  Records& out_;
  std::vector<std::pair<std::uint64_t, std::uint32_t>> hits_;
};

std::int64_t cells_in(const Window& w) {
  return (w.last_column - w.column + 1) * (w.last_row - w.row + 1);
}

}  // namespace

class GridBuilder {
 public:
  GridBuilder(Grid& grid, std::span<const std::vector<Edge>> parts) : grid_{grid}, parts_{parts} {}

  void build() {
    Box all;
    for (const auto& edges : parts_) {
      boxes_.push_back(box_of(edges));
      total_ += edges.size();
      for (const Edge& e : edges) all.add(e);
    }
    if (all.empty()) return;
    CASUS_CHECK(parts_.size() < Grid::whole);
    for (std::uint32_t i = 0; i < parts_.size(); ++i) grid_.wholes_.emplace_back(Grid::Entry{.part = i, .edges = 0, .first_edge = 0, .twice = 3});
    choose_lattice(all);
    copies_left_ = 16 * total_ + 4096;
    Records records;
    for (std::size_t i = 0; i < parts_.size(); ++i) spread_part(i, records);
    const auto cells = static_cast<std::size_t>(grid_.columns_ * grid_.rows_);
    lay(records, {.first = 0, .cells = cells, .lattice = lattice(), .columns = grid_.columns_});
    for (; !crowded_.empty(); crowded_.pop_front()) refine(crowded_.front());
  }

 private:
  struct Target {
    std::size_t first = 0;  // of the cells to be filled
    std::size_t cells = 0;
    Region lattice;
    std::int64_t columns = 0;
  };
  struct Crowded {
    std::size_t cell = 0;
    Region lattice;
    std::vector<Feed> feeds;
  };

  [[nodiscard]] Region lattice() const { return {grid_.origin_x_, grid_.origin_y_, grid_.shift_}; }

  // One unit of room to the west and south, so that every part's first
  // reference lies outside it.
  void choose_lattice(const Box& all) {
    grid_.origin_x_ = all.west - 2;
    grid_.origin_y_ = all.south - 2;
    for (grid_.shift_ = finest_shift; grid_.shift_ < widest_shift; ++grid_.shift_) {
      count_cells(all);
      if (grid_.columns_ * grid_.rows_ <= most_cells && affordable()) break;
    }
    count_cells(all);
  }
  void count_cells(const Box& all) {
    grid_.columns_ = lattice().column(all.east) + 1;
    grid_.rows_ = lattice().row(all.north) + 1;
  }

  [[nodiscard]] bool affordable() const {
    const std::int64_t boxes_limit = most_boxes + 4 * static_cast<std::int64_t>(parts_.size());
    const std::int64_t copies_limit = 4 * static_cast<std::int64_t>(total_) + 64;
    std::int64_t boxes = 0;
    std::int64_t copies = 0;
    for (std::size_t i = 0; i < parts_.size(); ++i) {
      if (boxes_[i].empty()) continue;
      boxes += cells_in(lattice().window(boxes_[i]));
      if (boxes > boxes_limit) return false;
      for (const Edge& e : parts_[i]) {
        Box box;
        box.add(e);
        const Window w = lattice().window(box);
        copies += w.last_column - w.column + w.last_row - w.row + 1;
      }
      if (copies > copies_limit) return false;
    }
    return true;
  }

  void spread_part(std::size_t part, Records& records) const {
    if (boxes_[part].empty()) return;
    const Window window = lattice().window(boxes_[part]);
    Spreader spreader{lattice(), window, grid_.columns_, records};
    spreader.spread({static_cast<std::uint32_t>(part), parts_[part], false});
  }

  // Writes the records into the target's cells, or queues a cell for refining.
  void lay(Records& records, const Target& target) {
    std::ranges::sort(records.list, {}, [](const Record& r) { return std::pair{r.cell, r.part}; });
    if (grid_.cells_.size() < target.first + target.cells)
      grid_.cells_.resize(target.first + target.cells, Grid::empty);
    for (std::size_t i = 0; i < records.list.size();) {
      const std::size_t begin = i;
      std::size_t edges = 0;
      for (; i < records.list.size() && records.list[i].cell == records.list[begin].cell; ++i)
        edges += records.list[i].edges;
      const std::span<const Record> here = std::span{records.list}.subspan(begin, i - begin);
      const std::size_t cell = target.first + here.front().cell;
      if (edges > crowd && target.lattice.shift >= finest_shift + Grid::block_bits)
        queue(records, here, cell, target);
      else
        settle(records, here, cell);
    }
  }

  void queue(const Records& records, std::span<const Record> here, std::size_t cell,
             const Target& target) {
    const auto at = static_cast<std::int64_t>(here.front().cell);
    Crowded crowded{cell, target.lattice, {}};
    crowded.lattice.x = target.lattice.x_of(at % target.columns);
    crowded.lattice.y = target.lattice.y_of(at / target.columns);
    crowded.lattice.shift -= Grid::block_bits;
    for (const Record& record : here) {
      const std::span<const Edge> edges = records.edges(record);
      crowded.feeds.push_back({record.part, {edges.begin(), edges.end()}, record.reference_inside});
    }
    crowded_.push_back(std::move(crowded));
  }

  void settle(const Records& records, std::span<const Record> here, std::size_t cell) {
    if (here.size() == 1 && here.front().edges == 0) {
      grid_.cells_[cell] = Grid::whole | here.front().part;
      return;
    }
    std::vector<Grid::Slot>& slots = grid_.slots_;
    grid_.cells_[cell] = static_cast<std::uint32_t>(slots.size());
    auto first_edge = static_cast<std::uint32_t>(slots.size() + here.size());
    auto twice = static_cast<std::uint32_t>(2 * here.size());
    for (const Record& record : here) {
      slots.emplace_back(Grid::Entry{record.part, record.edges, first_edge, twice + (record.reference_inside ? 1U : 0U)});
      twice -= 2;
      first_edge += record.edges;
    }
    for (const Record& record : here) {
      const std::span<const Edge> edges = records.edges(record);
      slots.insert(slots.end(), edges.begin(), edges.end());
    }
    CASUS_CHECK(slots.size() < Grid::whole);
  }

  void refine(const Crowded& crowded) {
    constexpr std::int64_t side = 1 << Grid::block_bits;
    Records records;
    Spreader spreader{crowded.lattice, {0, 0, side - 1, side - 1}, side, records};
    for (const Feed& feed : crowded.feeds) spreader.spread(feed);
    const std::size_t cost = records.pool.size() + records.list.size();
    if (cost > copies_left_) {
      settle_whole(crowded);
      return;
    }
    copies_left_ -= cost;
    const std::size_t first = grid_.cells_.size();
    CASUS_CHECK(first < Grid::block);
    grid_.cells_[crowded.cell] = static_cast<std::uint32_t>(first) | Grid::block;
    lay(records,
        {.first = first, .cells = side * side, .lattice = crowded.lattice, .columns = side});
  }

  // The budget is spent: the cell keeps all its edges.
  void settle_whole(const Crowded& crowded) {
    Records records;
    for (const Feed& feed : crowded.feeds) {
      records.list.push_back({0, records.pool.size(), feed.part,
                              static_cast<std::uint32_t>(feed.edges.size()),
                              feed.reference_inside});
      records.pool.insert(records.pool.end(), feed.edges.begin(), feed.edges.end());
    }
    settle(records, records.list, crowded.cell);
  }

  Grid& grid_;
  std::span<const std::vector<Edge>> parts_;
  std::vector<Box> boxes_;
  std::deque<Crowded> crowded_;
  std::size_t total_ = 0;
  std::size_t copies_left_ = 0;
};

Grid::Grid(std::span<const std::vector<Edge>> parts) { GridBuilder{*this, parts}.build(); }

}  // namespace casus::earth
