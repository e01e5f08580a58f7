#include "casus/earth/distance.h"

#include <doctest/doctest.h>
#include <GeographicLib/Geodesic.hpp>

#include <algorithm>
#include <cmath>
#include <random>

#include "casus/earth/fixed.h"

using namespace casus::earth;
using casus::measure::kilometres;
using casus::measure::Length;
using casus::measure::metres;
using casus::measure::Truth;

namespace {

Position at(std::int64_t latitude_e7, std::int64_t longitude_e7) {
  return *Position::make(latitude_e7, longitude_e7);
}

double true_mm(Position a, Position b) {
  double metres_between = 0;
  GeographicLib::Geodesic::WGS84().Inverse(a.latitude_e7() * 1e-7, a.longitude_e7() * 1e-7,
                                           b.latitude_e7() * 1e-7, b.longitude_e7() * 1e-7,
                                           metres_between);
  return metres_between * 1000;
}

// GeographicLib itself is good to about 15 nm; its degrees are rounded doubles.
constexpr double slack_mm = 0.001;

void check_pair(Position a, Position b) {
  const DistanceBounds bounds = distance(a, b);
  const double truth = true_mm(a, b);
  CAPTURE(a.latitude_e7());
  CAPTURE(a.longitude_e7());
  CAPTURE(b.latitude_e7());
  CAPTURE(b.longitude_e7());
  CHECK(static_cast<double>(bounds.lower.raw()) <= truth + slack_mm);
  CHECK(static_cast<double>(bounds.upper.raw()) >= truth - slack_mm);
  if (truth < 1e9) {
    CHECK(truth - static_cast<double>(bounds.lower.raw()) <= truth * 1e-3 + 1000);
    CHECK(static_cast<double>(bounds.upper.raw()) - truth <= truth * 1e-3 + 1000);
  }
}

}  // namespace

TEST_CASE("fixed-point sines agree with libm to its own precision") {
  std::mt19937_64 random{7};
  for (int i = 0; i < 20'000; ++i) {
    const auto angle = static_cast<std::int64_t>(random() % 7'200'000'000U) - 3'600'000'000;
    const fixed::SinCos value = fixed::sin_cos(angle);
    const double x = static_cast<double>(angle) * 1e-7 * M_PI / 180;
    CHECK(std::abs(std::ldexp(static_cast<double>(value.sine), -62) - std::sin(x)) < 3e-15);
    CHECK(std::abs(std::ldexp(static_cast<double>(value.cosine), -62) - std::cos(x)) < 3e-15);
  }
}

TEST_CASE("the lengths of a unit of angle are those of the ellipsoid, rounded down") {
  for (std::int64_t latitude = -900'000'000; latitude <= 900'000'000; latitude += 12'345'678) {
    const double phi = static_cast<double>(latitude) * 1e-7 * M_PI / 180;
    const double f = 1 / 298.257223563;
    const double e2 = f * (2 - f);
    const double w = std::sqrt(1 - e2 * std::sin(phi) * std::sin(phi));
    const double unit = 1e-7 * M_PI / 180 * 6378137e3 * 1048576;
    const fixed::UnitLengths got = fixed::unit_lengths(latitude);
    const double north = unit * (1 - e2) / (w * w * w);
    const double east = unit * std::cos(phi) / w;
    CHECK(static_cast<double>(got.north) <= north);
    CHECK(static_cast<double>(got.north) >= north - 3);
    CHECK(static_cast<double>(got.east) <= east + 1e-6);
    CHECK(static_cast<double>(got.east) >= east - 3);
  }
}

TEST_CASE("the integer square root is the floor") {
  std::mt19937_64 random{11};
  for (int i = 0; i < 5'000; ++i) {
    const fixed::Int128 n = (static_cast<fixed::Int128>(random() >> (random() % 64)) << 62) +
                            static_cast<fixed::Int128>(random() >> 2);
    const fixed::Int128 r = fixed::root(n);
    CHECK(r * r <= n);
    CHECK((r + 1) * (r + 1) > n);
  }
  CHECK(fixed::root(0) == 0);
  CHECK(fixed::root(3) == 1);
  CHECK(fixed::root(4) == 2);
}

TEST_CASE("bounds contain the geodesic for pairs at every scale") {
  std::mt19937_64 random{20'260'101};
  const auto within_span = [&](std::int64_t span) {
    return static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(2 * span + 1)) - span;
  };
  for (int i = 0; i < 20'000; ++i) {
    const Position a = at(within_span(900'000'000), within_span(1'800'000'000));
    const std::int64_t scale = std::int64_t{1} << (random() % 31);
    const std::int64_t latitude =
        std::clamp<std::int64_t>(a.latitude_e7() + within_span(scale), -900'000'000, 900'000'000);
    std::int64_t longitude = a.longitude_e7() + within_span(scale);
    if (longitude > 1'800'000'000) longitude -= 3'600'000'000;
    if (longitude < -1'800'000'000) longitude += 3'600'000'000;
    check_pair(a, at(latitude, longitude));
  }
}

TEST_CASE("bounds contain the geodesic between nearly antipodal points") {
  std::mt19937_64 random{5};
  for (int i = 0; i < 2'000; ++i) {
    const auto latitude = static_cast<std::int64_t>(random() % 1'800'000'001U) - 900'000'000;
    const auto longitude = static_cast<std::int64_t>(random() % 1'700'000'000U);
    const auto nudge = static_cast<std::int64_t>(random() % 20'000'000U) - 10'000'000;
    const std::int64_t other =
        std::clamp<std::int64_t>(-latitude + nudge, -900'000'000, 900'000'000);
    check_pair(at(latitude, longitude), at(other, longitude - 1'800'000'000 + std::abs(nudge)));
  }
}

TEST_CASE("poles and the seam have many names and one place") {
  CHECK(distance(at(0, 0), at(0, 0)).upper == Length{});
  CHECK(distance(at(900'000'000, 0), at(900'000'000, 1'234'567'890)).upper <= Length{3});
  CHECK(distance(at(450'000'000, 1'800'000'000), at(450'000'000, -1'800'000'000)).upper <=
        Length{3});
  CHECK(distance(at(450'000'000, 1'800'000'000), at(450'000'000, -1'800'000'000)).lower ==
        Length{});
  check_pair(at(900'000'000, 0), at(-900'000'000, 0));
  check_pair(at(0, 0), at(0, 1'800'000'000));
  check_pair(at(0, 1'799'999'999), at(0, -1'799'999'999));
}

TEST_CASE("within is certain only when every pair of points agrees") {
  const Position a = at(480'000'000, 370'000'000);
  const Position b = at(480'000'000, 370'400'000);  // 2,985 m east
  CHECK(within({a, {}}, {b, {}}, metres(2'990)) == Truth::yes);
  CHECK(within({a, {}}, {b, {}}, metres(2'980)) == Truth::no);
  CHECK(within({a, metres(100)}, {b, {}}, metres(2'990)) == Truth::unknown);
  CHECK(within({a, metres(100)}, {b, metres(100)}, metres(3'190)) == Truth::yes);
  CHECK(within({a, metres(100)}, {b, metres(100)}, metres(2'780)) == Truth::no);
  CHECK(within({a, {}}, {a, {}}, Length{}) == Truth::yes);
  CHECK(within({a, kilometres(25)}, {a, kilometres(25)}, kilometres(2)) == Truth::unknown);
}

TEST_CASE("within answers as the bounds of the distance say, near and far, everywhere") {
  std::mt19937_64 random{11};
  const auto below = [&](std::int64_t n) { return static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(n)); };
  for (int i = 0; i < 40'000; ++i) {
    const std::int64_t scale = std::int64_t{10} << below(29);
    const Position a = at(below(1'800'000'001) - 900'000'000, below(3'600'000'001) - 1'800'000'000);
    const Position b = at(std::clamp<std::int64_t>(a.latitude_e7() + below(2 * scale) - scale, -900'000'000, 900'000'000),
                          std::clamp<std::int64_t>(a.longitude_e7() + below(2 * scale) - scale, -1'800'000'000, 1'800'000'000));
    const DistanceBounds bounds = distance(a, b);
    const Length radius{below(3) * 500};
    // Limits about the distance, where the quick answer must not be too quick.
    const std::int64_t middle = bounds.lower.raw() - 2 * radius.raw();
    for (const std::int64_t limit : {middle - 6, middle - 1, middle, middle + 1, middle / 2, 2 * middle, middle - middle / 50, bounds.upper.raw() + 2 * radius.raw(),
                                     bounds.upper.raw() + 2 * radius.raw() - 1, bounds.upper.raw() * 11 / 10 + 2 * radius.raw()}) {
      if (limit < 0) continue;
      Truth expected = Truth::unknown;
      if (bounds.upper + radius + radius <= Length{limit}) expected = Truth::yes;
      if (bounds.lower - radius - radius > Length{limit}) expected = Truth::no;
      CHECK(within({a, radius}, {b, radius}, Length{limit}) == expected);
    }
  }
}
