// Whom a norm is about, where it is judged, who says who did it, and when it binds.
#include "casus/watch/history_test.h"

using namespace casus::watch::testing;
using casus::fact::Fact;

TEST_CASE("a victim whom nobody names is possible, another one is none") {
  const std::string norm = "4.1 AAA must not commit fire on BBB in strip.";
  CHECK(verdicts(norm, {with(fire("1", "10:00", "AAA"), "target", "BBB")}) == Lines{"4.1 AAA breach 10:00 10:00"});
  CHECK(verdicts(norm, {fire("1", "10:00", "AAA")}) == Lines{"4.1 AAA unknown 10:00 10:00 uncertain_kind"});
  CHECK(verdicts(norm, {with(fire("1", "10:00", "AAA"), "target", "AAA")}).empty());
}

TEST_CASE("together is one subject, and none of its members is judged by itself") {
  CHECK(verdicts("4.1 AAA, BBB together must not commit fire in strip: grave from 2 incidents within 1 h.",
                 {fire("1", "10:00", "AAA"), fire("2", "10:30", "BBB")}) ==
        Lines{"4.1 AAA and BBB together breach 10:30 11:00"});
}

TEST_CASE("zones that key a norm are judged each by itself") {
  Fact elsewhere = fire("2", "10:20", "AAA");
  elsewhere.place = casus::fact::Place{*casus::earth::Position::make(472'000'000, 305'000'000)};
  const std::string norm = "4.1 AAA must not commit fire in places: grave from 2 incidents within 1 h.";
  CHECK(verdicts(norm, {fire("1", "10:00", "AAA"), elsewhere}).empty());
  CHECK(verdicts(norm, {elsewhere, [&] { Fact more = elsewhere; more.record = "3"; return more; }()}) ==
        Lines{"4.1 AAA breach (hill) 10:20 11:20"});
}

TEST_CASE("a stay in one of several zones is keyed by the zone and the mover") {
  CHECK(verdicts("4.1 AAA must not have tank in places for 20 min.",
                 {tank("1", "10:00"), tank("2", "10:20"), tank("3", "10:30", false)}) ==
        Lines{"4.1 AAA breach (strip tank:1) 10:00 10:30"});
}

TEST_CASE("what the body has found prevails, until it is withdrawn; without receipt it is a doubt") {
  const std::string norm = "4.1 AAA, BBB must not commit fire in strip: grave; proof 1 origin, C3 or better, attributed by Mission.";
  const Fact shot = fire("1", "10:00", "BBB");
  const auto found = [](const std::string& record, const std::string& when, const std::string& to) {
    return with(with(act(record, "attribute", "Mission", when), "about", "1"), "to", to);
  };
  CHECK(verdicts(norm, {shot, found("a", "12:00", "AAA")}) ==
        Lines{"4.1 AAA breach 10:00 10:00", "4.1 AAA or BBB breach 10:00 10:00"});
  CHECK(verdicts(norm, {shot, found("a", "12:00", "AAA"), found("b", "13:00", "unknown")}) ==
        Lines{"4.1 AAA or BBB breach 10:00 10:00", "4.1 BBB breach 10:00 10:00"});
  Fact claimed = found("a", "12:00", "AAA");
  claimed.received = std::nullopt;
  CHECK(verdicts(norm, {shot, claimed}) == Lines{"4.1 AAA unknown 10:00 10:00 unproven conflicting",
                                                "4.1 AAA or BBB breach 10:00 10:00", "4.1 BBB unknown 10:00 10:00 unproven"});
}

TEST_CASE("a record that spreads goes on through all its time; another is one instant of it") {
  const std::string norm = "4.1 AAA must not commit fire in strip: grave from 2 incidents within 1 h.";
  const Fact days = fire("1", "08:00/20:00", "AAA");
  CHECK(verdicts(norm, {days, fire("2", "12:00", "AAA")}) == Lines{"4.1 AAA unknown 12:00 13:00 uncertain_time"});
  CHECK(verdicts(norm, {from_source(days, "datasets"), fire("2", "12:00", "AAA")}) == Lines{"4.1 AAA breach 12:00 13:00"});
}

TEST_CASE("an act happens when it is received; without receipt it only may have") {
  Fact joined = act("1", "join", "AAA", "10:00");
  CHECK(verdicts("4.1 AAA must not commit join.", {joined}) == Lines{"4.1 AAA breach () 10:00 10:00"});
  joined.received = std::nullopt;
  CHECK(verdicts("4.1 AAA must not commit join.", {joined}) == Lines{"4.1 AAA unknown () 10:00 10:00 uncertain_time"});
}

TEST_CASE("nothing counts before the entry into force, and its article's own date prevails") {
  const Log log{fire("1", "10:00", "AAA"), fire("2", "14:00", "AAA"), fire("3", "18:00", "AAA")};
  const std::string norm = "4.1 AAA must not commit fire in strip. 9.1 in force on 2025-03-01T12:00Z, for 4 h. ";
  CHECK(verdicts(norm, log) == Lines{"4.1 AAA breach 14:00 14:00"});
  CHECK(verdicts(norm + "9.2 Article 4 in force on 2025-03-01T09:00Z.", log) ==
        Lines{"4.1 AAA breach 10:00 10:00", "4.1 AAA breach 14:00 14:00"});
}

TEST_CASE("a norm that begins some hours after the entry into force waits for them") {
  CHECK(verdicts("4.1 AAA must not commit fire in strip from 3 h after entry into force. 9.1 in force on 2025-03-01T12:00Z.",
                 {fire("1", "14:00", "AAA"), fire("2", "15:00", "AAA")}) == Lines{"4.1 AAA breach 15:00 15:00"});
}
