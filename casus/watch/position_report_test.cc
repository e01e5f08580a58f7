// Silences of a mover that was last heard of inside, told by hour of the day.
#include <doctest/doctest.h>

#include "casus/accord/from_text.h"
#include "casus/watch/watch.h"

namespace casus::watch {
namespace {

using Lines = std::vector<std::string>;

accord::Accord read(const std::string& sentence) {
  const std::string text = "# Bay\n\n```accord\n" R"(accord "Bay", draft 1, of 2025-01-01Z.
party AAA "Aland".  party BBB "Bland".
zone bay is area 46.00N 30.00E, 46.50N 30.00E, 46.50N 31.00E, 46.00N 31.00E.
kind ship is sighting.  kind storm is act.
source patrols "patrols", reads incidents_csv, origin commission, grade B2, gap 1 h, lost 6 h, covers everything published.
)" + sentence + "\n```\n";
  const auto nothing = [](std::string_view) -> base::Result<std::string> { return base::Fault{}; };
  const accord::Reading reading = accord::from_text(text, nothing);
  REQUIRE(reading.accord.has_value());
  return *reading.accord;
}

enum class Where : std::uint8_t { inside, outside };

fact::Fact ship(int hour, Where where, const std::string& by = "AAA") {
  fact::Fact out;
  const auto at = measure::civil(2025, 3, 1, {.hour = hour});
  out.root = fact::Root::sighting;
  out.what = "ship";
  out.mover = "reg:s1";
  out.when = measure::Interval{*at, *at};
  out.place = fact::Place{*earth::Position::make(where == Where::inside ? 462'000'000 : 472'000'000, 305'000'000)};
  if (!by.empty()) out.actors = {by};
  out.source = "patrols";
  out.record = std::to_string(hour) + (where == Where::inside ? "in" : "out") + by;
  out.grade = {'B', '2'};
  return out;
}

// "AAA breach 11-13", with the reasons behind it.
Lines judged(const std::vector<fact::Fact>& facts, const std::string& sentence = "2.1 AAA must report position of ship in bay every 1 h.") {
  base::SerialExecutor serial;
  Lines lines;
  const auto hour = [](measure::Instant at) { return measure::print(at).substr(11, 2); };
  for (const finding::Finding& f : judge(read(sentence), facts, serial)) {
    std::string line = f.subject + " " + std::string{finding::name(f.verdict)} + " " + hour(f.from) + "-" + (f.to ? hour(*f.to) : "");
    for (const finding::Reason reason : f.reasons) line += " " + std::string{finding::name(reason)};
    lines.push_back(line);
  }
  return lines;
}

}  // namespace

TEST_CASE("a silence longer than D between two reports from inside is a breach from D on") {
  CHECK(judged({ship(10, Where::inside), ship(13, Where::inside), ship(14, Where::outside)}) == Lines{"AAA breach 11-13"});
  CHECK(judged({ship(10, Where::inside), ship(11, Where::inside), ship(12, Where::outside)}).empty());
  CHECK(judged({ship(10, Where::outside), ship(13, Where::outside)}).empty());
}

TEST_CASE("a mover that comes back from outside, or never, may have left") {
  CHECK(judged({ship(10, Where::inside), ship(13, Where::outside)}) == Lines{"AAA unknown 11-13 uncertain_place"});
  fact::Fact other = ship(15, Where::outside);
  other.mover = "reg:s2";
  CHECK(judged({ship(10, Where::inside), other}) == Lines{"AAA unknown 11- uncertain_place"});
}

TEST_CASE("whose ship it is has to be known, and each party owes by itself") {
  CHECK(judged({ship(10, Where::inside, ""), ship(13, Where::inside, "")}) == Lines{"AAA unknown 11-13 unattributed uncertain_place"});
  CHECK(judged({ship(10, Where::inside), ship(13, Where::inside)}, "2.1 any party must report position of ship in bay every 1 h.") == Lines{"AAA breach 11-13"});
}

TEST_CASE("two reports of one instant that disagree prove neither, in any order") {
  const std::vector<fact::Fact> log{ship(10, Where::inside), ship(10, Where::outside), ship(13, Where::inside)};
  CHECK(judged(log) == Lines{"AAA unknown 11-13 uncertain_place"});
  CHECK(judged({log[1], log[0], log[2]}) == judged(log));
}

TEST_CASE("while a source did not watch the report may have been made") {
  fact::Fact outage = ship(11, Where::inside);
  outage.root = fact::Root::coverage;
  outage.what = "outage";
  outage.mover = "";
  outage.when->to = outage.when->from + measure::hours(1);
  outage.record = "o";
  CHECK(judged({ship(10, Where::inside), outage, ship(13, Where::inside)}) == Lines{"AAA unknown 11-13 no_coverage"});
}

TEST_CASE("an exception is asked at the instant at which the report was due") {
  const std::string norm = "2.1 AAA must report position of ship in bay every 1 h unless storm by BBB within 2 h.";
  fact::Fact storm = ship(10, Where::inside, "BBB");
  storm.root = fact::Root::act;
  storm.what = "storm";
  storm.mover = "";
  storm.received = storm.when->from;
  storm.place = std::nullopt;
  storm.record = "storm";
  CHECK(judged({storm, ship(10, Where::inside), ship(14, Where::inside)}, norm).empty());
  storm.when = measure::Interval{storm.when->from - measure::hours(4), storm.when->from - measure::hours(4)};
  CHECK(judged({storm, ship(10, Where::inside), ship(14, Where::inside)}, norm) == Lines{"AAA breach 11-14"});
}

TEST_CASE("the norm's own time bounds the silence") {
  CHECK(judged({ship(10, Where::inside), ship(15, Where::inside)},
               "2.1 AAA must report position of ship in bay every 1 h from 2025-03-01T11:00Z until 2025-03-01T14:00Z.") == Lines{"AAA breach 12-14"});
}

}  // namespace casus::watch
