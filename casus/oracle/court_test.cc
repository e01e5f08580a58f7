// The whole judgement: order of norms, keys, subjects, acts as breaches.
#include "casus/oracle/sentence_test.h"

using namespace casus::oracle::testing;
using casus::fact::Fact;

namespace {

Fact fire(const std::string& record, const std::string& at, const std::string& by) {
  return report(record, "shelling", at, {by});
}
std::string keyed(const casus::finding::Finding& finding) { return finding.key + ": " + line(finding); }

}  // namespace

TEST_CASE("a norm that asks about the breaches of a later one is judged after it") {
  const auto accord = read_text(
      "3.1 AAA must not commit exercise in strip if breach of 4.1 by BBB within 1 d: minor from 1 incident. "
      "4.1 BBB must not commit fire in strip: minor from 1 incident.");
  const Fact exercise = report("1", "exercise", "2025-03-01T20:00Z", {"AAA"});
  CHECK(findings(accord, {exercise}, "3.1").empty());
  CHECK(findings(accord, {exercise, fire("2", "2025-03-01T10:00Z", "BBB")}, "3.1") ==
        Lines{"3.1 AAA breach 2025-03-01T20:00Z 2025-03-01T20:00Z"});
}

TEST_CASE("a norm over each of several zones is judged once for each, and the zone is the key") {
  const auto accord = read_text("zone sites is each of strip, hill. 4.1 AAA must not commit fire in sites: serious from 2 incidents within 1 d.");
  Fact there = fire("3", "2025-03-01T12:00Z", "AAA");
  there.place = casus::fact::Place{*casus::earth::Position::make(472'000'000, 305'000'000)};
  Fact again = there;
  again.record = "4";
  CHECK(findings(accord, {fire("1", "2025-03-01T10:00Z", "AAA"), there}, "4.1").empty());
  const auto judged = casus::oracle::judge(accord, {fire("1", "2025-03-01T10:00Z", "AAA"), there, again});
  REQUIRE(judged.findings.size() == 1);
  CHECK(keyed(judged.findings[0]) == "hill: 4.1 AAA breach 2025-03-01T12:00Z 2025-03-02T12:00Z");
}

TEST_CASE("`there` is the zone that is judged") {
  const auto accord = read_text("zone sites is each of strip, hill. 4.1 AAA must not commit fire in sites, unless exercise there within 1 h: minor from 1 incident.");
  Fact exercise = report("e", "exercise", "2025-03-01T10:00Z");
  CHECK(findings(accord, {exercise, fire("1", "2025-03-01T10:30Z", "AAA")}, "4.1").empty());
  exercise.place = casus::fact::Place{*casus::earth::Position::make(472'000'000, 305'000'000)};
  CHECK(findings(accord, {exercise, fire("1", "2025-03-01T10:30Z", "AAA")}, "4.1").size() == 1);
}

TEST_CASE("an act can be what a norm forbids; one without receipt is possible only") {
  const auto accord = read_text("kind apply_to_alliance is act. 7.1 AAA must not commit apply_to_alliance: grave.");
  Fact apply = act("1", "apply_to_alliance", "AAA", "2025-03-01T10:00Z");
  CHECK(findings(accord, {apply}, "7.1") == Lines{"7.1 AAA breach 2025-03-01T10:00Z 2025-03-01T10:00Z"});
  apply.received = std::nullopt;
  CHECK(findings(accord, {apply}, "7.1") == Lines{"7.1 AAA unknown 2025-03-01T10:00Z 2025-03-01T10:00Z uncertain_time"});
}

TEST_CASE("together: the parties are one subject, and no other is judged") {
  const auto accord = read_text("4.1 All together must not commit fire in strip: serious from 2 incidents within 1 d.");
  const Lines lines = findings(accord, {fire("1", "2025-03-01T10:00Z", "AAA"), fire("2", "2025-03-01T11:00Z", "BBB")}, "4.1");
  REQUIRE(lines.size() == 1);
  CHECK(lines[0].find("All together breach") != std::string::npos);
}

TEST_CASE("what is judged for `by anyone` is not reported") {
  const auto accord = read_text("4.1 AAA, BBB must not commit fire in strip: minor from 1 incident. 2.5 on breach of 4.1 by anyone, Board must attribute within 24 h.");
  const auto judged = casus::oracle::judge(accord, {report("1", "shelling", "2025-03-01T10:00Z")});
  for (const auto& finding : judged.findings) CHECK(finding.subject != "anyone");
  CHECK(judged.duties.size() == 1);
}

TEST_CASE("the order of the log decides nothing") {
  const auto accord = read_text(
      "4.1 AAA, BBB must not commit fire in strip, unless fire by another party within 1 h before: minor from 1 incident; serious from 2 incidents within 2 h.");
  const Fact a = fire("1", "2025-03-01T10:00Z", "AAA");
  const Fact b = fire("2", "2025-03-01T10:00Z", "BBB");
  const Fact c = fire("3", "2025-03-01T12:00Z", "AAA");
  const Lines first = findings(accord, {a, b, c}, "4.1");
  CHECK(findings(accord, {c, b, a}, "4.1") == first);
  CHECK(findings(accord, {b, a, c}, "4.1") == first);
}
