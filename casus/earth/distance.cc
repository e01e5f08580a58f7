// Bounds on a geodesic from its chord, by integers.
//
// The chord c between two points is computed from their geocentric coordinates
// in fixed point. A geodesic of the ellipsoid is a space curve whose curvature
// is a normal curvature of the surface, so it lies between 1 / (a^2/b) and
// 1 / (b^2/a).
//
// Upper bound: by Schur's comparison theorem a curve of curvature at most 1/r
// and length s <= pi r has a chord of at least 2 r sin(s / 2r), so
// s <= 2 r asin(c / 2r) with r = b^2/a, rounded down.
//
// Lower bound: a geodesic twists by at most 0.00337 / 6.37e6 m per metre, so over
// half the earth its binormal turns by less than 0.0107 and its tangent, seen
// along the first binormal, turns at least at (1 - 0.0107^2 / 2) times the least
// curvature. Hence c <= 2 R sin(s / 2R) with R = 6,400,000 m, which is a^2/b
// (6,399,594 m) enlarged by that factor, and s >= 2 R asin(c / 2R).
//
// Both hold while the chord is at most 12,600 km. A pair beyond that is nearly
// antipodal: its geodesic is longer than the bound at 12,600 km, since its
// beginning passes that chord, and shorter than half a meridian.
#include "casus/earth/distance.h"

#include <algorithm>
#include <array>

#include "casus/earth/fixed.h"

namespace casus::earth {
namespace {

using fixed::Int128;
using fixed::one;
using fixed::q;
using measure::Length;
using measure::Truth;

constexpr int fraction = 16;  // geocentric coordinates and chords in 2^-16 mm
constexpr std::int64_t least_radius = 6'335'439'327;     // b^2/a = 6,335,439,327.3 mm
constexpr std::int64_t greatest_radius = 6'400'000'000;  // see above
constexpr std::int64_t farthest_chord = 12'600'000'000;
constexpr std::int64_t half_meridian = 20'003'931'459;  // 20,003,931,458.6 mm

using Point = std::array<std::int64_t, 3>;

Point geocentric(Position p) {
  const fixed::SinCos latitude = fixed::sin_cos(p.latitude_e7());
  const fixed::SinCos longitude = fixed::sin_cos(p.longitude_e7());
  const std::int64_t w = fixed::flattening_root(latitude.sine);
  const auto normal =
      static_cast<std::int64_t>((static_cast<Int128>(fixed::semi_major_mm) << (q + fraction)) / w);
  const auto times = [](std::int64_t length, std::int64_t ratio) {
    return static_cast<std::int64_t>((static_cast<Int128>(length) * ratio) >> q);
  };
  const std::int64_t axis = times(normal, latitude.cosine);
  return {times(axis, longitude.cosine), times(axis, longitude.sine),
          times(times(normal, fixed::minor_ratio()), latitude.sine)};
}

// Within 2^-8 mm of the truth, in 2^-16 mm.
std::int64_t chord(Position a, Position b) {
  const Point from = geocentric(a);
  const Point to = geocentric(b);
  Int128 sum = 0;
  for (std::size_t i = 0; i < from.size(); ++i) {
    const Int128 difference = to[i] - from[i];
    sum += difference * difference;
  }
  return fixed::root(sum);
}

// asin(x) / x in Q62 for x^2 <= 1/16 in Q62; the terms dropped are below 2^-40.
std::int64_t arcsine_ratio(std::int64_t x_squared) {
  std::int64_t sum = one;
  for (std::int64_t k = 15; k >= 1; k -= 2) {
    // The term ratio of the series is k^2 / ((k + 1)(k + 2)).
    const std::int64_t factor = fixed::multiply(x_squared, sum) / ((k + 1) * (k + 2)) * (k * k);
    sum = one + factor;
  }
  return sum;
}

// 2 r asin(c / 2r) in 2^-16 mm, within 1 mm: halves the arc three times, so that
// the series is short; every halving divides the ratio by cos(half the arc).
std::int64_t arc(std::int64_t chord_length, std::int64_t radius_mm) {
  const Int128 x = (static_cast<Int128>(chord_length) << (q - fraction)) / (2 * radius_mm);
  Int128 square = (x * x) >> q;
  Int128 cosines = one;
  for (int i = 0; i < 3; ++i) {
    const Int128 whole = fixed::root((one - square) << q);
    square = (square << (q - 2)) / ((one + whole) >> 1);
    const Int128 cosine = fixed::root((one - square) << q);
    cosines = (cosines * cosine) >> q;
  }
  const Int128 ratio =
      (static_cast<Int128>(arcsine_ratio(static_cast<std::int64_t>(square))) << (q - 1)) / cosines;
  return static_cast<std::int64_t>((chord_length * ratio) >> (q - 1));
}

std::int64_t absolute(std::int64_t angle) { return angle < 0 ? -angle : angle; }

// In units of 1e-7 degree.
struct Apart {
  std::int64_t north = 0;
  std::int64_t east = 0;
};
Apart apart_in_degrees(Position a, Position b) {
  constexpr std::int64_t turn = 3'600'000'000;
  const std::int64_t turned = absolute(std::int64_t{a.longitude_e7()} - b.longitude_e7());
  return {absolute(std::int64_t{a.latitude_e7()} - b.latitude_e7()), std::min(turned, turn - turned)};
}

// Quick: a lower bound of what `distance` gives as its lower bound, from the coordinates alone.
//
// Two meridians that are d apart hold points at 2 r sin(d / 2) or more, where r is the less of
// their distances from the axis, at least a cos(latitude); and two parallels that are d apart at
// 2 r sin(d / 2), r = b^2/a, by Schur's theorem. Up to d = 0.0995, 2 sin(d / 2) >= 0.9995 d, which
// leaves 11 mm of either radius for a unit of 1e-7 degree; cos x >= 1 - x / 90 degrees.
Length at_least_apart(Position a, Position b) {
  constexpr std::int64_t unit = 11;
  constexpr std::int64_t farthest = 57'000'000;
  constexpr std::int64_t quarter = 900'000'000;
  constexpr std::int64_t rounding = 4;
  const auto [north, east] = apart_in_degrees(a, b);
  const std::int64_t from_pole = quarter - std::max(absolute(a.latitude_e7()), absolute(b.latitude_e7()));
  const std::int64_t along_meridian = unit * std::min(north, farthest);
  const std::int64_t along_parallel = unit * std::min(east, farthest) * from_pole / quarter;
  return Length{std::max(along_meridian, along_parallel) - rounding};
}

// Quick: an upper bound of what `distance` gives as its upper bound. No unit of 1e-7 degree is
// longer than 11.17 mm, the bounds are tight to 0.1 % and 1 m, and farther than 600 km nobody
// asks: there half a meridian will do.
Length at_most_apart(Position a, Position b) {
  constexpr std::int64_t unit = 12;
  constexpr std::int64_t farthest = 50'000'000;
  const Apart apart = apart_in_degrees(a, b);
  if (apart.north + apart.east > farthest) return Length{half_meridian};
  return Length{unit * (apart.north + apart.east) + 1'000};
}

}  // namespace

DistanceBounds distance(Position a, Position b) {
  if (a == b) return {};
  const std::int64_t c = chord(a, b);
  const std::int64_t far = farthest_chord << fraction;
  const std::int64_t lower = arc(std::min(c, far), greatest_radius) >> fraction;
  const std::int64_t upper = c < far ? (arc(c, least_radius) >> fraction) + 2 : half_meridian;
  return {Length{std::max<std::int64_t>(lower - 1, 0)}, Length{std::min(upper, half_meridian)}};
}

Truth within(const Vicinity& a, const Vicinity& b, Length limit) {
  const Length reach = a.radius + b.radius;
  if (at_least_apart(a.centre, b.centre) > limit + reach) return Truth::no;
  if (at_most_apart(a.centre, b.centre) + reach <= limit) return Truth::yes;
  const DistanceBounds centres = distance(a.centre, b.centre);
  if (centres.upper + reach <= limit) return Truth::yes;
  if (centres.lower - reach > limit) return Truth::no;
  return Truth::unknown;
}

}  // namespace casus::earth
