// Zones of families, zones without a name, zones that are empty, and the lock of all.
#include "casus/accord/accord.h"

#include <doctest/doctest.h>

#include "casus/accord/reading_test.h"

namespace casus::accord {
namespace {

namespace codes = text::codes;

std::vector<std::string> zone_names(const Accord& accord) {
  std::vector<std::string> out;
  for (const Zone& zone : accord.zones) out.push_back(zone.name);
  return out;
}

constexpr std::string_view family = "zone sites is each of \"sites.geojson\".\n"
                                    "1.1 UKR must not commit fire in sites.\n"
                                    "1.2 RUS must not commit fire within 2 km of sites.\n"
                                    "a means fire in sites.";

TEST_CASE("each feature of a file is a zone, called by its name or else its id") {
  const Reading reading = read_test(family);
  REQUIRE(reading.accord);
  const Accord& accord = *reading.accord;
  CHECK(zone_names(accord) == std::vector<std::string>{"east", "far", "alpha", "b2", "any of sites",
                                                       "within 2 km of alpha", "within 2 km of b2"});
  REQUIRE(accord.families.size() == 1);
  CHECK(accord.families[0].zones == std::vector<std::size_t>{2, 3});
  CHECK(accord.norm("1.1")->each == std::vector<std::size_t>{2, 3});
  CHECK(accord.norm("1.2")->each == std::vector<std::size_t>{5, 6});
}

TEST_CASE("the lock of an accord gives the same zones without any file") {
  const std::string file = with_cast(family);
  const Reading reading = from_text(file, beside_test);
  REQUIRE(reading.accord);
  std::vector<earth::CompiledZone> zones;
  for (const Zone& zone : reading.accord->zones) zones.push_back(zone.compiled);
  const Reading locked = from_text(file, {}, earth::lock_json(zones));
  for (const auto& d : errors_of(locked)) MESSAGE(d.message);
  REQUIRE(locked.accord);
  CHECK(zone_names(*locked.accord) == zone_names(*reading.accord));
  for (std::size_t i = 0; i < zones.size(); ++i) CHECK(locked.accord->zones[i].compiled == zones[i]);
}

TEST_CASE("a zone in which no place lies is an error") {
  CHECK(told("zone none is east and far.") == told(codes::empty_zone, "east and far"));
  CHECK(told("zone none is east, less east.") == told(codes::empty_zone, "east, less east"));
  CHECK(told("zone some is east or far.").empty());
}

TEST_CASE("a family is no zone by itself") {
  CHECK(told("zone sites is each of east, far.\nzone all is sites or east.") == told(codes::wrong_sort, "sites"));
  CHECK(told("zone sites is each of east, far.\nzone others is each of sites.") == told(codes::wrong_sort, "sites"));
  CHECK(told("zone sites is each of east, nowhere.") == told(codes::unknown_name, "nowhere"));
  CHECK(told("zone sites is each of \"none.geojson\".") == told(codes::missing_file, "\"none.geojson\""));
}

TEST_CASE("a line is a place only within a distance") {
  CHECK(told("1.1 UKR must not commit fire in front.") == told(codes::bad_zone, "front"));
  CHECK(told("1.1 UKR must not commit fire within 3 km of front.").empty());
  CHECK(told("zone sites is each of front, east.") == told(codes::bad_zone, "front"));
}

TEST_CASE("a source covers every zone of a family") {
  const Reading reading = read_test("zone sites is each of east, far.\n"
                                    "source patrols \"P\", reads incidents_csv, grade A2, covers sites, spread.");
  REQUIRE(reading.accord);
  const Source& source = reading.accord->sources[0];
  REQUIRE(source.covers.size() == 2);
  CHECK(source.covers[1].zone == 1);
  CHECK(source.spread);
}

}  // namespace
}  // namespace casus::accord
