#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "casus/intake/cpr.h"

using namespace casus;
using earth::Position;
using intake::cpr_global;
using intake::cpr_local;
using intake::CprReport;
using intake::CprZones;

namespace {

constexpr double bins = 131'072;

// The number of longitude zones as the standard's formula gives it; in floating
// point, so that it shares nothing with the table.
int zones_by_formula(double latitude) {
  const double cosine = std::cos(std::numbers::pi / 180 * std::abs(latitude));
  const double inner = 1 - (1 - std::cos(std::numbers::pi / 30)) / (cosine * cosine);
  return inner < -1 ? 1 : static_cast<int>(std::floor(2 * std::numbers::pi / std::acos(inner)));
}

double part_of_zone(double value, double width) { return value / width - std::floor(value / width); }

// The report that an aircraft sends from there, by the encoder of the standard.
CprReport sent(double latitude, double longitude, bool odd, CprZones zones) {
  const double span = zones == CprZones::airborne ? 360 : 90;
  const double height = span / (odd ? 59 : 60);
  const double y = std::floor(bins * part_of_zone(latitude, height) + 0.5);
  const double sent_latitude = height * (y / bins + std::floor(latitude / height));
  const double width = span / std::max(zones_by_formula(sent_latitude) - (odd ? 1 : 0), 1);
  const double x = std::floor(bins * part_of_zone(longitude, width) + 0.5);
  return {static_cast<std::uint32_t>(y) & 0x1FFFF, static_cast<std::uint32_t>(x) & 0x1FFFF, odd, zones};
}

Position at(double latitude, double longitude) { return *Position::make(std::llround(latitude * 1e7), std::llround(longitude * 1e7)); }

// Is `found` within half a bin of the place, and of the rounding?
bool near_enough(const std::optional<Position>& found, double latitude, double longitude, double span) {
  if (!found) return false;
  const double width = span / std::max(zones_by_formula(latitude) - 1, 1);
  double east = std::abs(found->longitude_e7() - longitude * 1e7);
  east = std::min(east, 3.6e9 - east);
  return std::abs(found->latitude_e7() - latitude * 1e7) <= span / 59 / bins / 2 * 1e7 + 1 && east <= width / bins / 2 * 1e7 + 1;
}

const CprReport even{93'000, 51'372, false, CprZones::airborne};
const CprReport odd{74'158, 50'194, true, CprZones::airborne};

}  // namespace

TEST_CASE("the worked example of the literature decodes to its place, the latest report deciding") {
  // 8D40621D58C382D690C8AC2863A7 and 8D40621D58C386435CC412692AD6: 52.2572021484375 N 3.91937255859375 E.
  CHECK(cpr_global(even, odd) == Position::make(522'572'021, 39'193'726));
  CHECK(cpr_global(odd, even) == Position::make(522'657'802, 39'389'125));
  CHECK(cpr_local(even, at(52.258, 3.918)) == Position::make(522'572'021, 39'193'726));
}

TEST_CASE("every place comes back from a pair of reports within half a bin") {
  for (double latitude = -89.9; latitude < 90; latitude += 1.37) {
    for (double longitude = -180; longitude < 180; longitude += 7.13) {
      const CprReport first = sent(latitude, longitude, false, CprZones::airborne);
      const CprReport second = sent(latitude, longitude, true, CprZones::airborne);
      CAPTURE(latitude);
      CAPTURE(longitude);
      CHECK(near_enough(cpr_global(first, second), latitude, longitude, 360));
      CHECK(near_enough(cpr_global(second, first), latitude, longitude, 360));
    }
  }
}

TEST_CASE("every place comes back from one report and a position a hundred miles away, and across the antimeridian") {
  for (double latitude = -80; latitude < 80; latitude += 3.7) {
    for (const double longitude : {-179.99, -90.0, 0.0, 3.3, 179.99}) {
      const Position near = at(latitude + 1.5, longitude > 0 ? longitude - 1 : longitude + 1);
      for (const bool parity : {false, true})
        CHECK(near_enough(cpr_local(sent(latitude, longitude, parity, CprZones::airborne), near), latitude, longitude, 360));
    }
  }
  const auto west = cpr_local(sent(10, -179.95, false, CprZones::airborne), at(10, 179.9));
  CHECK(near_enough(west, 10, -179.95, 360));
}

TEST_CASE("on the ground the zones are a quarter as wide and need a position that is near") {
  for (const bool parity : {false, true}) {
    const CprReport report = sent(59.80, 30.26, parity, CprZones::surface);
    CHECK(near_enough(cpr_local(report, at(59.5, 30.9)), 59.80, 30.26, 90));
    CHECK(near_enough(cpr_local(sent(-33.95, 151.18, parity, CprZones::surface), at(-34.2, 151.0)), -33.95, 151.18, 90));
  }
  CHECK_FALSE(cpr_global(sent(59.8, 30.26, false, CprZones::surface), sent(59.8, 30.26, true, CprZones::surface)));
}

TEST_CASE("two reports of one parity, or on both sides of a band's edge, are no pair") {
  CHECK_FALSE(cpr_global(even, even));
  CHECK_FALSE(cpr_global(odd, odd));
  // Latitudes to both sides of 10.4704713 degrees, where 59 zones become 58.
  CHECK_FALSE(cpr_global(sent(10.4700, 20, false, CprZones::airborne), sent(10.4710, 20, true, CprZones::airborne)));
  CHECK(cpr_global(sent(10.4700, 20, false, CprZones::airborne), sent(10.4699, 20, true, CprZones::airborne)));
}

TEST_CASE("the bands of longitude zones change where the standard's table says") {
  const auto zones = [](double degrees) { return intake::cpr_longitude_zones(std::llround(degrees / 90 * 60 * 59 * bins)); };
  for (const auto& [edge, below] : {std::pair{10.47047130, 59}, {14.82817437, 58}, {45.54626723, 42}, {59.95459277, 30}, {80.24923213, 10}, {86.53536998, 3}}) {
    CHECK(zones(edge - 1e-6) == below);
    CHECK(zones(edge + 1e-6) == below - 1);
    CHECK(zones(-edge - 1e-6) == below - 1);
  }
  CHECK(zones(87) == 2);
  CHECK(zones(87.000001) == 1);
  for (double degrees = 0.05; degrees < 90; degrees += 0.1) CHECK(zones(degrees) == zones_by_formula(degrees));
}

TEST_CASE("whatever the bits, the answer is a place on the earth or none") {
  std::uint32_t seed = 7;
  const auto next = [&] { return (seed = seed * 1'664'525 + 1'013'904'223) >> 15; };
  std::size_t places = 0;
  for (int i = 0; i < 20'000; ++i) {
    const CprReport a{next(), next(), i % 2 == 0, CprZones::airborne};
    const CprReport b{next(), next(), i % 2 != 0, CprZones::airborne};
    places += cpr_global(a, b) ? 1U : 0U;
    const CprReport c{next(), next(), i % 3 == 0, i % 5 == 0 ? CprZones::surface : CprZones::airborne};
    places += cpr_local(c, *Position::make(i % 2 == 0 ? 900'000'000 : -900'000'000, 1'800'000'000)) ? 1U : 0U;
  }
  CHECK(places > 0);
}
