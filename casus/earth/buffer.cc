// Capsules: strips, sectors, half discs, and their union.
#include "casus/earth/buffer.h"

#include <GeographicLib/Math.hpp>
#include <algorithm>
#include <cmath>

#include "casus/earth/curve.h"
#include "casus/earth/ring.h"

namespace casus::earth {
namespace {

using base::Done;
using base::Fault;
using base::FaultKind;
using base::Result;
using ClipperLib::Paths;

constexpr double limit_metres = 0.4;
constexpr double overlap_degrees = 0.001;    // sectors reach a little into the strips beside them
constexpr double shortest_degree = 110'574;  // metres of latitude

Fault at_pole() {
  return {FaultKind::range,
          "the zone `within` that distance reaches a pole",
          "keep the line farther from the pole, or state the area by its corners",
          {}};
}

// Andrew's monotone chain: a quadrangle may be crossed where D exceeds the
// curve's own radius, and its hull still lies within D of the edge.
std::vector<Corner> hull(std::vector<Corner> points) {
  std::ranges::sort(points, {}, [](const Corner& c) { return std::pair{c.x, c.y}; });
  const auto turns_left = [](const Corner& a, const Corner& b, const Corner& c) {
    return static_cast<Area>(b.x - a.x) * (c.y - a.y) - static_cast<Area>(b.y - a.y) * (c.x - a.x) >
           0;
  };
  std::vector<Corner> out;
  for (int half = 0; half < 2; ++half) {
    const std::size_t base = out.size();
    for (const Corner& p : points) {
      while (out.size() >= base + 2 && !turns_left(out[out.size() - 2], out.back(), p))
        out.pop_back();
      out.push_back(p);
    }
    out.pop_back();
    std::ranges::reverse(points);
  }
  return out;
}

class Capsules {
 public:
  explicit Capsules(double metres) : metres_{metres} {}

  Result<Done> add(const Outline::Line& line) {
    std::vector<Corner> corners = line.corners;
    if (line.closed && !corners.empty()) {
      const Corner& last = corners.back();
      corners.push_back({last.x + short_way(last.x, corners.front().x), corners.front().y});
    }
    corners.erase(std::unique(corners.begin(), corners.end()), corners.end());
    if (corners.size() == 1) return sector(spot(corners[0]), 0, 360);
    return add_edges(line, corners);
  }

  Paths pieces;

 private:
  Result<Done> add_edges(const Outline::Line& line, const std::vector<Corner>& corners) {
    double first = 0;
    double before = 0;
    for (std::size_t i = 0; i + 1 < corners.size(); ++i) {
      CASUS_TRY(curve, EdgeCurve::make(line.edges, corners[i], corners[i + 1]));
      const double start = curve.azimuth(0);
      if (i == 0) first = start;
      if (i > 0)
        if (const auto turned = corner(spot(corners[i]), before, start); !turned)
          return turned.fault();
      if (const auto stripped = strips(curve); !stripped) return stripped.fault();
      before = curve.azimuth(1);
    }
    if (line.closed) return corner(spot(corners.front()), before, first);
    if (const auto head = sector(spot(corners.front()), first + 90, first + 270); !head)
      return head.fault();
    return sector(spot(corners.back()), before - 90, before + 90);
  }

  [[nodiscard]] bool reaches_pole(const Spot& s) const {
    return (90 - std::abs(s.latitude)) * shortest_degree <= metres_ * 1.01 + 1'000;
  }

  // The outer side of a turn; the inner side lies within both strips.
  Result<Done> corner(const Spot& at, double before, double after) {
    const double turn = GeographicLib::Math::AngDiff(before, after);
    if (turn == 0) return Done{};
    const double side = turn > 0 ? -90 : 90;
    const double low = std::min(before + side, before + side + turn);
    return sector(at, low, low + std::abs(turn));
  }

  Result<Done> sector(const Spot& centre, double begin, double end) {
    if (reaches_pole(centre)) return at_pole();
    const bool whole = end - begin >= 360;
    const double from = whole ? begin : begin - overlap_degrees;
    const double to = whole ? end : end + overlap_degrees;
    const Strand arc = [&](double t) { return offset(centre, from + (to - from) * t, metres_); };
    const int pieces_at_first = std::max(1, static_cast<int>((to - from) / 30));
    CASUS_TRY(steps, divide({arc}, pieces_at_first, limit_metres));
    std::vector<Corner> ring;
    if (!whole) ring.push_back(rounded(centre));
    for (const double t : steps) ring.push_back(rounded(arc(t)));
    push(std::move(ring));
    return Done{};
  }

  Result<Done> strips(const EdgeCurve& curve) {
    const auto side = [&](double angle) -> Strand {
      return [this, &curve, angle](double t) {
        return offset(curve.at(t), curve.azimuth(t) + angle, metres_);
      };
    };
    if (reaches_pole(curve.at(0)) || reaches_pole(curve.at(1))) return at_pole();
    const std::vector<Strand> strands{[&curve](double t) { return curve.at(t); }, side(-90),
                                      side(90)};
    CASUS_TRY(steps, divide(strands, first_pieces(curve.metres()), limit_metres));
    std::vector<std::vector<Corner>> corners(strands.size());
    for (const double t : steps) {
      if (reaches_pole(curve.at(t))) return at_pole();
      for (std::size_t s = 0; s < strands.size(); ++s) corners[s].push_back(rounded(strands[s](t)));
    }
    for (std::size_t k = 0; k + 1 < steps.size(); ++k)
      for (const std::size_t s : {std::size_t{1}, std::size_t{2}})
        push(hull({corners[0][k], corners[0][k + 1], corners[s][k], corners[s][k + 1]}));
    return Done{};
  }

  void push(std::vector<Corner> ring) {
    for (const auto& piece : cut({std::move(ring)})) pieces.push_back(plane_path(piece));
  }

  double metres_;
};

// Rounded crossings leave slits between pieces that overlap on the ground. A hole
// of a mean width of a few centimetres is such a slit and is filled.
void fill_slits(Region& region) {
  constexpr double slit_units = 10;
  std::erase_if(region, [](const ClipperLib::Path& ring) {
    double rim = 0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
      const auto& a = ring[i];
      const auto& b = ring[(i + 1) % ring.size()];
      rim += std::hypot(static_cast<double>(b.X - a.X), static_cast<double>(b.Y - a.Y));
    }
    const double area = ClipperLib::Area(ring);
    return area <= 0 && -area < rim * slit_units;
  });
}

}  // namespace

Result<Region> buffer(const Outline& outline, measure::Length distance) {
  if (distance <= measure::Length{} || distance > longest_buffer)
    return Fault{FaultKind::range,
                 "`within " + measure::print(distance) + " of` is out of range",
                 "a distance is greater than 0 and at most " + measure::print(longest_buffer),
                 {}};
  Capsules capsules{static_cast<double>(distance.raw()) / 1000};
  for (const Outline::Line& line : outline.lines) {
    if (line.corners.empty()) continue;
    if (const auto added = capsules.add(line); !added) return added.fault();
  }
  CASUS_TRY(around, unite(std::move(capsules.pieces)));
  CASUS_TRY(all, combine(ClipperLib::ctUnion, around, outline.region));
  fill_slits(all);
  return std::move(all);
}

}  // namespace casus::earth
