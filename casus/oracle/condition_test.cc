// Literals and their logic: when each sort of them holds.
#include "casus/oracle/sentence_test.h"

using namespace casus::oracle::testing;
using casus::fact::Fact;

namespace {

Fact fire(const std::string& record, const std::string& at, const std::vector<std::string>& actors = {}) {
  return report(record, "shelling", at, actors);
}

}  // namespace

TEST_CASE("a window is closed: it sees an exact report from its instant to D after it, both in") {
  CHECK(spans("w means fire within 2 h.", {fire("1", "2025-03-01T10:00Z")}) == "yes [03-01T10:00, 03-01T12:00]");
  CHECK(spans("w means no fire within 2 h.", {fire("1", "2025-03-01T10:00Z")}) ==
        "yes (.., 03-01T10:00) yes (03-01T12:00, ..)");
}

TEST_CASE("an unknown instant of [from, to) is seen possibly on [from, to + D), certainly on [to, from + D]") {
  CHECK(spans("w means fire within 2 h.", {fire("1", "2025-03-01T10:00Z/2025-03-01T11:00Z")}) ==
        "unknown [03-01T10:00, 03-01T11:00) yes [03-01T11:00, 03-01T12:00] unknown (03-01T12:00, 03-01T13:00)");
}

TEST_CASE("an unknown instant longer than the window is never certainly in it") {
  CHECK(spans("w means fire within 2 h.", {fire("1", "2025-03-01Z/2025-03-02Z")}) ==
        "unknown [03-01T00:00, 03-02T02:00)");
}

TEST_CASE("a source that says `spread` tells of something that goes on through all of its days") {
  const std::string spread = "source weekly \"weekly\", reads incidents_csv, origin weekly, grade A2, spread. ";
  CHECK(spans(spread + "w means fire within 2 h.", {from_source(fire("1", "2025-03-01Z/2025-03-03Z"), "weekly")}) ==
        "yes [03-01T00:00, 03-03T02:00)");
}

TEST_CASE("without a window an incident counts at its own instant only") {
  CHECK(spans("w means fire.", {fire("1", "2025-03-01T10:00Z")}) == "yes [03-01T10:00, 03-01T10:00]");
  CHECK(spans("w means fire.", {fire("1", "2025-03-01T10:00Z/2025-03-01T11:00Z")}) ==
        "unknown [03-01T10:00, 03-01T11:00)");
}

TEST_CASE("what was done stays done, what was declared stays declared") {
  CHECK(spans("w means call.", {act("1", "call", "AAA", "2025-03-01T10:00Z")}) == "yes [03-01T10:00, ..)");
  CHECK(spans("w means call within 2 h.", {act("1", "call", "AAA", "2025-03-01T10:00Z")}) ==
        "yes [03-01T10:00, 03-01T12:00]");
  CHECK(spans("kind personnel is declaration. w means personnel.",
              {declaration("1", "personnel", "AAA", "2025-03-01T10:00Z")}) == "yes [03-01T10:00, ..)");
}

TEST_CASE("an act without receipt is possible, never certain") {
  Fact call = act("1", "call", "AAA", "2025-03-01T10:00Z");
  call.received = std::nullopt;
  CHECK(spans("w means call.", {call}) == "unknown [03-01T10:00, ..)");
}

TEST_CASE("N is at least N, more than N is beyond") {
  const std::vector<Fact> three{fire("1", "2025-03-01T10:00Z"), fire("2", "2025-03-01T10:30Z"),
                                fire("3", "2025-03-01T11:00Z")};
  CHECK(spans("w means 3 fire within 2 h.", three) == "yes [03-01T11:00, 03-01T12:00]");
  CHECK(spans("w means more than 3 fire within 2 h.", three).empty());
  CHECK(spans("w means more than 2 fire within 2 h.", three) == "yes [03-01T11:00, 03-01T12:00]");
}

TEST_CASE("an amount is summed, and a number that nobody gave may be any") {
  const std::vector<Fact> known{with(fire("1", "2025-03-01T10:00Z"), "deaths", 6),
                                with(fire("2", "2025-03-01T11:00Z"), "deaths", 5)};
  CHECK(spans("w means more than 10 deaths of fire within 2 h.", known) == "yes [03-01T11:00, 03-01T12:00]");
  CHECK(spans("w means more than 11 deaths of fire within 2 h.", known).empty());
  CHECK(spans("w means more than 10 deaths of fire within 2 h.", {fire("1", "2025-03-01T10:00Z")}) ==
        "unknown [03-01T10:00, 03-01T12:00]");
}

TEST_CASE("fire by nobody known may be anybody's") {
  const std::string by = "w means fire by AAA within 2 h.";
  CHECK(spans(by, {fire("1", "2025-03-01T10:00Z", {"AAA"})}) == "yes [03-01T10:00, 03-01T12:00]");
  CHECK(spans(by, {fire("1", "2025-03-01T10:00Z")}) == "unknown [03-01T10:00, 03-01T12:00]");
  CHECK(spans(by, {fire("1", "2025-03-01T10:00Z", {"BBB"})}).empty());
  CHECK(spans("w means fire by AAA, BBB within 2 h.", {fire("1", "2025-03-01T10:00Z", {"AAA", "BBB"})}) ==
        "yes [03-01T10:00, 03-01T12:00]");
}

TEST_CASE("a mover that is sighted twice is one") {
  const auto seen = [](const std::string& record, const std::string& at, const std::string& mover) {
    Fact fact = report(record, "tank", at);
    fact.root = casus::fact::Root::sighting;
    fact.mover = mover;
    return fact;
  };
  const std::string two = "kind tank is sighting. w means 2 tank within 2 h.";
  CHECK(spans(two, {seen("1", "2025-03-01T10:00Z", "a"), seen("2", "2025-03-01T11:00Z", "a")}).empty());
  CHECK(spans(two, {seen("1", "2025-03-01T10:00Z", "a"), seen("2", "2025-03-01T11:00Z", "b"),
                    seen("3", "2025-03-01T12:00Z", "a")}) == "yes [03-01T11:00, 03-01T13:00]");
  // Without names they are two if one source saw both at once, and else perhaps.
  CHECK(spans(two, {seen("1", "2025-03-01T10:00Z", ""), seen("2", "2025-03-01T10:00Z", "")}) == "yes [03-01T10:00, 03-01T12:00]");
  CHECK(spans(two, {seen("1", "2025-03-01T10:00Z", ""), seen("2", "2025-03-01T11:00Z", "")}) == "unknown [03-01T11:00, 03-01T12:00]");
  CHECK(spans(two, {seen("1", "2025-03-01T10:00Z", "a"), seen("2", "2025-03-01T11:00Z", "")}) == "unknown [03-01T11:00, 03-01T12:00]");
  CHECK(spans(two, {seen("1", "2025-03-01T10:00Z", "a"), seen("2", "2025-03-01T10:00Z", "")}) == "yes [03-01T10:00, 03-01T12:00]");
}

TEST_CASE("a victim is the attribute `target`; a report that names none may mean any") {
  const std::string on = "w means fire on BBB within 2 h.";
  CHECK(spans(on, {with(fire("1", "2025-03-01T10:00Z"), "target", "BBB")}) == "yes [03-01T10:00, 03-01T12:00]");
  CHECK(spans(on, {with(fire("1", "2025-03-01T10:00Z"), "target", "AAA")}).empty());
  CHECK(spans(on, {fire("1", "2025-03-01T10:00Z")}) == "unknown [03-01T10:00, 03-01T12:00]");
}

TEST_CASE("a place is tested, a kind takes its tests") {
  CHECK(spans("w means fire in strip within 2 h.", {fire("1", "2025-03-01T10:00Z")}) ==
        "yes [03-01T10:00, 03-01T12:00]");
  CHECK(spans("w means fire in hill within 2 h.", {fire("1", "2025-03-01T10:00Z")}).empty());
  CHECK(spans("w means fire with calibre >= 100 within 2 h.", {with(fire("1", "2025-03-01T10:00Z"), "calibre", 122)}) ==
        "yes [03-01T10:00, 03-01T12:00]");
}

TEST_CASE("and, or and parentheses work instant by instant") {
  const std::vector<Fact> log{fire("1", "2025-03-01T10:00Z"), act("2", "call", "AAA", "2025-03-01T11:00Z")};
  CHECK(spans("w means fire within 2 h and call within 2 h.", log) == "yes [03-01T11:00, 03-01T12:00]");
  CHECK(spans("w means fire within 2 h or call within 2 h.", log) == "yes [03-01T10:00, 03-01T13:00]");
  CHECK(spans("w means fire within 2 h and (no call within 2 h or answer).", log) == "yes [03-01T10:00, 03-01T11:00)");
}

TEST_CASE("below the proof a fact makes possible, not certain") {
  Fact rumour = fire("1", "2025-03-01T10:00Z");
  rumour.grade = {'E', '5'};
  CHECK(spans("w means fire within 2 h.", {rumour}) == "unknown [03-01T10:00, 03-01T12:00]");
  CHECK(spans("proof 2 origins, C3 or better. w means fire within 2 h.", {fire("1", "2025-03-01T10:00Z")}) ==
        "unknown [03-01T10:00, 03-01T12:00]");
}

TEST_CASE("an act is registered: one record proves it, whatever number of origins incidents need") {
  CHECK(spans("proof 2 origins, C3 or better. w means call within 2 h.",
              {act("1", "call", "AAA", "2025-03-01T10:00Z")}) == "yes [03-01T10:00, 03-01T12:00]");
}

TEST_CASE("silence is not heard where nobody watched: the patrols are expelled on the second day") {
  std::vector<Fact> log{fire("1", "2025-03-01T00:00Z"), report("2", "access_denied", "2025-03-03T00:00Z/2025-03-04T00:00Z"),
                        fire("3", "2025-03-09T00:00Z")};
  log[1].root = casus::fact::Root::coverage;
  for (Fact& fact : log) fact.place = in_strip();
  const std::string only = R"(source patrols2 "p", reads incidents_csv, origin p, grade E5. )";
  CHECK(spans(only + "w means no shelling within 1 d.", log) ==
        "yes (.., 03-01T00:00) yes (03-02T00:00, 03-03T00:00) unknown [03-03T00:00, 03-05T00:00) "
        "yes [03-05T00:00, 03-09T00:00) yes (03-10T00:00, ..)");
}

TEST_CASE("a breach holds while its rung is reached, and a window sees it from its first instant to D after its last") {
  const std::string norm = "4.1 AAA, BBB must not commit fire in strip: serious from 2 incidents within 2 h. ";
  const std::vector<Fact> log{fire("1", "2025-03-01T10:00Z", {"AAA"}), fire("2", "2025-03-01T11:00Z", {"AAA"})};
  CHECK(spans(norm + "w means serious breach of 4.1 by AAA.", log) == "yes [03-01T11:00, 03-01T12:00]");
  CHECK(spans(norm + "w means breach of 4.1 by AAA within 1 h.", log) == "yes [03-01T11:00, 03-01T13:00]");
  CHECK(spans(norm + "w means breach of 4.1 by BBB.", log).empty());
  CHECK(spans(norm + "w means breach of 4.1.", log) == "yes [03-01T11:00, 03-01T12:00]");
}

TEST_CASE("a breach of single incidents is a breach at their instants") {
  const std::string norm = "4.1 AAA, BBB must not commit fire in strip: minor from 1 incident. ";
  const std::vector<Fact> exact{fire("1", "2025-03-01T10:00Z", {"AAA"})};
  const std::vector<Fact> day{fire("1", "2025-03-01Z/2025-03-02Z", {"AAA"})};
  CHECK(spans(norm + "w means breach of 4.1 by AAA.", exact) == "yes [03-01T10:00, 03-01T10:00]");
  CHECK(spans(norm + "w means breach of 4.1 by AAA.", day) ==
        "unknown [03-01T00:00, 03-02T00:00) yes [03-02T00:00, 03-02T00:00]");
  CHECK(spans(norm + "w means breach of 4.1 by AAA within 2 d.", day) ==
        "unknown [03-01T00:00, 03-02T00:00) yes [03-02T00:00, 03-03T00:00] unknown (03-03T00:00, 03-04T00:00)");
}

TEST_CASE("a graver breach is a breach of every lesser severity asked for, not of a graver") {
  const std::string norm =
      "4.1 AAA, BBB must not commit fire in strip: minor from 1 incident within 1 h; grave from 2 incidents within 1 h. ";
  const std::vector<Fact> log{fire("1", "2025-03-01T10:00Z", {"AAA"}), fire("2", "2025-03-01T10:30Z", {"AAA"})};
  CHECK(spans(norm + "w means minor breach of 4.1 by AAA.", log) == "yes [03-01T10:00, 03-01T11:30]");
  CHECK(spans(norm + "w means grave breach of 4.1 by AAA.", log) == "yes [03-01T10:30, 03-01T11:00]");
}

TEST_CASE("by anyone asks for occurrence: nobody need be named") {
  const std::string norm = "4.1 AAA, BBB must not commit fire in strip: serious from 2 incidents within 2 h. ";
  const std::vector<Fact> log{fire("1", "2025-03-01T10:00Z"), fire("2", "2025-03-01T11:00Z", {"CCC"})};
  CHECK(spans(norm + "w means breach of 4.1 by anyone.", log) == "yes [03-01T11:00, 03-01T12:00]");
  CHECK(spans(norm + "w means breach of 4.1.", log).empty());
}

TEST_CASE("a meaning in a meaning holds while it holds, or within D of it") {
  const std::vector<Fact> log{fire("1", "2025-03-01T10:00Z")};
  CHECK(spans("calm means no fire within 2 h. w means no calm.", log) == "yes [03-01T10:00, 03-01T12:00]");
  CHECK(spans("attack means fire within 2 h. w means attack within 1 h.", log) == "yes [03-01T10:00, 03-01T13:00]");
}

TEST_CASE("since: after the latest, at no common instant, and false if there never was one") {
  const std::string since = "w means call since fire.";
  const Fact call = act("1", "call", "AAA", "2025-03-01T12:00Z");
  CHECK(spans(since, {call}).empty());
  CHECK(spans(since, {call, fire("2", "2025-03-01T10:00Z")}) == "yes [03-01T12:00, ..)");
  CHECK(spans(since, {call, fire("2", "2025-03-01T10:00Z"), fire("3", "2025-03-01T13:00Z")}) ==
        "yes [03-01T12:00, 03-01T13:00)");
  CHECK(spans(since, {call, fire("2", "2025-03-01T12:00Z")}).empty());
}

TEST_CASE("since: an unknown instant may lie before or after") {
  const std::string since = "w means call since fire.";
  const Fact call = act("1", "call", "AAA", "2025-03-01T12:00Z");
  CHECK(spans(since, {call, fire("2", "2025-03-01T11:00Z/2025-03-01T13:00Z")}) == "unknown [03-01T12:00, ..)");
  CHECK(spans(since, {call, fire("2", "2025-03-01T10:00Z"), fire("3", "2025-03-01T11:00Z/2025-03-01T13:00Z")}) ==
        "unknown [03-01T12:00, ..)");
  CHECK(spans(since, {call, fire("2", "2025-03-01T11:00Z/2025-03-01T12:00Z")}) == "yes [03-01T12:00, ..)");
}
