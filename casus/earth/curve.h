// Curves on the ellipsoid and their approximation by edges that are straight in
// longitude and latitude. Internal to this room; floating point, compile time
// only: what leaves is rounded to 1e-7 degree.
#pragma once

#include <GeographicLib/GeodesicLine.hpp>
#include <GeographicLib/Rhumb.hpp>
#include <functional>
#include <optional>
#include <vector>

#include "casus/base/result.h"
#include "casus/earth/split.h"
#include "casus/earth/zone.h"

namespace casus::earth {

// Degrees; longitude unrolled.
struct Spot {
  double latitude = 0;
  double longitude = 0;
};
[[nodiscard]] Spot spot(const Corner& c);
[[nodiscard]] Corner rounded(const Spot& s);

// The point at `metres` from `from` along the geodesic that leaves at `azimuth`
// degrees clockwise from north; longitude unrolled from that of `from`.
[[nodiscard]] Spot offset(const Spot& from, double azimuth, double metres);

// One edge between two corners, parameter t from 0 to 1.
class EdgeCurve {
 public:
  // Fault range: two points so far apart that the geodesic is not unique.
  static base::Result<EdgeCurve> make(EdgeKind kind, const Corner& from, const Corner& to);

  [[nodiscard]] Spot at(double t) const;         // exactly the corners at 0 and 1
  [[nodiscard]] double azimuth(double t) const;  // of the direction of travel
  [[nodiscard]] double metres() const { return metres_; }

 private:
  EdgeCurve(EdgeKind kind, const Corner& from, const Corner& to)
      : kind_{kind}, from_{spot(from)}, to_{spot(to)} {}

  EdgeKind kind_;
  Spot from_;
  Spot to_;
  double metres_ = 0;
  double rhumb_azimuth_ = 0;
  std::optional<GeographicLib::GeodesicLine> geodesic_;
  std::optional<GeographicLib::RhumbLine> rhumb_;
};

// Several curves over one parameter, to be divided at the same places.
using Strand = std::function<Spot(double)>;

// Increasing parameters from 0 to 1, at least `pieces` intervals, such that on
// each interval every strand lies within `within_metres` of its chord (measured
// at three inner points). Fault range: no division is fine enough, which happens
// at a pole.
base::Result<std::vector<double>> divide(const std::vector<Strand>& strands, int pieces,
                                         double within_metres);

// The line through the corners with its edges densified to half of `tolerance`.
base::Result<std::vector<Corner>> densify(EdgeKind kind, const std::vector<Corner>& line);

// How many pieces of at most 100 km a length needs before it is tested.
[[nodiscard]] int first_pieces(double metres);

}  // namespace casus::earth
