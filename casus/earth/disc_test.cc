// Discs against dense sampling: certain answers must hold for every sample, and
// uncertain ones must be rare where the disc is clearly in or out.
#include "casus/earth/disc.h"

#include <doctest/doctest.h>

#include <GeographicLib/Geodesic.hpp>
#include <cmath>
#include <random>

#include "casus/earth/zone.h"

using namespace casus::earth;
using casus::measure::kilometres;
using casus::measure::Length;
using casus::measure::metres;
using casus::measure::Truth;

namespace {

Position at(double latitude, double longitude) {
  return *Position::make(std::llround(latitude * 1e7), std::llround(longitude * 1e7));
}

// How many of the samples of the disc lie in the zone: all, none, or some.
Truth sampled(const ZoneIndex& index, Position centre, double radius) {
  int inside = 0;
  int all = 0;
  for (int ring = 0; ring <= 4; ++ring)
    for (int i = 0; i < 72; ++i, ++all) {
      double latitude = 0;
      double longitude = 0;
      // A little inside the rim: a sample is rounded to 1e-7 degree.
      GeographicLib::Geodesic::WGS84().Direct(centre.latitude_e7() / 1e7,
                                              centre.longitude_e7() / 1e7, i * 5.0,
                                              (radius - 0.02) * ring / 4, latitude, longitude);
      inside += index.contains(0, at(latitude, longitude)) ? 1 : 0;
    }
  return inside == all ? Truth::yes : inside == 0 ? Truth::no : Truth::unknown;
}

CompiledZone zone_of(std::vector<Rings> parts, std::vector<CompiledZone::Step> program = {{}}) {
  return {"z", std::move(parts), std::move(program)};
}

}  // namespace

TEST_CASE("a certain disc is never contradicted by a sample") {
  std::mt19937_64 random{77};
  const auto between = [&](double low, double high) {
    return low + (high - low) * static_cast<double>(random() >> 11) / 9007199254740992.0;
  };
  int certain = 0;
  for (int i = 0; i < 600; ++i) {
    const double y = between(-75, 75);
    const double x = i % 4 == 0 ? 178.5 : between(-177, 174);
    const double size = between(0.05, 1.4);
    const ZoneIndex index{{zone_of({{{{at(y - size, x - size), at(y - size, x + size),
                                       at(y + size * 1.5, x + size), at(y, x - size / 2)}}}})}};
    const double radius = std::exp(between(std::log(1.0), std::log(200'000.0)));
    const Position centre =
        at(y + between(-2, 2) * size, std::min(x + between(-2, 2) * size, 180.0));
    const Truth answer = index.contains(0, centre, Length{std::llround(radius * 1000)});
    CAPTURE(i);
    if (answer == Truth::unknown) continue;
    ++certain;
    CHECK(answer == sampled(index, centre, radius));
  }
  CHECK(certain > 200);
}

TEST_CASE("a disc 1 % smaller than its room is certain") {
  const ZoneIndex index{{zone_of({{{{at(47, 37), at(47, 40.2), at(49.2, 40.2), at(49.2, 37)}}}})}};
  // 0.4 degrees north of the southern border: 44,475 m.
  CHECK(index.contains(0, at(47.4, 38.5), metres(44'000)) == Truth::yes);
  CHECK(index.contains(0, at(47.4, 38.5), metres(45'000)) == Truth::unknown);
  CHECK(index.contains(0, at(46.6, 38.5), metres(44'000)) == Truth::no);
  CHECK(index.contains(0, at(46.6, 38.5), metres(45'000)) == Truth::unknown);
  CHECK(index.contains(0, at(47, 38.5), Length{}) == Truth::yes);
  CHECK(index.contains(0, at(47, 38.5), Length{1}) == Truth::unknown);
}

TEST_CASE("a disc across a seam of two zones is only possibly in either") {
  using Op = CompiledZone::Step::Op;
  const Rings west{{{at(0, 0), at(0, 1), at(1, 1), at(1, 0)}}};
  const Rings east{{{at(0, 1), at(0, 2), at(1, 2), at(1, 1)}}};
  const ZoneIndex index{{zone_of({west, east}, {{Op::part, 0}, {Op::part, 1}, {Op::either, 0}})}};
  CHECK(index.contains(0, at(0.5, 1), kilometres(5)) == Truth::unknown);
  CHECK(index.contains(0, at(0.5, 0.5), kilometres(5)) == Truth::yes);
}

TEST_CASE("a disc over a pole or over the whole earth is in doubt wherever a border is near") {
  const ZoneIndex index{{zone_of({{{{at(80, 0), at(80, 60), at(85, 60), at(85, 0)}}}})}};
  CHECK(index.contains(0, at(89, 200 - 360), kilometres(50)) == Truth::no);
  CHECK(index.contains(0, at(89, 30), kilometres(500)) == Truth::unknown);
  CHECK(index.contains(0, at(-10, 30), kilometres(40'000)) == Truth::unknown);
}
