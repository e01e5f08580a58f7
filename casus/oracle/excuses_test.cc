// Excuses in events, presence and ceilings: fact by fact, instant by instant.
#include "casus/oracle/sentence_test.h"

using namespace casus::oracle::testing;
using casus::fact::Fact;

namespace {

Fact fire(const std::string& record, const std::string& at, const std::string& by) {
  return report(record, "shelling", at, {by});
}

Fact assault(const std::string& record, const std::string& at, const std::string& by) {
  return report(record, "assault", at, {by});
}

// A sighting of a mover; `inside` the strip or north of it.
Fact seen(const std::string& record, const std::string& at, const std::string& by, bool inside) {
  Fact fact = report(record, "tank", at, {by});
  fact.root = casus::fact::Root::sighting;
  fact.mover = "tank:1";
  fact.source = "radar";
  if (!inside) fact.place = casus::fact::Place{*casus::earth::Position::make(480'000'000, 305'000'000)};
  return fact;
}

const std::string kinds = "kind assault is incident.  kind tank is sighting. ";
const std::string ladder = "4.1 AAA, BBB must not commit fire in strip: minor from 1 incident within 1 h; serious from 10 incidents within 24 h. ";
const std::string reply = kinds + ladder + "4.3 BBB may commit fire in strip if assault by AAA within 1 h before, notwithstanding 4.1. ";

}  // namespace

TEST_CASE("a shot within the hour after an assault is permitted, both ends in, and does not count") {
  const auto accord = read_text(reply);
  const Fact first = assault("a", "2025-03-01T10:00Z", "AAA");
  CHECK(findings(accord, {first, fire("1", "2025-03-01T10:00Z", "BBB")}, "4.1").empty());
  CHECK(findings(accord, {first, fire("1", "2025-03-01T11:00Z", "BBB")}, "4.1").empty());
  CHECK(findings(accord, {first, fire("1", "2025-03-01T11:00:00.001Z", "BBB")}, "4.1").size() == 2);
  CHECK(findings(accord, {first, fire("1", "2025-03-01T09:59Z", "BBB")}, "4.1").size() == 2);
}

TEST_CASE("twelve shots, eleven of them permitted, are one") {
  const auto accord = read_text(reply);
  std::vector<Fact> log{assault("a", "2025-03-01T10:00Z", "AAA"), fire("12", "2025-03-01T15:00Z", "BBB")};
  for (int shot = 10; shot <= 20; ++shot)
    log.push_back(fire("s" + std::to_string(shot), "2025-03-01T10:" + std::to_string(shot) + "Z", "BBB"));
  CHECK(findings(accord, log, "4.1") == Lines{"4.1 AAA or BBB breach 2025-03-01T15:00Z 2025-03-01T16:00Z",
                                              "4.1 BBB breach 2025-03-01T15:00Z 2025-03-01T16:00Z"});
}

TEST_CASE("a permission is for its own parties only") {
  const auto accord = read_text(reply);
  const std::vector<Fact> log{assault("a", "2025-03-01T10:00Z", "AAA"), fire("1", "2025-03-01T10:30Z", "AAA")};
  CHECK(findings(accord, log, "4.1").size() == 2);
}

TEST_CASE("a permission with an exception of its own excuses nothing while that holds") {
  const auto accord = read_text(kinds + ladder +
                                "4.3 BBB may commit fire in strip if assault by AAA within 1 h before, "
                                "unless call within 2 h, notwithstanding 4.1. ");
  const Fact attack = assault("a", "2025-03-01T10:00Z", "AAA");
  const Fact answer = fire("1", "2025-03-01T10:30Z", "BBB");
  CHECK(findings(accord, {attack, answer}, "4.1").empty());
  CHECK(findings(accord, {act("c", "call", "AAA", "2025-03-01T09:30Z"), attack, answer}, "4.1").size() == 2);
}

TEST_CASE("a permission is for its own kind and place only") {
  const auto rockets = read_text(kinds + "kind rocket is incident. kind heavy is shelling, rocket. "
                                 "4.1 AAA, BBB must not commit heavy in strip: minor from 1 incident within 1 h. "
                                 "4.3 BBB may commit rocket in strip if assault by AAA within 1 h before, notwithstanding 4.1.");
  CHECK(findings(rockets, {assault("a", "2025-03-01T10:00Z", "AAA"), fire("1", "2025-03-01T10:30Z", "BBB")}, "4.1").size() == 2);
}

TEST_CASE("who excuses himself proves it: his own note and an unproven report excuse nothing") {
  const auto accord = read_text(reply);
  const Fact own = from_source(assault("a", "2025-03-01T10:00Z", "AAA"), "blog");
  CHECK(findings(accord, {own, fire("1", "2025-03-01T10:30Z", "BBB")}, "4.1").front().find("breach") != std::string::npos);
  Fact rumour = assault("a", "2025-03-01T10:00Z", "AAA");
  rumour.grade = {'E', '5'};
  CHECK(findings(accord, {rumour, fire("1", "2025-03-01T10:30Z", "BBB")}, "4.1").front().find("breach") != std::string::npos);
}

TEST_CASE("doubt about who made the assault makes the reply possible only") {
  const auto accord = read_text(reply);
  const std::vector<Fact> log{report("a", "assault", "2025-03-01T10:00Z"), fire("1", "2025-03-01T10:30Z", "BBB")};
  CHECK(findings(accord, log, "4.1") ==
        Lines{"4.1 AAA or BBB unknown 2025-03-01T10:30Z 2025-03-01T11:30Z unattributed",
              "4.1 BBB unknown 2025-03-01T10:30Z 2025-03-01T11:30Z unattributed"});
}

TEST_CASE("a shot of an unknown instant that is excused at some of it and not at others is possible only") {
  const auto accord = read_text(reply);
  const std::vector<Fact> log{assault("a", "2025-03-01T10:00Z", "AAA"), fire("1", "2025-03-01T10:30Z/2025-03-01T11:30Z", "BBB")};
  CHECK(findings(accord, log, "4.1").back() ==
        "4.1 BBB unknown 2025-03-01T10:30Z 2025-03-01T12:30Z uncertain_time");
}

TEST_CASE("both at ten, in any order: what happens at one instant is simultaneous") {
  const auto accord = read_text(reply);
  const Fact attack = assault("a", "2025-03-01T10:00Z", "AAA");
  const Fact answer = fire("1", "2025-03-01T10:00Z", "BBB");
  CHECK(findings(accord, {attack, answer}, "4.1").empty());
  CHECK(findings(accord, {answer, attack}, "4.1").empty());
}

TEST_CASE("a norm that binds only while something holds is broken only then") {
  const auto accord = read_text("peace means no call within 2 h. 4.1 AAA, BBB must not commit fire in strip if peace: minor from 1 incident.");
  const Fact call = act("c", "call", "AAA", "2025-03-01T10:00Z");
  CHECK(findings(accord, {call, fire("1", "2025-03-01T11:00Z", "BBB")}, "4.1").empty());
  CHECK(findings(accord, {call, fire("1", "2025-03-01T13:00Z", "BBB")}, "4.1").size() == 2);
}

TEST_CASE("another party is not the one that is judged") {
  const auto accord = read_text("4.1 AAA, BBB must not commit fire in strip, unless fire by another party within 1 h: minor from 1 incident.");
  const std::vector<Fact> log{fire("1", "2025-03-01T10:00Z", "AAA"), fire("2", "2025-03-01T10:30Z", "BBB")};
  CHECK(findings(accord, log, "4.1") == Lines{"4.1 AAA breach 2025-03-01T10:00Z 2025-03-01T10:00Z",
                                              "4.1 AAA or BBB breach 2025-03-01T10:00Z 2025-03-01T10:00Z"});
}

TEST_CASE("one notice serves one exercise") {
  const auto accord = read_text("8.1 AAA, BBB must not commit exercise in strip, unless notified 48 h before: minor from 1 incident.");
  const Fact notice = act("n", "notify", "AAA", "2025-03-01T00:00Z");
  const std::vector<Fact> log{notice, report("1", "exercise", "2025-03-05T00:00Z", {"AAA"}),
                              report("2", "exercise", "2025-03-09T00:00Z", {"AAA"})};
  const Lines lines = findings(accord, log, "8.1");
  REQUIRE(lines.size() == 2);
  CHECK(lines[0] == "8.1 AAA breach 2025-03-09T00:00Z 2025-03-09T00:00Z");
}

TEST_CASE("a stay is excused instant by instant: what is left of it has to last by itself") {
  const auto accord = read_text(kinds + "6.1 AAA, BBB must not have tank in strip for 30 min, unless call within 30 min: minor.");
  std::vector<Fact> log;
  for (int minute = 10; minute <= 50; minute += 5)
    log.push_back(seen("s" + std::to_string(minute), "2025-03-01T10:" + std::to_string(minute) + "Z", "AAA", true));
  log.push_back(seen("out1", "2025-03-01T10:05Z", "AAA", false));
  log.push_back(seen("out2", "2025-03-01T10:55Z", "AAA", false));
  CHECK(findings(accord, log, "6.1").front() == "6.1 AAA breach 2025-03-01T10:05Z 2025-03-01T10:55Z");
  log.push_back(act("c", "call", "BBB", "2025-03-01T10:15Z"));
  CHECK(findings(accord, log, "6.1").empty());
}

TEST_CASE("return fire after return fire: a norm on each side, tied to facts and not to verdicts, needs no cycle") {
  const std::string text = kinds +
      "3.1 AAA must not commit fire in strip, unless fire by BBB within 24 h before: minor from 1 incident. "
      "3.2 BBB must not commit fire in strip, unless fire by AAA within 24 h before: minor from 1 incident. ";
  const auto accord = read_text(text);
  const std::vector<Fact> log{fire("1", "2025-03-01T10:00Z", "AAA"), fire("2", "2025-03-02T09:00Z", "BBB"),
                              fire("3", "2025-03-03T08:00Z", "AAA")};
  CHECK(findings(accord, log, "3.1") == Lines{"3.1 AAA breach 2025-03-01T10:00Z 2025-03-01T10:00Z"});
  CHECK(findings(accord, log, "3.2").empty());
}
