// The words on cases made by hand: what a person is told of each form and doubt.
#include "casus/explain/explain.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "casus/accord/from_text.h"
#include "casus/explain/arithmetic.h"
#include "casus/watch/watch.h"

namespace casus::explain {
namespace {

constexpr std::string_view text_of_accord = R"(# Strip

## Article 1. Fire

1.1 Nobody shall shell the strip: 2 incidents within 24 h are serious.

1.2 No vessel stays for 60 min.

1.3 Aland has no more than 75 tanks.

1.4 No more than 5 people die of shells in a day.

```accord
accord "Strip", draft 1, of 2025-01-01Z.
party AAA "Aland".
zone strip is area 48.00N 37.00E, 48.50N 37.00E, 48.50N 38.00E, 48.00N 38.00E.
kind shelling.   kind trawler is sighting.   kind tank is sighting.
source patrols "patrols", reads incidents_csv, origin commission, grade B2, gap 10 min, lost 6 h, covers everything published.
1.1 nobody may commit shelling in strip: serious from 2 incidents within 24 h; proof 1 origin, C3 or better.
source returns "returns", reads declarations_csv, origin registry, grade A1, covers everything published.
1.3 AAA must not have more than 75 tank: proof 1 origin, C3 or better.
1.4 nobody may have more than 5 deaths of shelling within 24 h: proof 1 origin, C3 or better.
1.2 nobody may have trawler in strip for 60 min: minor from 1 mover; proof 1 origin, C3 or better.
```
)";

accord::Accord strip() {
  const auto nothing = [](std::string_view) -> base::Result<std::string> { return base::Fault{}; };
  const accord::Reading reading = accord::from_text(text_of_accord, nothing);
  REQUIRE(reading.accord.has_value());
  return *reading.accord;
}

fact::Fact report(const std::string& record, int hour, int minute, std::string_view grade) {
  fact::Fact out;
  const auto at = measure::civil(2025, 3, 1, {.hour = hour, .minute = minute});
  out.what = "shelling";
  out.when = measure::Interval{*at, *at};
  out.place = fact::Place{*earth::Position::make(482'000'000, 375'000'000)};
  out.source = "patrols";
  out.record = record;
  out.grade = *fact::parse_grade(grade);
  return out;
}

fact::Fact sighting(const std::string& record, int hour, int minute) {
  fact::Fact out = report(record, hour, minute, "B2");
  out.root = fact::Root::sighting;
  out.what = "trawler";
  out.mover = "mmsi:219000001";
  return out;
}

const Court court = [](const accord::Accord& accord, const std::vector<fact::Fact>& facts) {
  base::SerialExecutor serial;
  return Verdicts{watch::judge(accord, facts, serial), {}, facts.size()};
};

// One line again out of what was broken at 80 columns.
std::string unbroken(std::string_view said) {
  std::string out;
  for (const char c : said) {
    const bool blank = c == ' ' || c == '\n';
    if (!blank || out.empty() || out.back() != ' ') out += blank ? ' ' : c;
  }
  return out;
}

// The words for the only finding of a norm, unbroken.
std::string words(const std::vector<fact::Fact>& facts, std::string_view norm) {
  const accord::Accord accord = strip();
  base::SerialExecutor serial;
  const auto findings = watch::judge(accord, facts, serial);
  const auto is_of_norm = [&](const finding::Finding& f) { return f.norm == norm; };
  REQUIRE(std::ranges::count_if(findings, is_of_norm) == 1);
  return unbroken(text(explain({accord, facts, court}, *std::ranges::find_if(findings, is_of_norm))));
}

bool holds(const std::string& all, std::string_view part) {
  const bool found = all.find(part) != std::string::npos;
  if (!found) MESSAGE("not said: ", part, "\nin: ", all);
  return found;
}

TEST_CASE("a breach by count tells the clause, the sum, the instant and each report") {
  const std::string said = words({report("a", 10, 0, "B2"), report("b", 12, 0, "B2")}, "1.1");
  CHECK(said.starts_with("breach of 1.1 by anyone: serious, strip, from 2025-03-01T12:00:00.000Z"));
  CHECK(holds(said, "Nobody shall shell the strip: 2 incidents within 24 h are serious."));
  CHECK(holds(said, "deciding words: `2 incidents within 24 h`"));
  CHECK(holds(said, "2 is certainly at least 2: breach; reached at 2025-03-01T12:00:00.000Z"));
  CHECK(holds(said, "a threshold of 3 incidents instead of 2"));
  CHECK(holds(said, "The evidence (2 facts)"));
  CHECK(holds(said, "patrols:b: shelling, 2025-03-01T12:00:00.000Z, at 48.2 37.5, graded B2"));
  CHECK(said.find("What is missing") == std::string::npos);
}

TEST_CASE("an unknown count tells what is certain, what is possible, and what is missing") {
  const std::string said = words({report("a", 10, 0, "B2"), report("b", 12, 0, "E5")}, "1.1");
  CHECK(said.starts_with("unknown of 1.1"));
  CHECK(holds(said, "1 is less than 2, but 2 is not: unknown"));
  CHECK(holds(said, "unproven: " + sentence(finding::Reason::unproven)));
}

TEST_CASE("a stay tells its run, its limit and when the limit was reached") {
  std::vector<fact::Fact> facts;
  for (int i = 0; i <= 7; ++i) facts.push_back(sighting("s" + std::to_string(i), 10 + i / 6, 10 * (i % 6)));
  const std::string said = words(facts, "1.2");
  CHECK(said.starts_with("breach of 1.2 by anyone: minor, mmsi:219000001"));
  CHECK(holds(said, "needed: presence for 1 h"));
  CHECK(holds(said, "reached at 2025-03-01T11:00:00.000Z"));
}

fact::Fact tanks(const std::string& record, int hour, std::int64_t number) {
  fact::Fact out = report(record, hour, 0, "B2");
  out.root = fact::Root::sighting;
  out.what = "tank";
  out.actors = {"AAA"};
  out.set("number", number);
  return out;
}
fact::Fact returned(const std::string& record, int hour, std::int64_t number) {
  fact::Fact out = tanks(record, hour, number);
  out.root = fact::Root::declaration;
  out.source = "returns";
  out.place = std::nullopt;
  return out;
}

TEST_CASE("a ceiling tells what was there at one instant, and on whose word") {
  const std::string said = words({tanks("a", 10, 40), tanks("b", 10, 38)}, "1.3");
  CHECK(said.starts_with("breach of 1.3 by AAA: breach, no single place"));
  CHECK(holds(said, "too much: more than 75 tank at one instant"));
  CHECK(holds(said, "at 2025-03-01T10:00:00.000Z there are 78 certainly and 78 possibly"));
  CHECK(holds(said, "seen: counts 40 (patrols:a)"));
  CHECK(holds(said, "seen: counts 38 (patrols:b)"));
  CHECK(holds(said, "a ceiling of 78 tank instead of 75; 77 tank would not do"));
}

TEST_CASE("a ceiling that is only possibly exceeded says when the most may have been there") {
  const std::string said = words({tanks("a", 10, 40), tanks("b", 12, 38)}, "1.3");
  CHECK(holds(said, "at 2025-03-01T10:00:00.000Z there are 40 certainly and 78 possibly"));
  CHECK(holds(said, "seen: counts 0 to 38, short_of_duration (patrols:b)"));
  CHECK(holds(said, "short_of_duration: not all of it is certainly there at one instant"));
}

TEST_CASE("of what was declared and what was seen the words say which counts") {
  CHECK(holds(words({returned("r", 9, 70), tanks("a", 10, 80)}, "1.3"), "so what is seen counts"));
  const std::string said = words({returned("r", 9, 90), tanks("a", 9, 10)}, "1.3");
  CHECK(holds(said, "so what is declared counts"));
  CHECK(holds(said, "declared: counts 90 (returns:r)"));
}

TEST_CASE("a sum in a window under a ceiling says that so much is allowed") {
  fact::Fact first = report("a", 10, 0, "B2");
  fact::Fact second = report("b", 12, 0, "B2");
  first.set("deaths", 3);
  second.set("deaths", 4);
  const std::string said = words({first, second}, "1.4");
  CHECK(holds(said, "needed: more than 5 deaths within 24 h"));
  CHECK(holds(said, "7 is certainly more than 5: breach; reached at 2025-03-01T12:00:00.000Z"));
  CHECK(holds(said, "a ceiling of 7 deaths instead of 5; 6 deaths would not do"));
}

TEST_CASE("a finding that the facts do not give is not explained away") {
  const accord::Accord accord = strip();
  finding::Finding stranger;
  stranger.norm = "9.9";
  stranger.subject = "anyone";
  stranger.key = "strip";
  stranger.severity = "serious";
  stranger.measure = "incidents";
  stranger.verdict = finding::Verdict::breach;
  stranger.peak = {2, 2};
  stranger.reached = stranger.certain_from = stranger.certain_to = stranger.from;
  const std::vector<fact::Fact> nothing;
  const Explanation said = explain({accord, nothing, court}, stranger);
  CHECK(holds(text(said), "this accord and these facts do not give the finding"));
  CHECK(text(said).find("The arithmetic") == std::string::npos);
}

TEST_CASE("a step that no mover can have made is told by its reports, distance, time, speed and bound") {
  const auto noon = measure::civil(2025, 3, 1, {.hour = 12});
  const auto later = measure::civil(2025, 3, 1, {.hour = 12, .minute = 5});
  watch::ImplausibleStep step{"ais:a", "ais:b", {*noon, *noon}, {*later, *later}, measure::metres(298'300), measure::minutes(6), 16'111, 1'022, "vessel"};
  const Section said = implausible_steps({step});
  REQUIRE_FALSE(said.lines.empty());
  CHECK(said.lines[0] == "ais:a (2025-03-01T12:00:00.000Z) and ais:b (2025-03-01T12:05:00.000Z): at least 298 km in at most 6 min, clocks allowed for; "
                         "that needs 1611.1 knots, and the fastest vessel makes 102.2 knots");
  step.distance = measure::millimetres(4'000'999);
  CHECK(implausible_steps({step}).lines[0].find("at least 4 km in") != std::string::npos);
  CHECK(implausible_steps(std::vector(most_listed + 2, step)).lines.size() == most_listed + 2);
}

TEST_CASE("each reason has a sentence of its own") {
  using finding::Reason;
  std::set<std::string> sentences;
  for (int i = 0; i <= static_cast<int>(Reason::late); ++i) sentences.insert(sentence(static_cast<Reason>(i)));
  CHECK(sentences.size() == static_cast<std::size_t>(Reason::late) + 1);
  CHECK_FALSE(sentences.contains(""));
}

TEST_CASE("the JSON of an explanation names the finding and holds the same words") {
  const accord::Accord accord = strip();
  const std::vector<fact::Fact> facts{report("a", 10, 0, "B2"), report("b", 12, 0, "B2")};
  base::SerialExecutor serial;
  const auto findings = watch::judge(accord, facts, serial);
  REQUIRE_FALSE(findings.empty());
  CHECK(findings[0].norm == "1.1");
  const std::string json = to_json(explain({accord, facts, court}, findings[0]));
  CHECK(holds(json, R"("schema":"casus.explanation/1")"));
  CHECK(holds(json, findings[0].id));
  CHECK(holds(json, "2 is certainly at least 2: breach"));
}

}  // namespace
}  // namespace casus::explain
