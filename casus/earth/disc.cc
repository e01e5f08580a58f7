// The ellipse around a disc and its conservative test against an edge.
#include "casus/earth/disc.h"

#include <algorithm>
#include <cstdlib>

#include "casus/earth/fixed.h"

namespace casus::earth {
namespace {

using fixed::Int128;

constexpr std::int64_t turn = 3'600'000'000;
constexpr std::int64_t whole_earth_mm = 20'003'931'459;  // no two places are farther apart

// A number of units that certainly is at least `millimetres` long.
std::int64_t units(std::int64_t millimetres, std::int64_t unit_length) {
  return static_cast<std::int64_t>((static_cast<Int128>(millimetres) << 20) / unit_length) + 1;
}

struct Flat {
  Int128 x = 0;
  Int128 y = 0;
};
Int128 dot(const Flat& a, const Flat& b) { return a.x * b.x + a.y * b.y; }

}  // namespace

Disc::Disc(Position centre, measure::Length radius)
    : x_{centre.longitude_e7()},
      y_{centre.latitude_e7()},
      radius_mm_{std::min(radius.raw(), whole_earth_mm)} {
  static const std::int64_t shortest_north = fixed::unit_lengths(0).north;
  reach_y_ = units(radius_mm_, shortest_north);
  const std::int64_t farthest = std::abs(y_) + reach_y_;
  north_ = fixed::unit_lengths(std::max<std::int64_t>(std::abs(y_) - reach_y_, 0)).north;
  if (farthest < pole_e7) east_ = fixed::unit_lengths(farthest).east;
  reach_x_ = east_ > 0 ? units(radius_mm_, east_) : turn / 2;
  all_longitudes_ = reach_x_ >= turn / 2;
  if (all_longitudes_) reach_x_ = turn / 2;
}

bool Disc::may_touch(const Edge& e) const {
  if (std::max(e.ay, e.by) < south() || std::min(e.ay, e.by) > north()) return false;
  if (all_longitudes_) return true;
  return may_touch_shifted(e, 0) || may_touch_shifted(e, turn) || may_touch_shifted(e, -turn);
}

bool Disc::may_touch_shifted(const Edge& e, std::int64_t shift) const {
  const std::int64_t ax = e.ax + shift;
  const std::int64_t bx = e.bx + shift;
  if (std::max(ax, bx) < west() || std::min(ax, bx) > east()) return false;
  // Millimetres from the centre, each rounded down by less than one: that moves
  // the edge by less than 1.5 mm, which two more millimetres of radius cover.
  const auto flat = [&](std::int64_t x, std::int64_t y) {
    return Flat{(static_cast<Int128>(x - x_) * east_) >> 20,
                (static_cast<Int128>(y - y_) * north_) >> 20};
  };
  const Flat a = flat(ax, e.ay);
  const Flat b = flat(bx, e.by);
  const Flat along{b.x - a.x, b.y - a.y};
  const Int128 radius = radius_mm_ + 2;
  if (dot(a, a) <= radius * radius || dot(b, b) <= radius * radius) return true;
  if (dot(a, along) >= 0 || dot(b, along) <= 0) return false;
  const Int128 cross = a.x * b.y - a.y * b.x;
  const Int128 reach = radius * (fixed::root(dot(along, along)) + 1);
  return cross <= reach && -cross <= reach;
}

}  // namespace casus::earth
