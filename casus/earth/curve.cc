// Geodesics and rhumb lines by GeographicLib, divided until their chords in
// longitude and latitude are near enough.
#include "casus/earth/curve.h"

#include <GeographicLib/Geodesic.hpp>
#include <algorithm>
#include <cmath>

#include "casus/earth/ring.h"

namespace casus::earth {
namespace {

using base::Fault;
using base::FaultKind;
using GeographicLib::Geodesic;
using GeographicLib::GeodesicLine;
using GeographicLib::Rhumb;

constexpr double unit = 1e-7;
constexpr double longest_geodesic = 19.9e6;  // beyond, several geodesics may compete
constexpr int deepest = 24;                  // halvings of 100 km: below a centimetre

double metres_between(const Spot& a, const Spot& b) {
  double metres = 0;
  Geodesic::WGS84().Inverse(a.latitude, a.longitude, b.latitude, b.longitude, metres);
  return metres;
}

Spot mix(const Spot& a, const Spot& b, double t) {
  return {a.latitude + (b.latitude - a.latitude) * t,
          a.longitude + (b.longitude - a.longitude) * t};
}

// Radii of curvature along the meridian and across it, the latter by cos latitude.
double straight_azimuth(const Spot& a, const Spot& b, double latitude) {
  const double degree = M_PI / 180;
  const double f = GeographicLib::Constants::WGS84_f();
  const double e2 = f * (2 - f);
  const double sine = std::sin(latitude * degree);
  const double w2 = 1 - e2 * sine * sine;
  const double east = (b.longitude - a.longitude) * std::cos(latitude * degree);
  const double north = (b.latitude - a.latitude) * (1 - e2) / w2;
  return std::atan2(east, north) / degree;
}

class Divider {
 public:
  Divider(const std::vector<Strand>& strands, double limit) : strands_{strands}, limit_{limit} {}

  // Appends the parameters in (from, to]; false if the depth is exhausted.
  bool run(double from, double to, int depth) {
    if (near_enough(from, to)) {
      out.push_back(to);
      return true;
    }
    if (depth == 0) return false;
    const double middle = from + (to - from) / 2;
    return run(from, middle, depth - 1) && run(middle, to, depth - 1);
  }

  std::vector<double> out{0.0};

 private:
  [[nodiscard]] bool near_enough(double from, double to) const {
    return std::ranges::all_of(strands_, [&](const Strand& strand) {
      const Spot a = strand(from);
      const Spot b = strand(to);
      return std::ranges::all_of(std::array{0.25, 0.5, 0.75}, [&](double t) {
        return metres_between(strand(from + (to - from) * t), mix(a, b, t)) <= limit_;
      });
    });
  }

  const std::vector<Strand>& strands_;
  double limit_;
};

}  // namespace

Spot spot(const Corner& c) {
  // Division by 1e7 is correctly rounded; a product by 1e-7 would not be.
  return {static_cast<double>(c.y) / 1e7, static_cast<double>(c.x) / 1e7};
}

Corner rounded(const Spot& s) {
  return {std::llround(s.longitude / unit),
          std::clamp<std::int64_t>(std::llround(s.latitude / unit), -pole_e7, pole_e7)};
}

Spot offset(const Spot& from, double azimuth, double metres) {
  Spot to;
  double back = 0;
  double unused = 0;
  Geodesic::WGS84().GenDirect(from.latitude, from.longitude, azimuth, false, metres,
                              Geodesic::LATITUDE | Geodesic::LONGITUDE | Geodesic::LONG_UNROLL,
                              to.latitude, to.longitude, back, unused, unused, unused, unused,
                              unused);
  return to;
}

base::Result<EdgeCurve> EdgeCurve::make(EdgeKind kind, const Corner& from, const Corner& to) {
  EdgeCurve curve{kind, from, to};
  const Spot& a = curve.from_;
  const Spot& b = curve.to_;
  curve.metres_ = metres_between(a, b);
  if (kind == EdgeKind::geodesic) {
    if (curve.metres_ > longest_geodesic)
      return Fault{FaultKind::range,
                   "two corners of a geodesic are nearly opposite on the earth",
                   "add a corner between them: the shortest way is not unique",
                   {}};
    curve.geodesic_ =
        Geodesic::WGS84().InverseLine(a.latitude, a.longitude, b.latitude, b.longitude);
  }
  if (kind == EdgeKind::rhumb) {
    double azimuth = 0;
    Rhumb::WGS84().Inverse(a.latitude, a.longitude, b.latitude, b.longitude, curve.metres_,
                           azimuth);
    curve.rhumb_azimuth_ = azimuth;
    curve.rhumb_.emplace(Rhumb::WGS84().Line(a.latitude, a.longitude, azimuth));
  }
  return curve;
}

Spot EdgeCurve::at(double t) const {
  if (t <= 0) return from_;
  if (t >= 1) return to_;
  Spot s = mix(from_, to_, t);
  double unused = 0;
  if (geodesic_) {
    geodesic_->GenPosition(
        false, metres_ * t,
        GeodesicLine::LATITUDE | GeodesicLine::LONGITUDE | GeodesicLine::LONG_UNROLL, s.latitude,
        s.longitude, unused, unused, unused, unused, unused, unused);
  }
  if (rhumb_) {
    rhumb_->GenPosition(metres_ * t,
                        GeographicLib::Rhumb::LATITUDE | GeographicLib::Rhumb::LONGITUDE |
                            GeographicLib::Rhumb::LONG_UNROLL,
                        s.latitude, s.longitude, unused);
  }
  return s;
}

double EdgeCurve::azimuth(double t) const {
  if (geodesic_) {
    double latitude = 0;
    double longitude = 0;
    double azimuth = 0;
    geodesic_->Position(metres_ * t, latitude, longitude, azimuth);
    return azimuth;
  }
  if (rhumb_) return rhumb_azimuth_;
  return straight_azimuth(from_, to_, at(t).latitude);
}

base::Result<std::vector<double>> divide(const std::vector<Strand>& strands, int pieces,
                                         double within_metres) {
  Divider divider{strands, within_metres};
  for (int i = 0; i < pieces; ++i) {
    const double from = static_cast<double>(i) / pieces;
    const double to = i + 1 == pieces ? 1.0 : static_cast<double>(i + 1) / pieces;
    if (!divider.run(from, to, deepest))
      return Fault{FaultKind::range,
                   "an edge passes too near to a pole to be drawn",
                   "add corners, or keep away from the pole",
                   {}};
  }
  return std::move(divider.out);
}

int first_pieces(double metres) {
  return std::max(1, static_cast<int>(std::ceil(metres / 100'000)));
}

base::Result<std::vector<Corner>> densify(EdgeKind kind, const std::vector<Corner>& line) {
  if (kind == EdgeKind::straight || line.empty()) return line;
  std::vector<Corner> out{line.front()};
  for (std::size_t i = 0; i + 1 < line.size(); ++i) {
    if (line[i] == line[i + 1]) continue;
    CASUS_TRY(curve, EdgeCurve::make(kind, line[i], line[i + 1]));
    const double limit = static_cast<double>(tolerance.raw()) / 1000 / 2;
    const std::vector<Strand> strands{[&curve](double t) { return curve.at(t); }};
    CASUS_TRY(steps, divide(strands, first_pieces(curve.metres()), limit));
    for (std::size_t k = 1; k < steps.size(); ++k) out.push_back(rounded(curve.at(steps[k])));
  }
  return out;
}

}  // namespace casus::earth
