// Duties that recur, notices before activities, positions that have to be reported.
#include "casus/oracle/history_test.h"

using namespace casus::oracle::testing;
using casus::fact::Fact;

namespace {

Fact inspection(const char* record, const char* at) { return act(record, "inspect", "Board", at); }

Fact denied(const char* record, const std::string& time) {
  Fact fact = report(record, "access_denied", time);
  fact.root = casus::fact::Root::coverage;
  return fact;
}

Fact position(const char* record, const std::string& at, const std::vector<std::string>& actors = {"AAA"}) {
  Fact fact = from_source(report(record, "ship", at, actors), "radar");
  fact.root = casus::fact::Root::sighting;
  fact.mover = "mmsi:1";
  return fact;
}

Fact outside(Fact fact) {
  fact.place = casus::fact::Place{*casus::earth::Position::make(400'000'000, 305'000'000)};
  return fact;
}

const std::string every = "7.1 Board must inspect in strip every 15 d.";
const std::string ship = "kind ship is sighting.\n8.1 any party must report position of ship in strip every 1 h.";

}  // namespace

TEST_CASE("inspected on day 0 and on day 40 is one breach from day 15 to day 40") {
  const auto accord = read_text(every);
  const std::vector<Fact> log{report("0", "exercise", "2025-03-01T00:00Z"), inspection("1", "2025-03-01T00:00Z"),
                              inspection("2", "2025-04-10T00:00Z")};
  CHECK(findings(accord, log, "7.1") == Lines{"7.1 Board breach 2025-03-16T00:00Z 2025-04-10T00:00Z"});
  CHECK(duties(accord, log) == Lines{"7.1 Board 2025-03-01T00:00Z 2025-03-16T00:00Z done late",
                                     "7.1 Board 2025-04-10T00:00Z 2025-04-25T00:00Z pending"});
}

TEST_CASE("an inspection at the last instant is in time, and nobody inspects for ever is overdue once") {
  const auto accord = read_text(every);
  CHECK(findings(accord, {inspection("1", "2025-03-01T00:00Z"), inspection("2", "2025-03-16T00:00Z")}, "7.1").empty());
  const std::vector<Fact> never{inspection("1", "2025-03-01T00:00Z"), report("9", "exercise", "2025-06-01T00:00Z")};
  CHECK(findings(accord, never, "7.1") == Lines{"7.1 Board breach 2025-03-16T00:00Z -"});
}

TEST_CASE("who was denied access when the inspection was due is not in breach; the next one is due again") {
  const auto accord = read_text(every);
  const std::vector<Fact> log{inspection("1", "2025-03-01T00:00Z"), denied("2", "2025-03-15T00:00Z/2025-03-17T00:00Z"),
                              inspection("3", "2025-04-10T00:00Z")};
  CHECK(duties(accord, log) == Lines{"7.1 Board 2025-03-01T00:00Z 2025-03-16T00:00Z waived",
                                     "7.1 Board 2025-03-16T00:00Z 2025-03-31T00:00Z done late",
                                     "7.1 Board 2025-04-10T00:00Z 2025-04-25T00:00Z pending"});
  CHECK(findings(accord, log, "7.1") == Lines{"7.1 Board breach 2025-03-31T00:00Z 2025-04-10T00:00Z"});
}

TEST_CASE("each site has its own clock and its own key") {
  const auto accord = read_text("zone sites is each of strip, hill.\n7.1 Board must inspect in sites every 15 d.");
  Fact here = inspection("1", "2025-03-10T00:00Z");
  here.place = in_strip();
  const auto judged = casus::oracle::judge(accord, {report("0", "exercise", "2025-03-01T00:00Z"), here, report("9", "exercise", "2025-03-20T00:00Z")});
  REQUIRE(judged.findings.size() == 1);
  CHECK(judged.findings.front().key == "hill");
  CHECK(line(judged.findings.front()) == "7.1 Board breach 2025-03-16T00:00Z -");
}

TEST_CASE("a return is due at the end of each named day, and only a declaration of that kind serves") {
  const auto accord = read_text("kind personnel is declaration.\n5.2 AAA must declare personnel every year on 01-01, 07-01.");
  const std::vector<Fact> log{report("0", "exercise", "2025-03-01T00:00Z"), declaration("1", "personnel", "AAA", "2025-07-01T23:00Z"),
                              declaration("2", "ships", "AAA", "2025-12-31T00:00Z"), report("9", "exercise", "2026-01-10T00:00Z")};
  CHECK(duties(accord, log) == Lines{"5.2 AAA 2025-03-01T00:00Z 2025-07-02T00:00Z done",
                                     "5.2 AAA 2025-07-02T00:00Z 2026-01-02T00:00Z overdue",
                                     "5.2 AAA 2026-01-02T00:00Z 2026-07-02T00:00Z pending"});
}

TEST_CASE("one notice serves one of two exercises, the older one") {
  const auto accord = read_text("8.1 any party must notify exercise at least 42 d before.");
  const auto exercise = [](const char* record, const char* at) { return report(record, "exercise", at, {"AAA"}); };
  const std::vector<Fact> log{act("1", "notify", "AAA", "2025-03-01T00:00Z"), exercise("2", "2025-05-01T00:00Z"),
                              exercise("3", "2025-06-01T00:00Z")};
  CHECK(findings(accord, log, "8.1") == Lines{"8.1 AAA breach 2025-06-01T00:00Z 2025-06-01T00:00Z"});
  std::vector<Fact> named = log;
  named[0].set("about", std::string{"patrols:3"});
  CHECK(findings(accord, named, "8.1") == Lines{"8.1 AAA breach 2025-05-01T00:00Z 2025-05-01T00:00Z"});
}

TEST_CASE("a notice is late after the last instant of the day that is still early enough") {
  const auto accord = read_text("8.1 any party must notify exercise at least 42 d before.");
  const Fact exercise = report("2", "exercise", "2025-05-01T12:00Z", {"AAA"});
  CHECK(findings(accord, {act("1", "notify", "AAA", "2025-03-20T23:00Z"), exercise}, "8.1").empty());
  CHECK_FALSE(findings(accord, {act("1", "notify", "AAA", "2025-03-21T00:00:01Z"), exercise}, "8.1").empty());
  CHECK_FALSE(findings(accord, {act("1", "notify", "BBB", "2025-03-01T00:00Z"), exercise}, "8.1").empty());
}

TEST_CASE("an exercise of a day that nobody knows exactly may have been notified in time") {
  const auto accord = read_text("8.1 any party must notify exercise at least 48 h before.");
  const std::vector<Fact> log{act("1", "notify", "AAA", "2025-05-01T12:00Z"),
                              report("2", "exercise", "2025-05-03Z/2025-05-04Z", {"AAA"})};
  CHECK(findings(accord, log, "8.1") == Lines{"8.1 AAA unknown 2025-05-03T00:00Z 2025-05-04T00:00Z uncertain_time"});
}

TEST_CASE("an exercise of a size that is not stated only may need a notice") {
  const auto accord = read_text("8.1 any party must notify exercise with troops >= 9000 at least 42 d before.");
  const auto with_troops = [](std::int64_t troops) {
    return std::vector<Fact>{with(report("2", "exercise", "2025-05-01T12:00Z", {"AAA"}), "troops", troops)};
  };
  CHECK(findings(accord, with_troops(9000), "8.1") == Lines{"8.1 AAA breach 2025-05-01T12:00Z 2025-05-01T12:00Z"});
  CHECK(findings(accord, with_troops(8999), "8.1").empty());
  CHECK(findings(accord, {report("2", "exercise", "2025-05-01T12:00Z", {"AAA"})}, "8.1") ==
        Lines{"8.1 AAA unknown 2025-05-01T12:00Z 2025-05-01T12:00Z uncertain_kind"});
}

TEST_CASE("a ship that is not heard of for longer than an hour in the zone went dark") {
  const auto accord = read_text(ship);
  const std::vector<Fact> log{position("1", "2025-03-01T10:00Z"), position("2", "2025-03-01T11:00Z"),
                              position("3", "2025-03-01T13:00Z"), outside(position("4", "2025-03-01T13:30Z"))};
  CHECK(findings(accord, log, "8.1") == Lines{"8.1 AAA breach 2025-03-01T12:00Z 2025-03-01T13:00Z"});
}

TEST_CASE("a ship that may have left, or that nobody could hear, is in doubt") {
  const auto accord = read_text(ship);
  std::vector<Fact> log{position("1", "2025-03-01T10:00Z"), outside(position("2", "2025-03-01T13:00Z"))};
  CHECK(findings(accord, log, "8.1") == Lines{"8.1 AAA unknown 2025-03-01T11:00Z 2025-03-01T13:00Z uncertain_place"});
  Fact outage = denied("3", "2025-03-01T10:30Z/2025-03-01T12:30Z");
  outage.what = "outage";
  log[1] = position("2", "2025-03-01T13:00Z");
  log.push_back(outage);  // of a source that reports no ships
  CHECK(findings(accord, log, "8.1") == Lines{"8.1 AAA breach 2025-03-01T11:00Z 2025-03-01T13:00Z"});
  log.back() = from_source(outage, "radar");
  CHECK(findings(accord, log, "8.1") == Lines{"8.1 AAA unknown 2025-03-01T11:00Z 2025-03-01T13:00Z no_coverage"});
}

TEST_CASE("a period is waived by the one it is owed to and by nobody else; the next is due as if it had been done when due") {
  const auto accord = read_text("5.2 AAA must consult to BBB every 30 d.");
  const auto waiver = [](const char* by, const char* at) { return act("w", "waive", by, at); };
  const Fact start = report("0", "exercise", "2025-03-01T00:00Z");
  const Fact end = report("9", "exercise", "2025-04-20T00:00Z");
  CHECK(duties(accord, {start, waiver("BBB", "2025-03-10T00:00Z"), end}) ==
        Lines{"5.2 AAA 2025-03-01T00:00Z 2025-03-31T00:00Z waived", "5.2 AAA 2025-03-31T00:00Z 2025-04-30T00:00Z pending"});
  CHECK(duties(accord, {start, waiver("CCC", "2025-03-10T00:00Z"), end}) == Lines{"5.2 AAA 2025-03-01T00:00Z 2025-03-31T00:00Z overdue"});
  CHECK(duties(accord, {start, waiver("AAA", "2025-03-10T00:00Z"), end}) == Lines{"5.2 AAA 2025-03-01T00:00Z 2025-03-31T00:00Z overdue"});
}

TEST_CASE("a period that was waived when it was overdue was a breach until then, and starts anew") {
  const auto accord = read_text("5.2 AAA must consult to BBB every 30 d.");
  const std::vector<Fact> log{report("0", "exercise", "2025-03-01T00:00Z"), act("w", "waive", "BBB", "2025-04-05T00:00Z"),
                              report("9", "exercise", "2025-04-20T00:00Z")};
  CHECK(findings(accord, log, "5.2") == Lines{"5.2 AAA breach 2025-03-31T00:00Z 2025-04-05T00:00Z"});
  CHECK(duties(accord, log) == Lines{"5.2 AAA 2025-03-01T00:00Z 2025-03-31T00:00Z waived",
                                     "5.2 AAA 2025-04-05T00:00Z 2025-05-05T00:00Z pending"});
}

TEST_CASE("a waiver is for one period, for the debtor that it names, and owed to two it takes both") {
  const auto accord = read_text("5.2 AAA, CCC must consult to BBB every 30 d.\n5.3 AAA must assist to BBB, CCC every 30 d.");
  const Fact start = report("0", "exercise", "2025-03-01T00:00Z");
  const Fact end = report("9", "exercise", "2025-04-20T00:00Z");
  const Fact to_one = with(act("w", "waive", "BBB", "2025-03-10T00:00Z"), "to", "CCC");
  CHECK(duties(accord, {start, to_one, end}, "5.2") == Lines{"5.2 AAA 2025-03-01T00:00Z 2025-03-31T00:00Z overdue",
                                                             "5.2 CCC 2025-03-01T00:00Z 2025-03-31T00:00Z waived",
                                                             "5.2 CCC 2025-03-31T00:00Z 2025-04-30T00:00Z pending"});
  const Fact named = with(act("w", "waive", "BBB", "2025-03-10T00:00Z"), "about", "5.2");
  CHECK(duties(accord, {start, named, end}, "5.3") == Lines{"5.3 AAA 2025-03-01T00:00Z 2025-03-31T00:00Z overdue"});
  const Fact half = act("w", "waive", "BBB", "2025-03-10T00:00Z");
  CHECK(duties(accord, {start, half, end}, "5.3") == Lines{"5.3 AAA 2025-03-01T00:00Z 2025-03-31T00:00Z overdue"});
  const Fact rest = with(act("a", "assist", "AAA", "2025-03-11T00:00Z"), "to", "CCC");
  CHECK(duties(accord, {start, half, rest, end}, "5.3").size() == 2);
}

TEST_CASE("what is owed to nobody in particular is waived by nobody") {
  const std::vector<Fact> log{inspection("1", "2025-03-01T00:00Z"), act("w", "waive", "AAA", "2025-03-10T00:00Z"),
                              report("9", "exercise", "2025-03-20T00:00Z")};
  CHECK(findings(read_text(every), log, "7.1") == Lines{"7.1 Board breach 2025-03-16T00:00Z -"});
}

TEST_CASE("a periodic act addressed to another, or about another norm, is none for it") {
  const auto accord = read_text("5.2 AAA must consult to BBB every 30 d.");
  const Fact start = report("0", "exercise", "2025-03-01T00:00Z");
  const Fact end = report("9", "exercise", "2025-04-20T00:00Z");
  for (const Fact& one : {with(act("c", "consult", "AAA", "2025-03-10T00:00Z"), "to", "CCC"),
                          with(act("c", "consult", "AAA", "2025-03-10T00:00Z"), "about", "9.9")})
    CHECK(duties(accord, {start, one, end}) == Lines{"5.2 AAA 2025-03-01T00:00Z 2025-03-31T00:00Z overdue"});
}

TEST_CASE("an overdue duty is a breach of its norm by whoever owed it") {
  const std::vector<Fact> log{inspection("1", "2025-03-01T00:00Z"), report("9", "exercise", "2025-03-20T00:00Z")};
  for (const std::string by : {" by anyone", " by Board", ""}) {
    const auto accord = read_text(every + "\n7.2 on breach of 7.1" + by + ", AAA must consult within 24 h.");
    CHECK_MESSAGE(duties(accord, log, "7.2") == Lines{"7.2 AAA 2025-03-16T00:00Z 2025-03-17T00:00Z overdue"}, by);
  }
  const auto of_two = read_text("5.2 AAA, BBB must consult every 30 d.\n5.3 on breach of 5.2 by anyone, CCC must assist within 24 h.");
  CHECK(duties(of_two, {report("0", "exercise", "2025-03-01T00:00Z"), act("1", "consult", "AAA", "2025-03-10T00:00Z"),
                        report("9", "exercise", "2025-04-03T00:00Z")}, "5.3") ==
        Lines{"5.3 CCC 2025-03-31T00:00Z 2025-04-01T00:00Z overdue"});
}

TEST_CASE("a breach of a duty of a duty is known when the first was known") {
  const auto accord = read_text("1.1 AAA must not commit fire in strip: serious.\n"
                                "2.1 on breach of 1.1, AAA must consult within 24 h.\n"
                                "2.2 on breach of 2.1 by anyone, BBB must assist within 24 h.");
  // Learned on the 10th: 2.1 is overdue from then on, and 2.2 begins then.
  const std::vector<Fact> log{received(report("1", "shelling", "2025-03-01T00:00Z", {"AAA"}), "2025-03-10T00:00Z"),
                              report("9", "exercise", "2025-03-20T00:00Z")};
  CHECK(duties(accord, log) == Lines{"2.1 AAA 2025-03-01T00:00Z 2025-03-02T00:00Z overdue late",
                                     "2.2 BBB 2025-03-10T00:00Z 2025-03-11T00:00Z overdue"});
}
