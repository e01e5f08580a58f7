// Compiled edges against the curves they stand for, buffers against measured
// distances, the cut at 180 degrees, and the faults.
#include <doctest/doctest.h>
#include <GeographicLib/Geodesic.hpp>
#include <GeographicLib/Rhumb.hpp>

#include <algorithm>
#include <cmath>

#include "casus/earth/curve.h"
#include "casus/earth/ring.h"
#include "casus/earth/zone.h"

using namespace casus::earth;
using casus::measure::kilometres;
using casus::measure::Length;
using casus::measure::metres;
using casus::measure::nautical_miles;
using Op = ZoneExpression::Op;
using GeographicLib::Geodesic;

namespace {

Position at(double latitude, double longitude) {
  return *Position::make(std::llround(latitude * 1e7), std::llround(longitude * 1e7));
}

ZoneExpression shape(ShapeKind kind, std::vector<std::vector<Position>> rings,
                     EdgeKind edges = EdgeKind::straight) {
  ZoneExpression e;
  e.shape = {kind, edges, std::move(rings)};
  return e;
}
ZoneExpression area(std::vector<Position> ring) {
  return shape(ShapeKind::area, {std::move(ring)});
}
ZoneExpression join(Op op, std::vector<ZoneExpression> operands) {
  ZoneExpression e;
  e.op = op;
  e.operands = std::move(operands);
  return e;
}
ZoneExpression around(Length distance, ZoneExpression inner) {
  ZoneExpression e = join(Op::buffer, {std::move(inner)});
  e.distance = distance;
  return e;
}

CompiledZone compiled(const ZoneExpression& e) {
  auto zone = compile("z", e);
  CHECK_MESSAGE(zone.ok(), (zone ? "" : zone.fault().text()));
  return zone ? *zone : CompiledZone{};
}
std::string fault_of(const ZoneExpression& e) {
  const auto zone = compile("z", e);
  return zone ? "compiled" : zone.fault().message;
}

double metres_between(double lat1, double lon1, double lat2, double lon2) {
  double s = 0;
  Geodesic::WGS84().Inverse(lat1, lon1, lat2, lon2, s);
  return s;
}

// Metres from a place to an edge that is straight in longitude and latitude:
// the least over the edge by ternary search, good where the edge is short.
double metres_to_edge(double latitude, double longitude, const Edge& e) {
  const auto there = [&](double t) {
    return metres_between(latitude, longitude, (e.ay + (double(e.by) - e.ay) * t) / 1e7,
                          (e.ax + (double(e.bx) - e.ax) * t) / 1e7);
  };
  double low = 0;
  double high = 1;
  for (int i = 0; i < 40; ++i) {
    const double third = (high - low) / 3;
    if (there(low + third) < there(high - third))
      high -= third;
    else
      low += third;
  }
  return there(low);
}

double metres_to_edges(double latitude, double longitude, const std::vector<Edge>& edges) {
  double least = 1e9;
  for (const Edge& e : edges) {
    const double slack = 0.2;  // degrees; only near edges can be nearest
    if (std::min(e.ay, e.by) / 1e7 > latitude + slack ||
        std::max(e.ay, e.by) / 1e7 < latitude - slack)
      continue;
    if (std::min(e.ax, e.bx) / 1e7 > longitude + 4 * slack ||
        std::max(e.ax, e.bx) / 1e7 < longitude - 4 * slack)
      continue;
    least = std::min(least, metres_to_edge(latitude, longitude, e));
  }
  return least;
}

bool everywhere(const CompiledZone& zone, std::int64_t latitude, std::int64_t longitude) {
  return contains_slowly(zone, *Position::make(latitude, longitude));
}

}  // namespace

TEST_CASE("geodesic edges stay within the tolerance of the geodesic") {
  const Position a = at(60, 5);
  const Position b = at(61, 40);
  const CompiledZone zone =
      compiled(shape(ShapeKind::area, {{a, b, at(50, 20)}}, EdgeKind::geodesic));
  const std::vector<Edge> edges = edges_of(zone.parts[0]);
  const auto line = Geodesic::WGS84().InverseLine(60, 5, 61, 40);
  double worst = 0;
  for (int i = 0; i <= 500; ++i) {
    double latitude = 0;
    double longitude = 0;
    line.Position(line.Distance() * i / 500, latitude, longitude);
    worst = std::max(worst, metres_to_edges(latitude, longitude, edges));
  }
  MESSAGE("largest distance of the geodesic from its edges: " << worst << " m, " << edges.size()
                                                              << " edges");
  CHECK(worst < 1.0);
  CHECK(worst > 0.05);  // not finer than asked for by far
}

TEST_CASE("rhumb edges stay within the tolerance of the rhumb line") {
  const CompiledZone zone =
      compiled(shape(ShapeKind::area, {{at(60, 5), at(66, 30), at(50, 20)}}, EdgeKind::rhumb));
  const std::vector<Edge> edges = edges_of(zone.parts[0]);
  double distance = 0;
  double azimuth = 0;
  GeographicLib::Rhumb::WGS84().Inverse(60, 5, 66, 30, distance, azimuth);
  double worst = 0;
  for (int i = 0; i <= 300; ++i) {
    double latitude = 0;
    double longitude = 0;
    GeographicLib::Rhumb::WGS84().Direct(60, 5, azimuth, distance * i / 300, latitude, longitude);
    worst = std::max(worst, metres_to_edges(latitude, longitude, edges));
  }
  MESSAGE("largest distance of the rhumb line from its edges: " << worst << " m, " << edges.size()
                                                                << " edges");
  CHECK(worst < 1.0);
  CHECK(worst > 0.05);
}

TEST_CASE("a straight edge along a parallel is the parallel, one along a meridian the meridian") {
  const CompiledZone zone =
      compiled(area({at(49.2, 37), at(49.2, 40.2), at(47, 40.2), at(47, 37)}));
  CHECK(zone.parts[0].rings[0].size() == 4);
  CHECK(everywhere(zone, 492'000'000, 385'000'000));
  CHECK_FALSE(everywhere(zone, 492'000'001, 385'000'000));
}

TEST_CASE("a buffered line holds exactly what lies within its distance") {
  const Position a = at(58, 10);
  const Position b = at(59, 13);
  const Position c = at(57.5, 13.2);
  for (const Length d : {metres(500), kilometres(15), nautical_miles(200)}) {
    const CompiledZone zone = compiled(around(d, shape(ShapeKind::line, {{a, b, c}})));
    const double reach = static_cast<double>(d.raw()) / 1000;
    const std::vector<Edge> border = edges_of(zone.parts[0]);
    CHECK(zone.parts[0].rings.size() == 1);
    double inside_worst = 0;
    double outside_worst = 0;
    const std::size_t stride = border.size() / 150 + 1;
    for (std::size_t i = 0; i < border.size(); i += stride)
      for (const double t : {0.0, 0.25, 0.5}) {
        const Edge& e = border[i];
        const double latitude = (e.ay + (double(e.by) - e.ay) * t) / 1e7;
        const double longitude = (e.ax + (double(e.bx) - e.ax) * t) / 1e7;
        const double truth =
            std::min(metres_to_edge(latitude, longitude,
                                    {100'000'000, 580'000'000, 130'000'000, 590'000'000}),
                     metres_to_edge(latitude, longitude,
                                    {130'000'000, 590'000'000, 132'000'000, 575'000'000}));
        inside_worst = std::max(inside_worst, truth - reach);
        outside_worst = std::max(outside_worst, reach - truth);
      }
    MESSAGE("buffer of " << print(d) << ": too large by at most " << inside_worst
                         << " m, too small by at most " << outside_worst << " m");
    CHECK(inside_worst < 1.0);
    CHECK(outside_worst < 1.0);
    CHECK(outside_worst > 0.01);  // the border really is measured
  }
}

TEST_CASE("a buffer around a point is a disc, inscribed") {
  const CompiledZone zone =
      compiled(around(nautical_miles(12), shape(ShapeKind::path, {{at(35, 139)}})));
  double least = 1e9;
  double most = 0;
  for (const Edge& e : edges_of(zone.parts[0])) {
    least = std::min(least, metres_between(35, 139, (e.ay / 2.0 + e.by / 2.0) / 1e7,
                                           (e.ax / 2.0 + e.bx / 2.0) / 1e7));
    most = std::max(most, metres_between(35, 139, e.ay / 1e7, e.ax / 1e7));
  }
  CHECK(most < 22'224.02);
  CHECK(least > 22'223.0);
}

TEST_CASE("a buffer around an area holds the area, its holes shrink") {
  const ZoneExpression ring =
      shape(ShapeKind::area, {{at(0, 0), at(0, 1), at(1, 1), at(1, 0)},
                              {at(0.4, 0.4), at(0.4, 0.6), at(0.6, 0.6), at(0.6, 0.4)}});
  const CompiledZone zone = compiled(around(kilometres(5), ring));
  CHECK(zone.parts[0].rings.size() == 2);
  CHECK(everywhere(zone, 2'000'000, 2'000'000));
  CHECK(everywhere(zone, 4'300'000, 5'000'000));
  CHECK_FALSE(everywhere(zone, 5'000'000, 5'000'000));
  CHECK(everywhere(zone, -400'000, 5'000'000));
  CHECK_FALSE(everywhere(zone, -500'000, 5'000'000));
  const CompiledZone filled = compiled(around(kilometres(12), ring));
  CHECK(filled.parts[0].rings.size() == 1);
  CHECK(everywhere(filled, 5'000'000, 5'000'000));
}

TEST_CASE("a buffer around a combination runs around its outer border only") {
  const ZoneExpression west = area({at(0, 0), at(0, 1), at(1, 1), at(1, 0)});
  const ZoneExpression east = area({at(0, 0.8), at(0, 2), at(1, 2), at(1, 0.8)});
  const CompiledZone both = compiled(around(kilometres(1), join(Op::either, {west, east})));
  CHECK(both.parts.size() == 1);
  CHECK(both.parts[0].rings.size() == 1);
  const CompiledZone less = compiled(around(kilometres(1), join(Op::less, {west, east})));
  CHECK(everywhere(less, 5'000'000, 8'050'000));
  CHECK_FALSE(everywhere(less, 5'000'000, 8'150'000));
}

TEST_CASE("an area across 180 degrees is cut and stays whole, holes included") {
  const ZoneExpression e =
      shape(ShapeKind::area, {{at(-10, 170), at(-10, -170), at(10, -170), at(10, 170)},
                              {at(-2, 178), at(-2, -178), at(2, -178), at(2, 178)}});
  const CompiledZone zone = compiled(e);
  for (const auto& [latitude, longitude, inside] :
       std::vector<std::tuple<double, double, bool>>{{5, 180, true},
                                                     {5, -180, true},
                                                     {0, 180, false},
                                                     {0, -180, false},
                                                     {0, 179, false},
                                                     {0, -179, false},
                                                     {0, 175, true},
                                                     {0, -175, true},
                                                     {2, 180, true},
                                                     {2, -180, true},
                                                     {0, 169, false},
                                                     {0, 0, false},
                                                     {10.1, 180, false},
                                                     {10, 180, true}}) {
    CAPTURE(latitude);
    CAPTURE(longitude);
    CHECK(contains_slowly(zone, at(latitude, longitude)) == inside);
  }
}

TEST_CASE("a fork across 180 degrees leaves the gap between its tines") {
  const CompiledZone zone = compiled(area({at(0, 170), at(0, -170), at(1, -170), at(1, 175),
                                           at(3, 175), at(3, -170), at(4, -170), at(4, 170)}));
  CHECK(everywhere(zone, 5'000'000, 1'800'000'000));
  CHECK(everywhere(zone, 35'000'000, -1'800'000'000));
  CHECK_FALSE(everywhere(zone, 20'000'000, 1'800'000'000));
  CHECK_FALSE(everywhere(zone, 20'000'000, -1'800'000'000));
}

TEST_CASE("a disc answer across 180 degrees does not see the cut") {
  const ZoneIndex index{{compiled(area({at(-10, 170), at(-10, -170), at(10, -170), at(10, 170)}))}};
  CHECK(index.contains(0, at(0, 180), kilometres(50)) == casus::measure::Truth::yes);
  CHECK(index.contains(0, at(0, -179.9), kilometres(50)) == casus::measure::Truth::yes);
  CHECK(index.contains(0, at(0, 170.1), kilometres(50)) == casus::measure::Truth::unknown);
  CHECK(index.contains(0, at(0, 169), kilometres(50)) == casus::measure::Truth::no);
}

TEST_CASE("buffers cross 180 degrees without a seam") {
  const CompiledZone zone =
      compiled(around(kilometres(20), shape(ShapeKind::line, {{at(10, 179.5), at(11, -179.5)}})));
  CHECK(contains_slowly(zone, at(10.5, 180)));
  CHECK(contains_slowly(zone, at(10.5, -180)));
  CHECK(contains_slowly(zone, at(10.6, -179.9)));
  CHECK(contains_slowly(zone, at(10.4, 179.9)));
  CHECK_FALSE(contains_slowly(zone, at(11.2, 180)));
  for (int i = 0; i <= 100; ++i)
    CHECK(
        contains_slowly(zone, at(10 + i / 100.0, i < 50 ? 179.5 + i / 100.0 : -180.5 + i / 100.0)));
}

TEST_CASE("an area round a pole needs the pole as a corner") {
  const ZoneExpression cap = area({at(80, 0), at(80, 90), at(80, 180), at(80, -90)});
  CHECK(fault_of(cap) == "the area winds round the earth's axis and names no pole");
  const CompiledZone zone =
      compiled(area({at(80, 0), at(80, 90), at(80, 180), at(80, -90), at(80, 0), at(90, 0)}));
  for (const double longitude : {-180.0, -91.0, -1.0, 0.0, 45.0, 179.0, 180.0}) {
    CAPTURE(longitude);
    CHECK(contains_slowly(zone, at(85, longitude)));
    CHECK(contains_slowly(zone, at(90, longitude)));
    CHECK_FALSE(contains_slowly(zone, at(79, longitude)));
  }
  CHECK(fault_of(around(kilometres(100), shape(ShapeKind::path, {{at(89.5, 10)}}))) ==
        "the zone `within` that distance reaches a pole");
}

TEST_CASE("long edges are subdivided and a half turn is refused") {
  const CompiledZone zone = compiled(
      area({at(-90, -100), at(-90, 0), at(-90, 60), at(90, 60), at(90, -20), at(90, -100)}));
  for (const Edge& e : edges_of(zone.parts[0])) {
    CHECK(std::abs(std::int64_t{e.bx} - e.ax) <= longest_span_e7);
    CHECK(std::abs(std::int64_t{e.by} - e.ay) <= longest_span_e7);
  }
  CHECK(fault_of(area({at(0, 0), at(0, 180), at(10, 90)})) ==
        "an edge spans exactly 180 degrees, from longitude 0 to 180");
}

TEST_CASE("what encloses nothing is refused with the reason") {
  CHECK(fault_of(shape(ShapeKind::line, {{at(0, 0), at(1, 1)}})) == "a line has no inside");
  CHECK(fault_of(area({at(0, 0), at(1, 1), at(0, 0)})) == "an area has 2 corners, fewer than 3");
  CHECK(fault_of(area({at(0, 0)})) == "an area has 1 corner, fewer than 3");
  CHECK(fault_of(area({at(0, 0), at(1, 1), at(2, 2)})) == "an area encloses nothing");
  CHECK(fault_of(area({at(-90, -180), at(-90, 180), at(90, 180), at(90, -180)})) ==
        "an area encloses nothing");
  const ZoneExpression square = area({at(0, 0), at(0, 1), at(1, 1), at(1, 0)});
  CHECK(fault_of(join(Op::less, {square, square})) == "the zone `z` is empty");
  CHECK(fault_of(around(Length{}, square)) == "`within 0 m of` is out of range");
  CHECK(fault_of(around(kilometres(1'001), square)) == "`within 1001 km of` is out of range");
  ZoneExpression deep = square;
  for (int i = 0; i < 100; ++i) deep = join(Op::either, {square, std::move(deep)});
  CHECK(fault_of(deep) == "the zone's expression nests deeper than 64");
}

TEST_CASE("a bow-tie is both its wings") {
  const CompiledZone zone = compiled(area({at(0, 0), at(2, 2), at(2, 0), at(0, 2)}));
  CHECK(contains_slowly(zone, at(0.5, 1)));
  CHECK(contains_slowly(zone, at(1.5, 1)));
  CHECK_FALSE(contains_slowly(zone, at(1, 0.5)));
}

TEST_CASE("the same text compiles to the same bytes") {
  const ZoneExpression e = around(
      kilometres(15),
      shape(ShapeKind::line, {{at(48, 37), at(48.3, 38), at(47.9, 38.5)}}, EdgeKind::geodesic));
  const CompiledZone first = compiled(e);
  const CompiledZone second = compiled(e);
  CHECK(lock_json(std::span{&first, 1}) == lock_json(std::span{&second, 1}));
}
