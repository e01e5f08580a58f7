// Single duties: when they begin, when they are due, what discharges them.
#include "casus/oracle/history_test.h"

using namespace casus::oracle::testing;
using casus::fact::Fact;

namespace {

const std::string answer = "2.1 on call by AAA, BBB must answer within 24 h.";

}  // namespace

TEST_CASE("an act at the deadline is in time, one a millisecond later is not") {
  const auto accord = read_text(answer);
  const Fact call = act("1", "call", "AAA", "2025-03-01T10:00Z");
  const Lines in_time{"2.1 BBB 2025-03-01T10:00Z 2025-03-02T10:00Z done"};
  CHECK(duties(accord, {call, act("2", "answer", "BBB", "2025-03-02T10:00Z")}) == in_time);
  CHECK(findings(accord, {call, act("2", "answer", "BBB", "2025-03-02T10:00Z")}, "2.1").empty());
  const Fact late = act("2", "answer", "BBB", "2025-03-02T10:00:00.001Z");
  CHECK(duties(accord, {call, late}) == Lines{"2.1 BBB 2025-03-01T10:00Z 2025-03-02T10:00Z done late"});
  CHECK(findings(accord, {call, late}, "2.1") ==
        Lines{"2.1 BBB breach 2025-03-02T10:00Z 2025-03-02T10:00:00.001Z"});
}

TEST_CASE("an act that is not on record when its deadline has passed was not done") {
  const auto accord = read_text(answer);
  const Fact call = act("1", "call", "AAA", "2025-03-01T10:00Z");
  CHECK(duties(accord, {call}) == Lines{"2.1 BBB 2025-03-01T10:00Z 2025-03-02T10:00Z pending"});
  const Fact later = report("9", "fire", "2025-03-05T00:00Z");
  CHECK(duties(accord, {call, later}) == Lines{"2.1 BBB 2025-03-01T10:00Z 2025-03-02T10:00Z overdue"});
  CHECK(findings(accord, {call, later}, "2.1") == Lines{"2.1 BBB breach 2025-03-02T10:00Z -"});
}

TEST_CASE("the act of another party, or one before the call, discharges nothing") {
  const auto accord = read_text(answer);
  const Fact call = act("1", "call", "AAA", "2025-03-01T10:00Z");
  const Fact end = report("9", "fire", "2025-03-05T00:00Z");
  const Lines overdue{"2.1 BBB 2025-03-01T10:00Z 2025-03-02T10:00Z overdue"};
  CHECK(duties(accord, {call, act("2", "answer", "CCC", "2025-03-01T12:00Z"), end}) == overdue);
  CHECK(duties(accord, {act("2", "answer", "BBB", "2025-03-01T09:00Z"), call, end}) == overdue);
}

TEST_CASE("an act whose receipt is not on record was possibly done, so nobody is certainly late") {
  const auto accord = read_text(answer);
  Fact claimed = act("2", "answer", "BBB", "2025-03-01T12:00Z");
  claimed.received = std::nullopt;
  const std::vector<Fact> log{act("1", "call", "AAA", "2025-03-01T10:00Z"), claimed,
                              report("9", "fire", "2025-03-05T00:00Z")};
  CHECK(duties(accord, log) == Lines{"2.1 BBB 2025-03-01T10:00Z 2025-03-02T10:00Z unknown unproven"});
  CHECK(findings(accord, log, "2.1") == Lines{"2.1 BBB unknown 2025-03-02T10:00Z - unproven"});
}

TEST_CASE("a deadline in days ends with the last local day, and the day of the call is not counted") {
  const auto accord = read_text("2.1 on call by AAA, BBB must answer within 30 d.");
  const Fact call = act("1", "call", "AAA", "2025-03-01T10:00Z");
  CHECK(duties(accord, {call, act("2", "answer", "BBB", "2025-04-01T00:00Z")}) ==
        Lines{"2.1 BBB 2025-03-01T10:00Z 2025-04-01T00:00Z done"});
}

TEST_CASE("one consultation is for one of two breaches, and for the one that it names") {
  const auto accord = read_text(answer);
  std::vector<Fact> log{act("1", "call", "AAA", "2025-03-01T10:00Z"), act("2", "call", "AAA", "2025-03-01T12:00Z"),
                        act("3", "answer", "BBB", "2025-03-01T14:00Z"), report("9", "fire", "2025-03-05T00:00Z")};
  CHECK(duties(accord, log) == Lines{"2.1 BBB 2025-03-01T10:00Z 2025-03-02T10:00Z done",
                                     "2.1 BBB 2025-03-01T12:00Z 2025-03-02T12:00Z overdue"});
  log[2].set("about", std::string{"register:2"});
  CHECK(duties(accord, log) == Lines{"2.1 BBB 2025-03-01T10:00Z 2025-03-02T10:00Z overdue",
                                     "2.1 BBB 2025-03-01T12:00Z 2025-03-02T12:00Z done"});
  log[2].set("about", std::string{casus::oracle::judge(accord, log).duties.back().id});
  CHECK(duties(accord, log).back() == "2.1 BBB 2025-03-01T12:00Z 2025-03-02T12:00Z done");
}

TEST_CASE("a list owes each by itself, together one act of any discharges all") {
  const std::vector<Fact> log{act("1", "call", "AAA", "2025-03-01T10:00Z"), act("2", "consult", "CCC", "2025-03-01T14:00Z"),
                              report("9", "fire", "2025-03-05T00:00Z")};
  CHECK(duties(read_text("2.1 on call by AAA, BBB, CCC must consult within 24 h."), log) ==
        Lines{"2.1 BBB 2025-03-01T10:00Z 2025-03-02T10:00Z overdue", "2.1 CCC 2025-03-01T10:00Z 2025-03-02T10:00Z done"});
  CHECK(duties(read_text("2.1 on call by AAA, BBB, CCC together must consult within 24 h."), log) ==
        Lines{"2.1 BBB and CCC together 2025-03-01T10:00Z 2025-03-02T10:00Z done"});
}

TEST_CASE("a body's own act discharges it, a member's does not") {
  const auto accord = read_text("2.1 on call by AAA, Board must consult within 24 h.");
  const Fact call = act("1", "call", "AAA", "2025-03-01T10:00Z");
  const Fact end = report("9", "fire", "2025-03-05T00:00Z");
  CHECK(duties(accord, {call, act("2", "consult", "BBB", "2025-03-01T14:00Z"), end}) ==
        Lines{"2.1 Board 2025-03-01T10:00Z 2025-03-02T10:00Z overdue"});
  CHECK(duties(accord, {call, act("2", "consult", "Board", "2025-03-01T14:00Z"), end}) ==
        Lines{"2.1 Board 2025-03-01T10:00Z 2025-03-02T10:00Z done"});
}

TEST_CASE("what is owed to two is done when both have been addressed") {
  const auto accord = read_text("2.1 on call by AAA, BBB must assist to AAA, CCC within 24 h.");
  const Fact call = act("1", "call", "AAA", "2025-03-01T10:00Z");
  const Fact to_one = with(act("2", "assist", "BBB", "2025-03-01T14:00Z"), "to", "AAA");
  const Fact to_other = with(act("3", "assist", "BBB", "2025-03-02T14:00Z"), "to", "CCC");
  const Fact end = report("9", "fire", "2025-03-05T00:00Z");
  CHECK(duties(accord, {call, to_one, end}).front().ends_with("overdue"));
  CHECK(duties(accord, {call, to_one, to_other, end}).front().ends_with("done late"));
  CHECK(duties(accord, {call, act("2", "assist", "BBB", "2025-03-01T14:00Z"), end}).front().ends_with("done"));
}

TEST_CASE("the addressee may waive, nobody else may") {
  const auto accord = read_text("2.1 on call by AAA, BBB must assist to AAA within 24 h.");
  const Fact call = act("1", "call", "AAA", "2025-03-01T10:00Z");
  const Fact end = report("9", "fire", "2025-03-05T00:00Z");
  const Fact by_other = act("2", "waive", "CCC", "2025-03-01T12:00Z");
  const Fact by_addressee = act("2", "waive", "AAA", "2025-03-01T12:00Z");
  CHECK(duties(accord, {call, by_other, end}).front().ends_with("overdue"));
  CHECK(duties(accord, {call, by_addressee, end}).front().ends_with("waived"));
  CHECK(findings(accord, {call, by_addressee, end}, "2.1").empty());
}

TEST_CASE("another party owes, whoever called") {
  const auto accord = read_text("2.1 on call, another party must answer within 24 h.");
  const std::vector<Fact> log{act("1", "call", "AAA", "2025-03-01T10:00Z"), act("2", "answer", "BBB", "2025-03-01T14:00Z"),
                              report("9", "fire", "2025-03-05T00:00Z")};
  CHECK(duties(accord, log) == Lines{"2.1 BBB 2025-03-01T10:00Z 2025-03-02T10:00Z done",
                                     "2.1 CCC 2025-03-01T10:00Z 2025-03-02T10:00Z overdue"});
}

TEST_CASE("an exception that holds when it is due voids the duty") {
  const auto accord = read_text("2.1 on call by AAA, BBB must answer within 24 h, unless fire by AAA within 24 h.");
  const Fact call = act("1", "call", "AAA", "2025-03-01T10:00Z");
  const Fact end = report("9", "exercise", "2025-03-05T00:00Z");
  CHECK(duties(accord, {call, report("2", "fire", "2025-03-01T20:00Z", {"AAA"}), end}).front().ends_with("void"));
  CHECK(duties(accord, {call, report("2", "fire", "2025-03-02T20:00Z", {"AAA"}), end}).front().ends_with("overdue"));
}
