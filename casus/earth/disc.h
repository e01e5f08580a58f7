// A disc on the ellipsoid, enclosed in an ellipse of the longitude-latitude
// plane, by integers. Internal to this room.
//
// Every geodesic that begins at the centre and is at most r long stays between
// the latitudes centre +- r / (least M). Between them 1e-7 degree is at least
// `north` long along the meridian and `east` along the parallel, so the geodesic
// is at least as long as the flat distance in that metric: the disc lies inside
// the ellipse (north dy)^2 + (east dx)^2 <= r^2. All roundings enlarge it; by
// about r tan(latitude) / 6,400 km of its width for small discs, which makes an
// answer less certain, never wrong. A disc that reaches a pole is enlarged to all
// longitudes of its latitudes.
#pragma once

#include <cstdint>

#include "casus/earth/ring.h"
#include "casus/measure/length.h"

namespace casus::earth {

class Disc {
 public:
  // radius > 0.
  Disc(Position centre, measure::Length radius);

  // The ellipse's bounds in units; longitudes may exceed 180 degrees.
  [[nodiscard]] std::int64_t west() const { return x_ - reach_x_; }
  [[nodiscard]] std::int64_t east() const { return x_ + reach_x_; }
  [[nodiscard]] std::int64_t south() const { return y_ - reach_y_; }
  [[nodiscard]] std::int64_t north() const { return y_ + reach_y_; }

  // False only if no point of the edge lies in the disc, whole turns of longitude
  // aside.
  [[nodiscard]] bool may_touch(const Edge& e) const;

 private:
  [[nodiscard]] bool may_touch_shifted(const Edge& e, std::int64_t turn) const;

  std::int64_t x_ = 0;
  std::int64_t y_ = 0;
  std::int64_t radius_mm_ = 0;
  std::int64_t north_ = 0;  // 2^-20 mm a unit
  std::int64_t east_ = 0;
  std::int64_t reach_x_ = 0;
  std::int64_t reach_y_ = 0;
  bool all_longitudes_ = false;
};

}  // namespace casus::earth
