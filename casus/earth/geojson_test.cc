#include <doctest/doctest.h>

#include "casus/earth/zone.h"

using namespace casus::earth;
using casus::base::FaultKind;

namespace {

casus::base::Result<Shape> area(std::string_view text, std::string_view fragment = "",
                                EdgeKind edges = EdgeKind::straight) {
  return shape_from_geojson(text, fragment, ShapeKind::area, edges);
}
std::string area_fault(std::string_view text, std::string_view fragment = "") {
  const auto shape = area(text, fragment);
  return shape ? "read" : shape.fault().message;
}
std::string polygon(std::string_view coordinates) {
  return R"({"type":"Polygon","coordinates":)" + std::string{coordinates} + "}";
}
std::string feature(std::string_view names, std::string_view geometry) {
  return R"({"type":"Feature",)" + std::string{names} + R"("geometry":)" + std::string{geometry} +
         "}";
}
bool holds(const Shape& shape, double latitude, double longitude) {
  ZoneExpression e;
  e.shape = shape;
  const auto zone = compile("z", e);
  CHECK(zone.ok());
  return zone &&
         contains_slowly(*zone, *Position::make(static_cast<std::int64_t>(latitude * 1e7),
                                                static_cast<std::int64_t>(longitude * 1e7)));
}

const std::string square =
    polygon("[[[0,0],[10,0],[10,10],[0,10],[0,0]],[[4,4],[6,4],[6,6],[4,6],[4,4]]]");
const std::string shifted = polygon("[[[5,0],[15,0],[15,10],[5,10],[5,0]]]");

}  // namespace

TEST_CASE("a polygon is read as longitude, latitude, without its closing position") {
  const auto shape = area(polygon("[[[37.0000001,47],[40.2,47],[40.2,49.2],[37.0000001,47]]]"));
  REQUIRE(shape.ok());
  REQUIRE((*shape).rings.size() == 1);
  CHECK((*shape).rings[0] == std::vector{*Position::make(470'000'000, 370'000'001),
                                         *Position::make(470'000'000, 402'000'000),
                                         *Position::make(492'000'000, 402'000'000)});
}

TEST_CASE("holes stay holes") {
  const auto shape = area(square);
  REQUIRE(shape.ok());
  CHECK(holds(*shape, 2, 2));
  CHECK_FALSE(holds(*shape, 5, 5));
}

TEST_CASE("polygons that overlap are united, not cancelled") {
  const std::string both = R"({"type":"FeatureCollection","features":[)" + feature("", square) +
                           "," + feature("", shifted) + "]}";
  const auto shape = area(both);
  REQUIRE(shape.ok());
  CHECK(holds(*shape, 2, 7));
  CHECK(holds(*shape, 2, 2));
  CHECK(holds(*shape, 2, 12));
  CHECK_FALSE(holds(*shape, 5, 4.5));  // the hole, where the second does not fill it
  CHECK(holds(*shape, 5, 5.5));
  const auto geodesic = area(both, "", EdgeKind::geodesic);
  CHECK_FALSE(geodesic.ok());
}

TEST_CASE("polygons apart are kept corner by corner") {
  const auto shape = area(
      R"({"type":"MultiPolygon","coordinates":[[[[0,0],[1,0],[1,1],[0,0]]],[[[5,5],[6,5],[6,6],[5,5]]]]})");
  REQUIRE(shape.ok());
  CHECK((*shape).rings.size() == 2);
  CHECK((*shape).rings[0][1] == *Position::make(0, 10'000'000));
}

TEST_CASE("a feature is chosen by id or name, and a slip is named") {
  const std::string collection =
      R"({"type":"FeatureCollection","features":[)" +
      feature(R"("id":"north","properties":{"name":"North Box"},)", square) + "," +
      feature(R"("id":7,"properties":{"name":"South Box"},)", shifted) + "]}";
  CHECK(area(collection, "north").ok());
  CHECK(area(collection, "7").ok());
  CHECK(area(collection, "South Box").ok());
  CHECK((*area(collection, "7")).rings[0][0] == *Position::make(0, 50'000'000));
  const auto slip = area(collection, "South Bux");
  REQUIRE_FALSE(slip.ok());
  CHECK(slip.fault().kind == FaultKind::not_found);
  CHECK(slip.fault().help ==
        "did you mean `South Box`? features: `north`, `North Box`, `7`, `South Box`");
  const std::string twice = R"({"type":"FeatureCollection","features":[)" +
                            feature(R"("id":"a",)", square) + "," +
                            feature(R"("id":"a",)", shifted) + "]}";
  CHECK(area_fault(twice, "a") == "GeoJSON: 2 features are called `a`");
}

TEST_CASE("lines are read as lines only") {
  const std::string line =
      R"({"type":"MultiLineString","coordinates":[[[0,0],[1,1]],[[2,2],[3,3],[4,4]]]})";
  const auto shape = shape_from_geojson(line, "", ShapeKind::line, EdgeKind::straight);
  REQUIRE(shape.ok());
  CHECK((*shape).rings.size() == 2);
  CHECK((*shape).rings[1].size() == 3);
  CHECK(area_fault(line) == "GeoJSON: a MultiLineString where an area is wanted");
  const auto wrong = shape_from_geojson(square, "", ShapeKind::path, EdgeKind::straight);
  CHECK_FALSE(wrong.ok());
}

TEST_CASE("what is not a zone is refused with the reason") {
  CHECK(area_fault("") != "read");
  CHECK(area_fault("[1,2]") == "GeoJSON: the document is not an object");
  CHECK(area_fault("{}") == "GeoJSON: the document has no `type`");
  CHECK(area_fault(R"({"type":"Point","coordinates":[0,0]})") ==
        "GeoJSON: geometry type `Point` is not read");
  CHECK(area_fault(R"({"type":"Polygon"})") == "GeoJSON: a geometry has no `coordinates`");
  CHECK(area_fault(polygon("[]")) == "GeoJSON: a Polygon has no ring");
  CHECK(area_fault(polygon("[[[0,0],[1,0],[1,1],[0,1]]]")) == "GeoJSON: a ring is not closed");
  CHECK(area_fault(polygon("[[[0,0],[1,0],[0,0]]]")) ==
        "GeoJSON: a ring has fewer than 4 positions");
  CHECK(area_fault(polygon("[[[0,0,5],[1,0],[1,1],[0,0]]]")) ==
        "GeoJSON: a position has an altitude");
  CHECK(area_fault(polygon("[[[0],[1,0],[1,1],[0,0]]]")) ==
        "GeoJSON: a position has 1 numbers, not 2");
  CHECK(area_fault(polygon(R"([[["0",0],[1,0],[1,1],[0,0]]])")) ==
        "GeoJSON: a coordinate is not a number");
  CHECK(area_fault(polygon("[[[180.1,0],[1,0],[1,1],[0,0]]]")) ==
        "GeoJSON: longitude 180.1, latitude 0 is no place on the earth");
  CHECK(area_fault(polygon("[[[0,47],[1,0],[1,91],[0,47]]]")) ==
        "GeoJSON: longitude 1, latitude 91 is no place on the earth");
  CHECK(area_fault(polygon("7")) == "GeoJSON: a Polygon's coordinates are not an array of rings");
  CHECK(area_fault(R"({"type":"FeatureCollection","features":[]})") ==
        "GeoJSON: a FeatureCollection without features");
  CHECK(area_fault(feature("", "null")) == "GeoJSON: feature without a name has no geometry");
  CHECK(area_fault(R"({"type":"FeatureCollection","features":[3]})") ==
        "GeoJSON: feature without a name has no geometry");
  CHECK(area_fault(square, "x") == "GeoJSON: no feature `x`");
}

TEST_CASE("depth and size are capped") {
  CHECK(area_fault(R"({"type":"Polygon","coordinates":)" + std::string(5'000, '[') +
                   std::string(5'000, ']') + "}") != "read");
  const std::string large(std::size_t{65} << 20, ' ');
  CHECK(area_fault(large) == "GeoJSON: larger than 64 MiB");
}

TEST_CASE("covers is certain or silent") {
  const auto zone = [](std::string_view coordinates) {
    ZoneExpression e;
    e.shape = *area(polygon(coordinates));
    return *compile("z", e);
  };
  const auto joined = [](const CompiledZone& a, const CompiledZone& b, CompiledZone::Step::Op op) {
    using Op = CompiledZone::Step::Op;
    return CompiledZone{"j", {a.parts[0], b.parts[0]}, {{Op::part, 0}, {Op::part, 1}, {op, 0}}};
  };
  using Op = CompiledZone::Step::Op;
  const CompiledZone big = zone("[[[0,0],[10,0],[10,10],[0,10],[0,0]]]");
  const CompiledZone small = zone("[[[1,1],[2,1],[2,2],[1,2],[1,1]]]");
  const CompiledZone far = zone("[[[20,1],[22,1],[22,2],[20,2],[20,1]]]");
  const CompiledZone across = zone("[[[9,1],[12,1],[12,2],[9,2],[9,1]]]");
  const CompiledZone holed = zone(
      "[[[0,0],[10,0],[10,10],[0,10],[0,0]],[[1.2,1.2],[1.8,1.2],[1.8,1.8],[1.2,1.8],[1.2,1.2]]]");
  CHECK(covers(big, big));
  CHECK(covers(big, small));
  CHECK_FALSE(covers(small, big));
  CHECK_FALSE(covers(big, far));
  CHECK_FALSE(covers(big, across));
  CHECK_FALSE(covers(holed, small));
  CHECK(covers(big, holed) == false);  // they share a border: in doubt
  CHECK(covers(joined(far, big, Op::either), small));
  CHECK(covers(joined(big, far, Op::less), small));
  CHECK_FALSE(covers(joined(big, small, Op::less), small));
  CHECK(covers(big, joined(small, far, Op::both)));
  CHECK(covers(big, joined(small, across, Op::less)));
  CHECK_FALSE(covers(big, joined(small, across, Op::either)));
  CHECK_FALSE(covers(joined(big, far, Op::both), small));
}
