// Ceilings from a text: what is seen, what is declared, what adds up in a window.
#include <doctest/doctest.h>

#include "casus/accord/from_text.h"
#include "casus/watch/watch.h"

namespace casus::watch {
namespace {

using Lines = std::vector<std::string>;

accord::Accord read(const std::string& sentences) {
  const std::string text = "# Strip\n\n```accord\n" R"(accord "Strip", draft 1, of 2025-01-01Z.
party AAA "Aland".  party BBB "Bland".
zone strip is area 46.00N 30.00E, 46.50N 30.00E, 46.50N 31.00E, 46.00N 31.00E.
kind tank is sighting.  kind troops is declaration.  kind shelling is incident.  kind alarm is act.
source patrols "patrols", reads incidents_csv, origin commission, grade B2, gap 1 h, lost 6 h, covers everything published.
source returns "returns", reads declarations_csv, origin registry, grade A1, covers everything published.
)" + sentences + "\n```\n";
  const auto nothing = [](std::string_view) -> base::Result<std::string> { return base::Fault{}; };
  const accord::Reading reading = accord::from_text(text, nothing);
  REQUIRE(reading.accord.has_value());
  return *reading.accord;
}

fact::Fact fact_of(fact::Root root, const std::string& what, int hour, const std::string& by) {
  fact::Fact out;
  const auto at = measure::civil(2025, 3, 1, {.hour = hour});
  out.root = root;
  out.what = what;
  out.when = measure::Interval{*at, *at};
  out.place = fact::Place{*earth::Position::make(462'000'000, 305'000'000)};
  out.actors = {by};
  out.source = root == fact::Root::declaration ? "returns" : "patrols";
  out.record = what + std::to_string(hour) + by;
  out.grade = {'B', '2'};
  return out;
}
fact::Fact tanks(int hour, std::int64_t number, const std::string& by = "AAA", const std::string& mover = "") {
  fact::Fact out = fact_of(fact::Root::sighting, "tank", hour, by);
  out.set("number", number);
  out.mover = mover;
  out.record += mover;
  return out;
}
fact::Fact strength(int hour, std::int64_t number, const std::string& what = "troops") {
  fact::Fact out = fact_of(fact::Root::declaration, what, hour, "AAA");
  out.place = std::nullopt;
  out.set("strength", number);
  return out;
}

// "AAA breach 10-16 40..80 short_of_duration": hours of the day, and the peak.
Lines judged(const std::string& sentences, const std::vector<fact::Fact>& facts) {
  base::SerialExecutor serial;
  Lines lines;
  const auto hour = [](measure::Instant at) { return measure::print(at).substr(11, 2); };
  for (const finding::Finding& f : judge(read(sentences), facts, serial)) {
    std::string line = f.subject + " " + std::string{finding::name(f.verdict)} + " " + hour(f.from) + "-" + (f.to ? hour(*f.to) : "");
    line += " " + std::to_string(f.peak.certain) + ".." + (f.peak.possible ? std::to_string(*f.peak.possible) : "any");
    for (const finding::Reason reason : f.reasons) line += " " + std::string{finding::name(reason)};
    lines.push_back(line);
  }
  return lines;
}

}  // namespace

TEST_CASE("forty tanks here and forty there are eighty at one instant, and forty to eighty hours apart") {
  const std::string cap = "5.1 AAA must not have more than 75 tank in strip.";
  CHECK(judged(cap, {tanks(10, 40), tanks(10, 40, "AAA", "column")}) == Lines{"AAA breach 10-10 80..80"});
  CHECK(judged(cap, {tanks(10, 40), tanks(16, 40)}) == Lines{"AAA unknown 10-16 40..80 short_of_duration"});
  CHECK(judged(cap, {tanks(10, 40), tanks(10, 35, "AAA", "column")}).empty());
}

TEST_CASE("parties are judged each by itself, bound together as one, for nobody all are added") {
  const std::vector<fact::Fact> log{tanks(10, 40, "AAA"), tanks(10, 40, "BBB")};
  CHECK(judged("5.1 AAA, BBB must not have more than 75 tank in strip.", log).empty());
  CHECK(judged("group All is AAA, BBB. 5.1 All together must not have more than 75 tank in strip.", log).front() == "All together breach 10-10 80..80");
  CHECK(judged("5.1 nobody may have more than 75 tank in strip.", log) == Lines{"anyone breach 10-10 80..80"});
}

TEST_CASE("a stay counts as many as each of its reports tells of, and between two as many as both") {
  const std::string cap = "5.1 AAA must not have more than 30 tank in strip.";
  const auto column = [](int hour, std::int64_t number) { return tanks(hour, number, "AAA", "column"); };
  CHECK(judged(cap, {column(10, 20), column(11, 40)}) == Lines{"AAA breach 10-11 40..40"});
  CHECK(judged(cap, {column(10, 20), column(11, 20), column(14, 25)}).empty());
  CHECK(judged(cap, {column(10, 40), column(11, 40), column(14, 20)}) == Lines{"AAA breach 10-14 40..40"});
}

TEST_CASE("an attribute that no report states has no bound") {
  const Lines lines = judged("5.1 AAA must not have more than 30 t displacement of tank in strip.", {tanks(10, 1)});
  REQUIRE(lines.size() == 1);
  CHECK(lines[0] == "AAA unknown 10-10 0..any uncertain_amount short_of_duration");
}

TEST_CASE("a return stands until the next; only more that is certainly seen prevails over it") {
  const std::string cap = "5.1 AAA must not have more than 600 troops.";
  CHECK(judged(cap, {strength(1, 600)}).empty());
  CHECK(judged(cap, {strength(1, 601), strength(5, 590)}) == Lines{"AAA breach 01-05 601..601"});
  const std::string tanks_cap = "5.1 AAA must not have more than 75 tank.";
  CHECK(judged(tanks_cap, {strength(1, 70, "tank"), tanks(5, 78)}) == Lines{"AAA breach 05-05 78..78"});
  CHECK(judged(tanks_cap, {strength(1, 70, "tank"), tanks(5, 20), tanks(5, 40, "AAA", "column")}).empty());
}

TEST_CASE("what was declared before the norm begins to bind stands when it does, and nothing beyond the record") {
  const std::vector<fact::Fact> log{strength(1, 601), strength(5, 590)};
  CHECK(judged("5.1 AAA must not have more than 600 troops from 2025-03-01T03:00Z.", log) == Lines{"AAA breach 03-05 601..601"});
  CHECK(judged("5.1 AAA must not have more than 600 troops from 2025-03-01T03:00Z, counted at each declaration.", log) == Lines{"AAA breach 03-05 601..601"});
  CHECK(judged("5.1 AAA must not have more than 500 troops from 2025-03-01T06:00Z.", log).empty());
}

TEST_CASE("counted at each declaration: what was said holds until the next, to the end of the norm") {
  const std::string cap = "5.1 AAA must not have more than 600 troops until 2025-03-01T12:00Z, counted at each declaration.";
  CHECK(judged(cap, {strength(1, 601), strength(5, 590), strength(9, 700), strength(13, 1)}) ==
        Lines{"AAA breach 01-05 601..601", "AAA breach 09-12 700..700"});
}

TEST_CASE("an excuse is asked at each instant, of stays and of returns") {
  fact::Fact alarm = fact_of(fact::Root::act, "alarm", 4, "BBB");
  alarm.received = alarm.when->from;
  alarm.place = std::nullopt;
  const std::string cap = "5.1 AAA must not have more than 600 troops unless alarm by BBB within 2 h.";
  CHECK(judged(cap, {strength(1, 601), strength(9, 590), alarm}) == Lines{"AAA breach 01-04 601..601", "AAA breach 06-09 601..601"});
  const std::string tanks_cap = "5.1 AAA must not have more than 30 tank in strip unless alarm by BBB within 2 h.";
  std::vector<fact::Fact> log{alarm, tanks(3, 40, "AAA", "column"), tanks(4, 40, "AAA", "column"), tanks(5, 40, "AAA", "column")};
  CHECK(judged(tanks_cap, log) == Lines{"AAA breach 03-04 40..40"});
}

TEST_CASE("what is possibly excused is possibly there, and the words say why") {
  fact::Fact alarm = fact_of(fact::Root::act, "alarm", 4, "BBB");
  alarm.received = alarm.when->from;
  alarm.place = std::nullopt;
  alarm.actors = {"BBB", "AAA"};
  const std::string cap = "5.1 AAA must not have more than 600 troops unless alarm by BBB within 3 h.";
  const Lines lines = judged(cap, {strength(4, 601), strength(6, 590), alarm});
  REQUIRE(lines.size() == 1);
  CHECK(lines[0] == "AAA unknown 04-06 0..601 unattributed");
}

TEST_CASE("a sum in a window is too much above the ceiling, not at it") {
  fact::Fact first = fact_of(fact::Root::incident, "shelling", 1, "AAA");
  fact::Fact second = fact_of(fact::Root::incident, "shelling", 3, "AAA");
  first.set("deaths", 4);
  second.set("deaths", 6);
  CHECK(judged("5.1 AAA must not have more than 10 deaths of shelling within 2 h.", {first, second}).empty());
  CHECK(judged("5.1 AAA must not have more than 9 deaths of shelling within 2 h.", {first, second}) == Lines{"AAA breach 03-03 10..10"});
  CHECK(judged("5.1 AAA must not have more than 9 deaths of shelling within 1 h.", {first, second}).empty());
  CHECK(judged("5.1 AAA must not have more than 1 shelling within 2 h.", {first, second}) == Lines{"AAA breach 03-03 2..2"});
}

}  // namespace casus::watch
