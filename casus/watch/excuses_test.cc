// Excuses of events and of stays, and the conditions that they ask about.
#include "casus/watch/history_test.h"

using namespace casus::watch::testing;
using casus::fact::Fact;

namespace {

const std::string ladder = "4.1 AAA, BBB must not commit fire in strip: minor from 1 incident within 1 h. ";
const std::string reply = ladder + "4.3 BBB may commit fire in strip if assault by AAA within 1 h before, notwithstanding 4.1. ";

Fact assault(const std::string& record, const std::string& when, const std::string& by) {
  return report(record, "assault", when, {by});
}

// Is a shot of BBB at this time certainly, possibly or not excused by the condition?
std::string excused(const std::string& condition, const std::string& when, Log log) {
  log.push_back(fire("shot", when, "BBB"));
  const Lines found = verdicts("4.1 BBB must not commit fire in strip unless " + condition + ".", log);
  for (const std::string& line : found)
    if (line.find("4.1 BBB unknown") == 0) return "perhaps";
  return found.empty() ? "yes" : "no";
}

}  // namespace

TEST_CASE("a shot within the hour after an assault is permitted, both ends in") {
  const Fact first = assault("a", "10:00", "AAA");
  CHECK(verdicts(reply, {first, fire("1", "11:00", "BBB")}).empty());
  CHECK(verdicts(reply, {first, fire("1", "11:01", "BBB")}).size() == 2);
  CHECK(verdicts(reply, {first, fire("1", "10:30", "AAA")}).size() == 2);  // it is for BBB only
}

TEST_CASE("who excuses himself proves it, and his own bulletin does not") {
  CHECK(verdicts(reply, {from_source(assault("a", "10:00", "AAA"), "bulletin"), fire("1", "10:30", "BBB")}).size() == 2);
  Fact rumour = assault("a", "10:00", "AAA");
  rumour.grade = {'E', '5'};
  CHECK(verdicts(reply, {rumour, fire("1", "10:30", "BBB")}).size() == 2);
}

TEST_CASE("an assault at an unknown instant excuses certainly where the window certainly sees it") {
  const Log log{assault("a", "10:00/10:30", "AAA")};
  CHECK(excused("assault within 1 h", "10:20", log) == "perhaps");
  CHECK(excused("assault within 1 h", "10:30", log) == "yes");
  CHECK(excused("assault within 1 h", "11:00", log) == "yes");
  CHECK(excused("assault within 1 h", "11:20", log) == "perhaps");
  CHECK(excused("assault within 1 h", "11:30", log) == "no");
}

TEST_CASE("counts, sums, groups and the absence of events excuse by Kleene's logic") {
  const Log two{assault("a", "10:00", "AAA"), assault("b", "10:30", "AAA")};
  CHECK(excused("2 assault within 1 h", "11:00", two) == "yes");
  CHECK(excused("more than 2 assault within 1 h", "11:00", two) == "no");
  CHECK(excused("no assault within 1 h", "11:00", two) == "no");
  CHECK(excused("no assault within 1 h", "12:00", two) == "yes");
  CHECK(excused("(assault within 1 h or join) and no assault by BBB within 1 h", "11:00", two) == "yes");
  CHECK(excused("assault within 1 h and join", "11:00", two) == "no");
  CHECK(excused("join", "11:00", {act("j", "join", "AAA", "08:00")}) == "yes");
}

TEST_CASE("since is after the latest of the other, and never where the other never was") {
  const Log log{assault("a", "10:00", "AAA"), act("j", "join", "AAA", "11:00"), assault("b", "12:00", "AAA")};
  CHECK(excused("join since assault", "11:30", log) == "yes");
  CHECK(excused("join since assault", "12:30", log) == "no");
  CHECK(excused("join since assault by BBB", "11:30", log) == "no");
}

TEST_CASE("another party and the same party are those of the norm that asks") {
  const Log log{assault("a", "10:00", "AAA")};
  CHECK(excused("assault by another party within 1 h", "10:30", log) == "yes");
  CHECK(excused("assault by the same party within 1 h", "10:30", log) == "no");
}

TEST_CASE("`if` binds while its condition holds") {
  const std::string norm = "4.1 BBB must not commit fire in strip if join. ";
  const Log log{fire("1", "09:00", "BBB"), act("j", "join", "AAA", "10:00"), fire("2", "11:00", "BBB")};
  CHECK(verdicts(norm, log) == Lines{"4.1 BBB breach 11:00 11:00"});
}

TEST_CASE("of two who may have done it one is excused: the pair is in doubt, and he is free") {
  const Log log{assault("a", "10:00", "AAA"), report("1", "fire", "10:30", {"AAA", "BBB"})};
  CHECK(verdicts(reply, log) ==
        Lines{"4.1 AAA unknown 10:30 11:30 unattributed", "4.1 AAA or BBB unknown 10:30 11:30 unattributed"});
}

TEST_CASE("a stay is excused instant by instant: what is left on either side is judged by itself") {
  const std::string norm = "4.1 AAA must not have tank in strip for 40 min unless assault by BBB within 15 min. ";
  Log log;
  for (const char* when : {"10:00", "10:20", "10:40", "11:00", "11:20"}) log.push_back(tank(when, when));
  log.push_back(tank("out", "11:30", false));
  CHECK(verdicts(norm, log) == Lines{"4.1 AAA breach (tank:1) 10:00 11:30"});
  log.push_back(assault("a", "10:45", "BBB"));
  CHECK(verdicts(norm, log) == Lines{"4.1 AAA breach (tank:1) 10:00 10:45"});
}

TEST_CASE("a permission covers its own kind and place, while it is in force") {
  const std::string later = ladder + "4.3 BBB may commit fire in strip from 2025-03-01T12:00Z, notwithstanding 4.1. ";
  CHECK(verdicts(later, {fire("1", "11:00", "BBB")}).size() == 2);
  CHECK(verdicts(later, {fire("1", "12:00", "BBB")}).empty());
  const std::string elsewhere = ladder + "4.3 BBB may commit fire in hill, notwithstanding 4.1. ";
  CHECK(verdicts(elsewhere, {fire("1", "12:00", "BBB")}).size() == 2);
}
