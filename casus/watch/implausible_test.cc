// Reports of one ship on a meridian, told by minute and by kilometres north of 50 N.
#include "casus/watch/implausible.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "casus/accord/from_text.h"
#include "casus/earth/distance.h"
#include "casus/fact/fastest.h"
#include "casus/watch/collect.h"

namespace casus::watch {
namespace {

using fact::Fact;

accord::Accord read() {
  const std::string text = "# Sea\n\n```accord\n" R"(accord "Sea", draft 1, of 2025-01-01Z.
zone sea is area 50.00N 10.00E, 50.50N 10.00E, 50.50N 11.00E, 50.00N 11.00E.
source ais "positions", reads ais_nmea, grade B2, gap 10 min, lost 6 h, covers everything published.
source air "aircraft", reads sbs, grade B2, gap 10 min, lost 6 h, covers everything published.
source patrols "patrols", reads incidents_csv, origin commission, grade B2, gap 1 h, lost 2 h, covers everything published.
1.1 nobody may have vessel in sea: minor from 1 mover; proof 1 origin, C3 or better.
)" "\n```\n";
  const auto nothing = [](std::string_view) -> base::Result<std::string> { return base::Fault{}; };
  const accord::Reading reading = accord::from_text(text, nothing);
  REQUIRE(reading.accord.has_value());
  return *reading.accord;
}

Fact at(measure::Instant when, earth::Position where, const std::string& source = "ais") {
  static int number = 0;
  Fact out;
  out.root = fact::Root::sighting;
  out.what = "vessel";
  out.mover = "mmsi:1";
  out.when = measure::Interval{when, when};
  out.place = fact::Place{where};
  out.source = source;
  out.record = std::to_string(++number);
  out.grade = {'B', '2'};
  return out;
}

const measure::Instant noon = *measure::civil(2025, 3, 1, {.hour = 12});

earth::Position north(std::int64_t kilometres) { return *earth::Position::make(500'000'000 + kilometres * 1'000'000 / 1112 * 100, 105'000'000); }

Fact ship(std::int64_t minute, std::int64_t kilometres) { return at(noon + measure::minutes(minute), north(kilometres)); }

// "0100": which reports, in the order given, are doubtful.
std::string doubtful(const std::vector<Fact>& log) {
  const accord::Accord accord = read();
  const Catalogue catalogue{accord, log};
  const Collected collected = collect(catalogue);
  std::string out(log.size(), '0');
  for (const Track& track : collected.tracks) {
    for (std::size_t i = 0; i < track.fact.size(); ++i) {
      if (track.is_doubtful(i)) out[track.fact[i]] = '1';
    }
  }
  return out;
}

// The least time in which the fastest vessel goes from `a` to `b`, the allowance taken off.
measure::Duration just_enough(earth::Position a, earth::Position b) {
  const std::int64_t unit = fact::fastest_vessel * fact::tenth_knot_mm;
  const std::int64_t needed = (earth::distance(a, b).lower.raw() * fact::tenth_knot_ms + unit - 1) / unit;
  return measure::milliseconds(needed) - fact::clock_allowance;
}

}  // namespace

TEST_CASE("a step at exactly the greatest speed is possible, one a millisecond shorter is not") {
  const measure::Duration time = just_enough(north(0), north(100));
  CHECK(time > measure::minutes(30));
  CHECK(doubtful({at(noon, north(0)), at(noon + time, north(100))}) == "00");
  CHECK(doubtful({at(noon, north(0)), at(noon + time - measure::milliseconds(1), north(100))}) == "11");
}

TEST_CASE("a hundred knots is what 102.2 knots are checked against") {
  // 189 km in an hour; the minute's allowance is 3.15 km.
  CHECK(doubtful({ship(0, 0), ship(60, 185)}) == "00");
  CHECK(doubtful({ship(0, 0), ship(60, 195)}) == "11");
}

TEST_CASE("the antimeridian is no distance") {
  const auto beside = [](std::int64_t longitude) { return *earth::Position::make(500'000'000, longitude); };
  CHECK(doubtful({at(noon, beside(1'799'990'000)), at(noon + measure::minutes(1), beside(-1'799'990'000))}) == "00");
  CHECK(doubtful({at(noon, beside(1'799'990'000)), at(noon + measure::minutes(1), beside(-1'780'000'000))}) == "11");
}

TEST_CASE("two places at one instant contradict each other beyond what clocks allow for") {
  CHECK(doubtful({ship(0, 0), ship(0, 3)}) == "00");
  CHECK(doubtful({ship(0, 0), ship(0, 4)}) == "11");
}

TEST_CASE("nearest places at farthest times decide") {
  Fact far = ship(10, 100);
  CHECK(doubtful({ship(0, 0), far}) == "11");
  far.when->to = far.when->from + measure::minutes(30);
  CHECK(doubtful({ship(0, 0), far}) == "00");
  far = ship(10, 100);
  far.place->radius = measure::kilometres(90);
  CHECK(doubtful({ship(0, 0), far}) == "00");
  far.place->radius = std::nullopt;
  CHECK(doubtful({ship(0, 0), far}) == "00");
  Fact long_ago = ship(-60, 100);
  long_ago.when->to = noon + measure::minutes(5);
  CHECK(doubtful({long_ago, ship(0, 0)}) == "00");
}

TEST_CASE("aircraft have a bound of their own, whoever hears them") {
  const auto plane = [](std::int64_t minute, std::int64_t kilometres) { return at(noon + measure::minutes(minute), north(kilometres), "air"); };
  CHECK(doubtful({plane(0, 0), plane(5, 350)}) == "00");
  CHECK(doubtful({plane(0, 0), plane(5, 360)}) == "11");
  Fact searching = ship(5, 350);
  searching.set("message", 9);
  CHECK(doubtful({ship(0, 0), searching}) == "00");
  searching.set("message", 1);
  CHECK(doubtful({ship(0, 0), searching}) == "11");
}

TEST_CASE("a single bad fix is doubtful and its neighbours are not, wherever it lies") {
  CHECK(doubtful({ship(0, 0), ship(10, 1), ship(12, 300), ship(20, 2), ship(30, 3)}) == "00100");
  CHECK(doubtful({ship(0, 300), ship(2, 0), ship(10, 1), ship(20, 2)}) == "1000");
  CHECK(doubtful({ship(0, 0), ship(10, 1), ship(20, 2), ship(22, 300)}) == "0001");
  CHECK(doubtful({ship(0, 0), ship(1, 300), ship(2, 0), ship(3, 600), ship(4, 0)}) == "01010");
}

TEST_CASE("a visit elsewhere is doubtful throughout, however long it lasts") {
  std::vector<Fact> log{ship(-20, 0), ship(0, 0)};
  for (int minute = 5; minute <= 605; minute += 60) log.push_back(ship(minute, 300));
  log.push_back(ship(610, 1));
  log.push_back(ship(620, 1));
  CHECK(doubtful(log) == "00" + std::string(11, '1') + "00");
}

TEST_CASE("two movers under one name are both doubtful while both are heard, and not before or after") {
  CHECK(doubtful({ship(0, 0), ship(10, 0), ship(20, 0), ship(25, 300), ship(30, 0), ship(35, 300), ship(40, 0), ship(50, 0)}) == "00011100");
  CHECK(doubtful({ship(0, 0), ship(5, 300), ship(10, 0), ship(15, 300)}) == "1111");
}

TEST_CASE("two bad fixes at one place are no second mover, unless they are heard within the hour") {
  std::vector<Fact> log;
  for (int minute = 0; minute <= 200; minute += 10) log.push_back(ship(minute, minute / 50));
  std::vector<Fact> rare = log;
  rare.push_back(ship(5, 300));
  rare.push_back(ship(66, 300));
  CHECK(doubtful(rare) == std::string(21, '0') + "11");
  std::vector<Fact> often = log;
  often.push_back(ship(5, 300));
  often.push_back(ship(65, 300));
  CHECK(doubtful(often) == "0111111" + std::string(14, '0') + "11");
}

TEST_CASE("a jump without return casts doubt on as much as follows, and back for as long") {
  CHECK(doubtful({ship(0, 0), ship(60, 0), ship(90, 0), ship(100, 0), ship(102, 300), ship(110, 300), ship(122, 300)}) == "0011111");
  CHECK(doubtful({ship(0, 0), ship(10, 0), ship(12, 300), ship(20, 300), ship(23, 300), ship(60, 300)}) == "111100");
}

TEST_CASE("what follows a silence of more than a day contradicts nothing") {
  const auto half_round = *earth::Position::make(-500'000'000, -750'000'000);
  CHECK(doubtful({ship(0, 0), at(noon + measure::hours(24), half_round)}) == "11");
  CHECK(doubtful({ship(0, 0), at(noon + measure::hours(24) + measure::milliseconds(1), half_round)}) == "00");
}

TEST_CASE("what others saw of the mover neither contradicts nor is contradicted") {
  CHECK(doubtful({ship(0, 0), at(noon + measure::minutes(5), north(300), "patrols"), ship(10, 0)}) == "000");
  CHECK(doubtful({ship(0, 0), at(noon + measure::minutes(5), north(300), "patrols"), ship(6, 300), ship(10, 0)}) == "0010");
}

TEST_CASE("more names than are followed at one time are all doubtful") {
  std::vector<Fact> log;
  for (int minute = 0; minute < 60; ++minute) log.push_back(ship(minute, 300 * (minute % 12)));
  CHECK(doubtful(log) == std::string(60, '1'));
}

TEST_CASE("the order of arrival changes nothing") {
  std::vector<Fact> log;
  for (int i = 0; i < 40; ++i) log.push_back(ship(i * 7 % 40, i % 5 == 0 ? 300 : i % 7));
  const std::string told = doubtful(log);
  CHECK(std::ranges::count(told, '1') > 4);
  std::vector<Fact> reversed(log.rbegin(), log.rend());
  std::string back = doubtful(reversed);
  std::ranges::reverse(back);
  CHECK(back == told);
}

TEST_CASE("a step tells how fast it would have been, rounded up") {
  const Step step = step_between(read(), ship(0, 0), ship(5, 300));
  CHECK_FALSE(step.possible());
  CHECK(step.time == measure::minutes(6));
  CHECK(step.needed() > 16'000);  // 300 km in 6 min are 1,620 knots
  CHECK(step.needed() < 16'300);
  CHECK(step.fastest == fact::fastest_vessel);
}

}  // namespace casus::watch
