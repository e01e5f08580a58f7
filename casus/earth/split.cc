// Cutting rings at 180 degrees. Inside one turn, the pieces of all rings end on
// the two cutting meridians; sorted by latitude the ends close in pairs, since by
// the even-odd rule the area changes at every end.
#include "casus/earth/split.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <map>

#include "casus/base/check.h"
#include "casus/base/text.h"
#include "casus/earth/ring.h"

namespace casus::earth {
namespace {

using base::Fault;
using base::FaultKind;

constexpr std::int64_t turn = 3'600'000'000;

using Path = std::vector<Corner>;

std::int64_t floor_divide(std::int64_t a, std::int64_t b) {
  const std::int64_t quotient = a / b;
  return a % b != 0 && (a < 0) != (b < 0) ? quotient - 1 : quotient;
}

// The turn that a longitude lies in: 0 for [-180, 180).
std::int64_t turn_of(std::int64_t x) { return floor_divide(x + seam_e7, turn); }
bool on_cut(std::int64_t x) { return floor_divide(x + seam_e7, turn) * turn == x + seam_e7; }

// Latitude at which an edge crosses the longitude, rounded to nearest, half up.
std::int64_t latitude_at(const Corner& a, const Corner& b, std::int64_t x) {
  const std::int64_t width = b.x - a.x;
  const Area doubled = static_cast<Area>(b.y - a.y) * (x - a.x) * 2 + width;
  const Area divisor = static_cast<Area>(width) * 2;
  Area quotient = doubled / divisor;
  if (doubled % divisor != 0 && (doubled < 0) != (divisor < 0)) --quotient;
  return a.y + static_cast<std::int64_t>(quotient);
}

// The corners with one more wherever an edge crosses a cut. An edge is shorter
// than a turn, but for one along a pole.
Path with_crossings(const Path& ring) {
  Path out;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    Corner a = ring[i];
    Corner b = ring[(i + 1) % ring.size()];
    out.push_back(a);
    const bool eastward = a.x < b.x;
    if (!eastward) std::swap(a, b);  // so that both directions round alike
    std::vector<Corner> cuts;
    for (std::int64_t k = turn_of(a.x) + 1; k * turn - seam_e7 < b.x; ++k)
      cuts.push_back({k * turn - seam_e7, latitude_at(a, b, k * turn - seam_e7)});
    if (!eastward) std::ranges::reverse(cuts);
    out.insert(out.end(), cuts.begin(), cuts.end());
  }
  return out;
}

// A ring that ends some turns from where it began goes back along its pole.
base::Result<base::Done> close_round_pole(Path& ring, std::int64_t gap) {
  const auto pole =
      std::ranges::find_if(ring, [](const Corner& c) { return std::abs(c.y) == pole_e7; });
  if (pole == ring.end())
    return Fault{FaultKind::range,
                 "the area winds round the earth's axis and names no pole",
                 "add a corner at the pole that belongs to it, such as `90N 0E`",
                 {}};
  const auto index = pole - ring.begin();
  std::vector<Corner> back;
  for (std::int64_t done = gap; done != 0;) {
    const std::int64_t step = std::clamp(done, -longest_span_e7, longest_span_e7);
    done -= step;
    back.push_back({ring[static_cast<std::size_t>(index)].x - gap + done, pole->y});
  }
  // The corners after the pole move back by the gap, so that the ring closes.
  for (auto i = static_cast<std::size_t>(index) + 1; i < ring.size(); ++i) ring[i].x -= gap;
  ring.insert(ring.begin() + index + 1, back.begin(), back.end());
  return base::Done{};
}

// Cuts all rings into rings that lie within one turn each, moved to turn 0.
class Cutter {
 public:
  void add(const Path& ring) {
    const Path path = with_crossings(ring);
    const std::size_t n = path.size();
    // Start where an edge along or across a cut begins, or anywhere in an uncut ring.
    std::size_t start = 0;
    while (start < n && !on_cut(path[start].x)) ++start;
    if (start == n) {
      keep(path, turn_of(path[0].x));
      return;
    }
    Path piece;
    for (std::size_t i = 0; i <= n; ++i) {
      const Corner& at = path[(start + i) % n];
      piece.push_back(at);
      if (!on_cut(at.x) || piece.size() < 2) continue;
      if (piece.size() > 2 || piece[0].x != at.x) open_piece(piece);
      piece = {at};
    }
  }

  std::vector<Path> finish() {
    join();
    return std::move(whole_);
  }

 private:
  struct End {
    std::int64_t x = 0;
    std::int64_t y = 0;
    std::size_t piece = 0;
    bool last = false;
    friend auto operator<=>(const End&, const End&) = default;
  };

  void keep(const Path& ring, std::int64_t which) {
    Path moved = ring;
    for (Corner& c : moved) c.x -= which * turn;
    whole_.push_back(std::move(moved));
  }

  // Between two corners on cuts; its inner corners tell the turn.
  void open_piece(const Path& piece) {
    const std::int64_t middle = piece.size() > 2 ? piece[1].x : (piece[0].x + piece[1].x) / 2;
    const std::int64_t which = turn_of(middle);
    Path moved = piece;
    for (Corner& c : moved) c.x -= which * turn;
    pieces_.push_back(std::move(moved));
  }

  // Closes the pieces of all rings together along the two cutting meridians: a
  // hole that crosses the cut must interrupt the closing edge of its outer ring.
  void join() {
    std::vector<End> ends;
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      ends.push_back({pieces_[i].front().x, pieces_[i].front().y, i, false});
      ends.push_back({pieces_[i].back().x, pieces_[i].back().y, i, true});
    }
    std::ranges::sort(ends);
    CASUS_CHECK(ends.size() % 2 == 0);
    std::map<std::pair<std::size_t, bool>, const End*> partner;
    for (std::size_t i = 0; i + 1 < ends.size(); i += 2) {
      partner[{ends[i].piece, ends[i].last}] = &ends[i + 1];
      partner[{ends[i + 1].piece, ends[i + 1].last}] = &ends[i];
    }
    std::vector<bool> used(pieces_.size());
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      Path ring;
      for (End at{0, 0, i, false}; !used[at.piece]; at = *partner.at({at.piece, !at.last})) {
        used[at.piece] = true;
        Path& piece = pieces_[at.piece];
        if (at.last) std::ranges::reverse(piece);
        ring.insert(ring.end(), piece.begin(), piece.end());
      }
      if (!ring.empty()) whole_.push_back(std::move(ring));
    }
  }

  std::vector<Path> whole_;
  std::vector<Path> pieces_;  // moved to turn 0
};

// Corners along an edge, the first included. Both directions give the same
// corners, so that a border shared by two areas stays shared.
void add_subdivided(std::vector<Position>& out, const Corner& a, const Corner& b) {
  const std::int64_t span = std::max(std::abs(b.x - a.x), std::abs(b.y - a.y));
  const std::int64_t pieces =
      std::max<std::int64_t>((span + longest_span_e7 - 1) / longest_span_e7, 1);
  const bool forward = std::pair{a.x, a.y} < std::pair{b.x, b.y};
  const Corner& from = forward ? a : b;
  const Corner& to = forward ? b : a;
  for (std::int64_t i = 0; i < pieces; ++i) {
    const std::int64_t k = forward ? i : pieces - i;
    out.push_back(*Position::make(from.y + (to.y - from.y) * k / pieces,
                                  from.x + (to.x - from.x) * k / pieces));
  }
}

}  // namespace

std::vector<Position> finished_ring(const Path& path) {
  std::vector<Position> out;
  for (std::size_t i = 0; i < path.size(); ++i)
    add_subdivided(out, path[i], path[(i + 1) % path.size()]);
  return out;
}

std::vector<std::vector<Corner>> cut(std::vector<std::vector<Corner>> rings) {
  Cutter cutter;
  for (auto& ring : rings) {
    drop_repeats(ring);
    if (!ring.empty()) cutter.add(ring);
  }
  std::vector<Path> pieces = cutter.finish();
  for (auto& piece : pieces) drop_repeats(piece);
  std::erase_if(pieces, [](const Path& piece) { return piece.size() < 3; });
  return pieces;
}

std::int64_t short_way(std::int64_t from, std::int64_t to) {
  std::int64_t way = (to - from) % turn;
  if (way > turn / 2) way -= turn;
  if (way <= -turn / 2) way += turn;
  return way;
}

void drop_repeats(std::vector<Corner>& ring) {
  ring.erase(std::unique(ring.begin(), ring.end()), ring.end());
  while (ring.size() > 1 && ring.front() == ring.back()) ring.pop_back();
}

base::Result<std::vector<Corner>> unroll(std::span<const Position> line) {
  std::vector<Corner> out;
  for (const Position p : line) {
    std::int64_t x = p.longitude_e7();
    if (!out.empty()) {
      const std::int64_t way = short_way(out.back().x, x);
      if (way == turn / 2)
        return Fault{FaultKind::range,
                     fmt::format("an edge spans exactly 180 degrees, from longitude {} to {}",
                                 base::print_scaled(out.back().x, 7), base::print_scaled(x, 7)),
                     "add a corner between them: an edge takes the short way round",
                     {}};
      x = out.back().x + way;
    }
    out.push_back({x, p.latitude_e7()});
  }
  return out;
}

base::Result<Rings> split_area(std::span<const std::vector<Position>> rings) {
  std::vector<Path> paths;
  for (const auto& ring : rings) {
    if (ring.empty()) continue;
    std::vector<Position> closed = ring;
    closed.push_back(ring.front());
    CASUS_TRY(path, unroll(closed));
    const std::int64_t gap = path.back().x - path.front().x;
    path.pop_back();
    if (gap != 0) {
      const auto closing = close_round_pole(path, gap);
      if (!closing) return closing.fault();
    }
    paths.push_back(std::move(path));
  }
  Rings out;
  for (const auto& path : cut(std::move(paths))) out.rings.push_back(finished_ring(path));
  return out;
}

}  // namespace casus::earth
