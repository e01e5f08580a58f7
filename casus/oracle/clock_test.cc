// Clocks: from which instant a duty counts, and what late knowledge does to it.
#include "casus/oracle/history_test.h"

using namespace casus::oracle::testing;
using casus::fact::Fact;

namespace {

// An attack lasts 24 h: it is reached a day after it began.
const std::string ban = R"(
proof 1 origin, C3 or better, attributed by Board.
1.1 AAA must not commit fire in strip: minor from 1 incident; grave from 2 incidents within 240 h.
attack means grave breach of 1.1 by AAA, lasting 24 h with no pause over 60 h.
)";

// Two shots, each known to the day only; who fired is found out on the fifth.
std::vector<Fact> attributed_late() {
  const auto day = [](const char* record, const char* at) { return report(record, "fire", at); };
  Fact first = day("1", "2025-03-01Z/2025-03-02Z");
  Fact second = day("2", "2025-03-03Z/2025-03-03T12:00Z");
  const auto finds = [](const char* record, const char* about) {
    return with(with(act(record, "attribute", "Board", "2025-03-05T06:00Z"), "about", about), "to", "AAA");
  };
  return {first, second, finds("3", "patrols:1"), finds("4", "patrols:2"), report("9", "exercise", "2025-03-20T00:00Z")};
}

std::string since(const std::string& clock) {
  const auto accord = read_text(ban + "2.1 BBB must consult within 24 h after " + clock + ".");
  const Lines all = duties(accord, attributed_late(), "2.1");
  REQUIRE(all.size() == 1);
  return all.front();
}

}  // namespace

TEST_CASE("four clocks start at four instants of one attack") {
  // Grave for certain from the end of the second day's doubt: 2025-03-03T12:00Z at the latest.
  CHECK(since("start of attack") == "2.1 BBB 2025-03-02T00:00Z 2025-03-03T00:00Z overdue late");
  CHECK(since("attack") == "2.1 BBB 2025-03-03T12:00Z 2025-03-04T12:00Z overdue late");
  CHECK(since("finding of attack") == "2.1 BBB 2025-03-05T06:00Z 2025-03-06T06:00Z overdue");
  CHECK(since("attribution of attack") == "2.1 BBB 2025-03-05T06:00Z 2025-03-06T06:00Z overdue");
}

TEST_CASE("a duty that is born overdue is overdue only from the receipt on") {
  const auto accord = read_text(ban + "2.1 on attack, BBB must consult within 24 h.");
  CHECK(findings(accord, attributed_late(), "2.1") == Lines{"2.1 BBB breach 2025-03-05T06:00Z -"});
}

TEST_CASE("an act after the deadline but before anybody knew is no breach") {
  const auto accord = read_text(ban + "2.1 on attack, BBB must consult within 24 h.");
  std::vector<Fact> log = attributed_late();
  log.push_back(act("5", "consult", "BBB", "2025-03-04T18:00Z"));
  CHECK(duties(accord, log, "2.1").front().ends_with("done late"));
  CHECK(findings(accord, log, "2.1").empty());
}

TEST_CASE("an attack that is only possible makes a duty unknown, with the reasons") {
  const auto accord = read_text(ban + "2.1 on attack, BBB must consult within 24 h.");
  std::vector<Fact> log = attributed_late();
  log.erase(log.begin() + 2, log.begin() + 4);
  const Lines all = duties(accord, log, "2.1");
  REQUIRE(all.size() == 1);
  CHECK(all.front().find("2.1 BBB - - unknown") == 0);
  CHECK(all.front().find("unattributed") != std::string::npos);
}

TEST_CASE("fire by nobody known starts the duty to attribute") {
  const auto accord = read_text(ban + "2.5 on breach of 1.1 by anyone, Board must attribute within 24 h.");
  const std::vector<Fact> log{report("1", "fire", "2025-03-01T10:00Z"), report("9", "exercise", "2025-03-20T00:00Z")};
  CHECK(duties(accord, log, "2.5") == Lines{"2.5 Board 2025-03-01T10:00Z 2025-03-02T10:00Z overdue"});
  std::vector<Fact> found = log;
  found.push_back(with(with(act("2", "attribute", "Board", "2025-03-01T20:00Z"), "about", "patrols:1"), "to", "AAA"));
  CHECK(duties(accord, found, "2.5") == Lines{"2.5 Board 2025-03-01T10:00Z 2025-03-02T10:00Z done"});
  CHECK(findings(accord, log, "1.1") == Lines{"1.1 AAA unknown 2025-03-01T10:00Z 2025-03-01T10:00Z unattributed"});
  CHECK(findings(accord, found, "1.1") == Lines{"1.1 AAA breach 2025-03-01T10:00Z 2025-03-01T10:00Z"});
}

TEST_CASE("the clock of an attribution does not start before anybody is named") {
  const auto accord = read_text(ban + "2.5 on breach of 1.1 by anyone, BBB must answer within 24 h after attribution of breach of 1.1 by anyone.");
  std::vector<Fact> log{report("1", "fire", "2025-03-01T10:00Z"), report("9", "exercise", "2025-03-20T00:00Z")};
  CHECK(duties(accord, log, "2.5") == Lines{"2.5 BBB - - pending"});
  log.push_back(with(with(act("2", "attribute", "Board", "2025-03-04T20:00Z"), "about", "patrols:1"), "to", "AAA"));
  CHECK(duties(accord, log, "2.5") == Lines{"2.5 BBB 2025-03-04T20:00Z 2025-03-05T20:00Z overdue"});
}

TEST_CASE("silence that a shot ends voids its duty, and the next silence starts another") {
  const auto accord = read_text(R"(silence means no fire in strip within 7 d.
2.1 on silence, BBB must consult within 3 d.)");
  const std::vector<Fact> log{report("1", "fire", "2025-03-01T00:00Z"), report("2", "fire", "2025-03-08T12:00Z"),
                              report("9", "exercise", "2025-04-01T00:00Z")};
  CHECK(duties(accord, log) == Lines{"2.1 BBB 2025-03-08T00:00Z 2025-03-12T00:00Z void",
                                     "2.1 BBB 2025-03-15T12:00Z 2025-03-19T00:00Z overdue"});
}

TEST_CASE("a late fact that joins two breaches keeps the earliest duty and what was done") {
  const auto accord = read_text(R"(1.1 AAA must not commit fire in strip: grave from 1 incident within 24 h.
2.1 on breach of 1.1 by AAA, BBB must consult within 12 h.)");
  const auto shot = [](const char* record, const char* at) { return report(record, "fire", at, {"AAA"}); };
  const std::vector<Fact> before{shot("1", "2025-03-01T10:00Z"), act("5", "consult", "BBB", "2025-03-01T12:00Z"),
                                 shot("2", "2025-03-03T06:00Z"), act("6", "consult", "BBB", "2025-03-03T12:00Z")};
  const Lines two{"2.1 BBB 2025-03-01T10:00Z 2025-03-01T22:00Z done", "2.1 BBB 2025-03-03T06:00Z 2025-03-03T18:00Z done"};
  CHECK(duties(accord, before) == two);
  std::vector<Fact> merged = before;
  merged.push_back(received(shot("3", "2025-03-02T08:00Z"), "2025-03-04T00:00Z"));
  CHECK(duties(accord, merged) == two);
  std::vector<Fact> open = merged;
  open.erase(open.begin() + 3);
  CHECK(duties(accord, open) == Lines{two[0], "2.1 BBB 2025-03-03T06:00Z 2025-03-03T18:00Z void"});
}

TEST_CASE("a published clock is not moved back by what is learned later") {
  const auto accord = read_text(R"(1.1 AAA must not commit fire in strip: grave from 2 incidents within 24 h.
2.1 on breach of 1.1 by AAA, BBB must consult within 12 h.)");
  const auto shot = [](const char* record, const char* at) { return report(record, "fire", at, {"AAA"}); };
  std::vector<Fact> log{shot("1", "2025-03-01T10:00Z"), shot("2", "2025-03-02T08:00Z"),
                        act("5", "consult", "BBB", "2025-03-02T18:00Z")};
  CHECK(duties(accord, log) == Lines{"2.1 BBB 2025-03-02T08:00Z 2025-03-02T20:00Z done"});
  log.push_back(received(shot("3", "2025-03-01T12:00Z"), "2025-03-02T12:00Z"));
  CHECK(duties(accord, log) == Lines{"2.1 BBB 2025-03-02T08:00Z 2025-03-02T20:00Z done late"});
}

TEST_CASE("a report within the stated lateness is waited for, and found when it is received") {
  const auto accord = read_text(R"(source posts "posts", reads incidents_csv, origin posts, grade A2, late 6 h, covers everything published.
1.1 AAA must not commit fire in strip: grave from 2 incidents within 24 h.
2.1 BBB must consult within 24 h after finding of breach of 1.1 by AAA.
2.2 on breach of 1.1 by AAA, BBB must consult within 1 h.)");
  const auto shot = [](const char* record, const char* at, const char* received_at) {
    return received(from_source(report(record, "fire", at, {"AAA"}), "posts"), received_at);
  };
  const std::vector<Fact> log{shot("1", "2025-03-01T10:00Z", "2025-03-01T14:00Z"), shot("2", "2025-03-01T11:00Z", "2025-03-01T12:00Z"),
                              shot("3", "2025-03-01T13:00Z", "2025-03-01T15:00Z"), report("9", "exercise", "2025-03-20T00:00Z")};
  CHECK(duties(accord, log) == Lines{"2.1 BBB 2025-03-01T14:00Z 2025-03-02T14:00Z overdue",
                                     "2.2 BBB 2025-03-01T11:00Z 2025-03-01T12:00Z overdue late"});
  CHECK(findings(accord, log, "2.2") == Lines{"2.2 BBB breach 2025-03-01T14:00Z -"});
}
