// Meanings, `lasting`, and breaches as events of other norms.
#include "casus/watch/history_test.h"

using namespace casus::watch::testing;
using casus::fact::Fact;

namespace {

// Shots of AAA at these times, one of BBB at `when`: is BBB's answer permitted while `w`?
bool permitted(const std::string& meaning, const std::string& when, const std::vector<const char*>& shots) {
  Log log;
  for (const char* at : shots) log.push_back(report(at, "assault", at, {"AAA"}));
  log.push_back(fire("answer", when, "BBB"));
  return verdicts("w means " + meaning + ". 4.1 BBB must not commit fire in strip unless w.", log).empty();
}

const std::string prohibition = "4.1 AAA, BBB must not commit fire in strip: minor from 1 incident; grave from 2 incidents within 1 h. ";

}  // namespace

TEST_CASE("a meaning holds where its condition does") {
  CHECK(permitted("assault by AAA within 1 h", "11:00", {"10:00"}));
  CHECK_FALSE(permitted("assault by AAA within 1 h", "11:01", {"10:00"}));
}

TEST_CASE("a burst does not last, whatever window still sees it; a series does") {
  const std::string attack = "assault within 6 h, lasting 2 h";
  CHECK_FALSE(permitted(attack, "14:00", {"10:00", "10:01", "10:02"}));
  CHECK_FALSE(permitted(attack, "11:59", {"10:00", "12:00"}));
  CHECK(permitted(attack, "12:00", {"10:00", "12:00"}));
  CHECK(permitted(attack, "18:00", {"10:00", "12:00"}));
}

TEST_CASE("after too long a pause the lasting begins anew") {
  const std::string attack = "assault within 6 h, lasting 2 h with no pause over 1 h";
  CHECK_FALSE(permitted(attack, "12:30", {"10:00", "12:30"}));
  CHECK(permitted(attack, "12:00", {"10:00", "11:00", "12:00"}));
  CHECK_FALSE(permitted(attack, "14:30", {"10:00", "11:00", "12:00", "14:00"}));
}

TEST_CASE("an event without a window holds until the pause after it is too long") {
  const std::string attack = "assault, lasting 1 h with no pause over 1 h";
  CHECK(permitted(attack, "11:30", {"10:00", "11:00"}));
  CHECK(permitted(attack, "12:00", {"10:00", "11:00"}));
  CHECK_FALSE(permitted(attack, "12:01", {"10:00", "11:00"}));
}

TEST_CASE("a meaning may rest on another, and on its absence") {
  const std::string nested = "assault within 1 h. v means no w within 2 h";
  Log log{report("a", "assault", "10:00", {"AAA"}), act("j", "join", "BBB", "12:30"), act("k", "join", "BBB", "13:01")};
  const Lines found = verdicts("w means " + nested + ". 4.1 BBB must not commit join if v.", log);
  CHECK(found == Lines{"4.1 BBB breach () 13:01 13:01"});
}

TEST_CASE("a breach excuses by its severity or a graver one, and by whose it is") {
  const Log one{fire("1", "10:00", "AAA"), act("j", "join", "BBB", "10:20")};
  Log two = one;
  two.push_back(fire("2", "10:10", "AAA"));
  const auto joins = [](const std::string& event, const Log& log) {
    return verdicts(prohibition + "4.2 BBB must not commit join unless " + event + " within 1 h.", log).back().find("4.2") == 0;
  };
  CHECK_FALSE(joins("breach of 4.1", one));
  CHECK(joins("grave breach of 4.1", one));
  CHECK_FALSE(joins("grave breach of 4.1 by AAA", two));
  CHECK_FALSE(joins("minor breach of 4.1 by another party", two));
  CHECK(joins("breach of 4.1 by the same party", two));
}

TEST_CASE("`by anyone` asks for the occurrence, though nobody known did it") {
  const Log log{report("1", "fire", "10:00"), act("j", "join", "BBB", "10:20")};
  const std::string asks = prohibition + "4.2 BBB must not commit join unless breach of 4.1";
  CHECK(verdicts(asks + " by anyone within 1 h.", log).back().find("4.2") == std::string::npos);
  CHECK(verdicts(asks + " by AAA within 1 h.", log).back() == "4.2 BBB unknown () 10:20 10:20 unattributed");
}

TEST_CASE("norms are judged after those that they ask about, in whatever order they stand") {
  const std::string reversed = "4.2 BBB must not commit join unless breach of 9.1 within 1 h. 9.1 AAA must not commit fire in strip. ";
  CHECK(verdicts(reversed, {fire("1", "10:00", "AAA"), act("j", "join", "BBB", "10:20")}) == Lines{"9.1 AAA breach 10:00 10:00"});
}

TEST_CASE("a breach that may have been at one instant is forgotten when the window has passed it") {
  Fact rumour = fire("1", "10:00", "AAA");
  rumour.grade = {'E', '5'};
  const std::string asks = prohibition + "4.2 BBB must not commit join if no breach of 4.1 by AAA within 1 h. ";
  CHECK(verdicts(asks, {rumour, act("j", "join", "BBB", "10:30")}).back() == "4.2 BBB unknown () 10:30 10:30 unproven");
  CHECK(verdicts(asks, {rumour, act("j", "join", "BBB", "12:30")}).back() == "4.2 BBB breach () 12:30 12:30");
}

TEST_CASE("a stay that is forbidden is a breach from when it has lasted long enough") {
  Log log;
  for (const char* when : {"10:00", "10:20", "10:40"}) log.push_back(tank(when, when));
  log.push_back(tank("out", "10:50", false));
  const std::string asks = "9.1 AAA must not have tank in strip for 30 min. 4.2 BBB must not commit join unless breach of 9.1. ";
  const auto joins = [&](const std::string& when) {
    Log with = log;
    with.push_back(act("j", "join", "BBB", when));
    return verdicts(asks, with).back().find("4.2") == 0;
  };
  CHECK(joins("10:29"));
  CHECK_FALSE(joins("10:30"));
  CHECK_FALSE(joins("10:40"));
}
