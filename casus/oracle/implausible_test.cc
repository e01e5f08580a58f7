// The same claims as of the engine, of the slow twin by itself: a ship on a meridian, by
// minute and kilometres.
#include "casus/oracle/implausible.h"

#include <doctest/doctest.h>

#include <string>

namespace casus::oracle {
namespace {

using fact::Fact;

accord::Accord sea() {
  accord::Accord accord;
  accord.sources.resize(2);
  accord.sources[0].name = "ais";
  accord.sources[0].format = "ais_nmea";
  accord.sources[1].name = "patrols";
  accord.sources[1].format = "incidents_csv";
  return accord;
}

Fact ship(std::int64_t minute, std::int64_t kilometres, const std::string& source = "ais") {
  Fact out;
  const measure::Instant at = *measure::civil(2025, 3, 1, {.hour = 12}) + measure::minutes(minute);
  out.root = fact::Root::sighting;
  out.what = "vessel";
  out.mover = "mmsi:1";
  out.when = measure::Interval{at, at};
  out.place = fact::Place{*earth::Position::make(500'000'000 + kilometres * 1'000'000 / 1112 * 100, 105'000'000)};
  out.source = source;
  out.record = std::to_string(minute) + "/" + std::to_string(kilometres);
  return out;
}

std::string doubtful(const std::vector<Fact>& log) {
  const accord::Accord accord = sea();
  const Ground ground{accord};
  World world{accord, ground, {}};
  for (const Fact& fact : log) world.facts.push_back(&fact);
  const auto found = implausible(world, world.facts);
  std::string out;
  for (const Fact& fact : log) out += found.contains(&fact) ? '1' : '0';
  return out;
}

}  // namespace

TEST_CASE("a ship makes 102.2 knots and not more, with a minute for the clocks") {
  CHECK(doubtful({ship(0, 0), ship(60, 185)}) == "00");
  CHECK(doubtful({ship(0, 0), ship(60, 195)}) == "11");
  CHECK(doubtful({ship(0, 0), ship(0, 3)}) == "00");
  CHECK(doubtful({ship(0, 0), ship(0, 4)}) == "11");
}

TEST_CASE("one bad fix stands alone against the others") {
  CHECK(doubtful({ship(0, 0), ship(10, 1), ship(12, 300), ship(20, 2)}) == "0010");
  CHECK(doubtful({ship(0, 300), ship(2, 0), ship(10, 1)}) == "100");
  CHECK(doubtful({ship(0, 0), ship(10, 1), ship(12, 300)}) == "001");
}

TEST_CASE("of two trails the shorter is doubtful, the longer while the shorter lasts") {
  CHECK(doubtful({ship(0, 0), ship(10, 0), ship(15, 300), ship(20, 0), ship(25, 300), ship(30, 0)}) == "001110");
  CHECK(doubtful({ship(0, 0), ship(5, 300), ship(10, 0), ship(15, 300)}) == "1111");
  CHECK(doubtful({ship(0, 0), ship(60, 0), ship(100, 0), ship(102, 300), ship(122, 300)}) == "00111");
}

TEST_CASE("a trail that goes around another is doubted only while the other is heard hour by hour") {
  CHECK(doubtful({ship(0, 0), ship(5, 300), ship(30, 0), ship(65, 300), ship(70, 0)}) == "01110");
  CHECK(doubtful({ship(0, 0), ship(5, 300), ship(30, 0), ship(66, 300), ship(70, 0)}) == "01010");
}

TEST_CASE("what nobody can place, and what others saw, is left alone") {
  Fact somewhere = ship(5, 300);
  somewhere.place->radius = std::nullopt;
  CHECK(doubtful({ship(0, 0), somewhere, ship(10, 0)}) == "000");
  CHECK(doubtful({ship(0, 0), ship(5, 300, "patrols"), ship(10, 0)}) == "000");
  Fact nowhere = ship(5, 300);
  nowhere.place = std::nullopt;
  CHECK(doubtful({ship(0, 0), nowhere, ship(10, 0)}) == "000");
}

}  // namespace casus::oracle
