// Votes, and entry into force by ratification.
#include "casus/oracle/history_test.h"

using namespace casus::oracle::testing;
using casus::fact::Fact;

namespace {

const std::string assist = "2.4 on invoke carried, AAA must assist within 72 h.\n";

std::string called(const std::string& carried_by) {
  return "2.3 on call by AAA, AAA, BBB, CCC together must vote invoke, carried by " + carried_by + " within 48 h.\n" + assist;
}

// The call of 10:00, these votes, and a record that goes on.
std::vector<Fact> history(const std::vector<Fact>& votes) {
  std::vector<Fact> log{act("1", "call", "AAA", "2025-03-01T10:00Z")};
  log.insert(log.end(), votes.begin(), votes.end());
  log.push_back(report("99", "exercise", "2025-04-01T00:00Z"));
  return log;
}

std::string state(const std::string& line) { return line.substr(line.find("Z ", line.find("Z ") + 1) + 2); }

Fact ratify(const char* record, const std::string& party, const char* at) { return act(record, "ratify", party, at); }

Fact ballot(Fact act, std::int64_t yes, std::int64_t no) { return with(with(std::move(act), "yes", yes), "no", no); }

const std::string ban = "1.1 nobody may commit fire in strip: grave from 1 incident.\n";

std::vector<Fact> with_fire(std::vector<Fact> log, const char* at) {
  log.push_back(report("99", "fire", at));
  return log;
}

}  // namespace

TEST_CASE("a vote of two thirds of members is carried at the second yes of three, not at the deadline") {
  const auto accord = read_text(called("two thirds of members"));
  const Lines all = duties(accord, history({vote("2", "AAA", "yes", "2025-03-01T12:00Z"), vote("3", "BBB", "no", "2025-03-01T13:00Z"),
                                            vote("4", "CCC", "yes", "2025-03-01T20:00Z")}));
  CHECK(all == Lines{"2.3 AAA, BBB and CCC together 2025-03-01T10:00Z 2025-03-03T10:00Z done",
                     "2.4 AAA 2025-03-01T20:00Z 2025-03-04T20:00Z overdue"});
}

TEST_CASE("two thirds of those voting is counted at the deadline") {
  const auto accord = read_text(called("two thirds of those voting"));
  const std::vector<Fact> two_of_two{vote("2", "AAA", "yes", "2025-03-01T12:00Z"), vote("4", "CCC", "yes", "2025-03-01T20:00Z")};
  CHECK(duties(accord, history(two_of_two), "2.4") == Lines{"2.4 AAA 2025-03-03T10:00Z 2025-03-06T10:00Z overdue"});
  const std::vector<Fact> one_of_two{vote("2", "AAA", "yes", "2025-03-01T12:00Z"), vote("4", "CCC", "no", "2025-03-01T20:00Z"),
                                     vote("5", "BBB", "abstain", "2025-03-01T21:00Z")};
  CHECK(duties(accord, history(one_of_two), "2.4").empty());
  CHECK(state(duties(accord, history(one_of_two), "2.3").front()) == "done");
}

TEST_CASE("a later vote replaces the earlier one of its member") {
  const auto accord = read_text(called("two thirds of members"));
  const std::vector<Fact> turned{vote("2", "AAA", "yes", "2025-03-01T12:00Z"), vote("3", "AAA", "no", "2025-03-01T13:00Z"),
                                 vote("4", "CCC", "yes", "2025-03-01T20:00Z")};
  CHECK(duties(accord, history(turned), "2.4").empty());
  std::vector<Fact> again = turned;
  again.push_back(vote("5", "AAA", "yes", "2025-03-02T09:00Z"));
  CHECK(duties(accord, history(again), "2.4") == Lines{"2.4 AAA 2025-03-02T09:00Z 2025-03-05T09:00Z overdue"});
}

TEST_CASE("a vote at the deadline counts, one after it does not") {
  const auto accord = read_text(called("two thirds of members"));
  const Fact first = vote("2", "AAA", "yes", "2025-03-01T12:00Z");
  CHECK(duties(accord, history({first, vote("4", "CCC", "yes", "2025-03-03T10:00Z")}), "2.4").size() == 1);
  const std::vector<Fact> late = history({first, vote("4", "CCC", "yes", "2025-03-03T10:00:00.001Z")});
  CHECK(duties(accord, late, "2.4").empty());
  CHECK(state(duties(accord, late, "2.3").front()) == "overdue");
  CHECK(findings(accord, late, "2.3") == Lines{"2.3 AAA, BBB and CCC together breach 2025-03-03T10:00Z -"});
}

TEST_CASE("a vote that nobody casts is overdue; one that is lost is done") {
  const auto accord = read_text(called("two thirds of members"));
  CHECK(state(duties(accord, history({}), "2.3").front()) == "overdue");
  const std::vector<Fact> lost = history({vote("2", "AAA", "no", "2025-03-01T12:00Z"), vote("3", "BBB", "no", "2025-03-01T13:00Z")});
  CHECK(state(duties(accord, lost, "2.3").front()) == "done");
  CHECK(duties(accord, lost, "2.4").empty());
}

TEST_CASE("a body votes by its members") {
  const auto accord = read_text("2.3 on call by AAA, Board must vote invoke, carried by majority of members within 48 h.\n" + assist);
  const std::vector<Fact> log = history({vote("2", "AAA", "yes", "2025-03-01T12:00Z"), vote("4", "CCC", "yes", "2025-03-01T20:00Z")});
  CHECK(duties(accord, log, "2.4") == Lines{"2.4 AAA 2025-03-01T20:00Z 2025-03-04T20:00Z overdue"});
}

TEST_CASE("a vote whose receipt is not on record carries possibly") {
  const auto accord = read_text(called("two thirds of members"));
  Fact claimed = vote("4", "CCC", "yes", "2025-03-01T20:00Z");
  claimed.received = std::nullopt;
  const std::vector<Fact> log = history({vote("2", "AAA", "yes", "2025-03-01T12:00Z"), claimed});
  CHECK(duties(accord, log) == Lines{"2.3 AAA, BBB and CCC together 2025-03-01T10:00Z 2025-03-03T10:00Z unknown unproven",
                                     "2.4 AAA - - unknown unproven"});
}

TEST_CASE("a no that perhaps was cast leaves a vote of those voting open") {
  const auto accord = read_text(called("two thirds of those voting"));
  Fact claimed = vote("4", "BBB", "no", "2025-03-01T20:00Z");
  claimed.received = std::nullopt;
  const std::vector<Fact> log = history({vote("2", "AAA", "yes", "2025-03-01T12:00Z"), claimed});
  CHECK(duties(accord, log) == Lines{"2.3 AAA, BBB and CCC together 2025-03-01T10:00Z 2025-03-03T10:00Z done", "2.4 AAA - - unknown unproven"});
}

TEST_CASE("a yes that perhaps was cast by one of two is perhaps each one's") {
  const auto accord = read_text(called("two thirds of members"));
  Fact either = vote("4", "BBB", "yes", "2025-03-01T20:00Z");
  either.actors = {"BBB", "CCC"};
  const std::vector<Fact> log = history({vote("2", "AAA", "yes", "2025-03-01T12:00Z"), either});
  CHECK(duties(accord, log, "2.4") == Lines{"2.4 AAA - - unknown unproven"});
}

TEST_CASE("silence carries at the deadline, and an objection breaks it for good") {
  const auto accord = read_text(called("silent consensus"));
  CHECK(duties(accord, history({}), "2.4") == Lines{"2.4 AAA 2025-03-03T10:00Z 2025-03-06T10:00Z overdue"});
  CHECK(duties(accord, history({vote("2", "BBB", "abstain", "2025-03-01T12:00Z")}), "2.4").size() == 1);
  const Fact objection = with(act("2", "object", "CCC", "2025-03-02T10:00Z"), "motion", "invoke");
  const std::vector<Fact> broken = history({objection, vote("3", "CCC", "yes", "2025-03-02T11:00Z")});
  CHECK(duties(accord, broken) == Lines{"2.3 AAA, BBB and CCC together 2025-03-01T10:00Z 2025-03-03T10:00Z done"});
  Fact claimed = objection;
  claimed.received = std::nullopt;
  CHECK(duties(accord, history({claimed}), "2.4") == Lines{"2.4 AAA - - unknown unproven"});
}

TEST_CASE("an objection is about the motion, or about the vote") {
  const auto accord = read_text(called("consensus"));
  const std::vector<Fact> all{vote("2", "AAA", "yes", "2025-03-01T12:00Z"), vote("3", "BBB", "yes", "2025-03-01T13:00Z"),
                              vote("4", "CCC", "abstain", "2025-03-01T14:00Z")};
  const auto helped = [&](const Fact& objection) {
    std::vector<Fact> votes = all;
    votes.insert(votes.begin() + 2, objection);
    votes.back().actors = {objection.actors.front() == "CCC" ? "BBB" : "CCC"};
    return !duties(accord, history(votes), "2.4").empty();
  };
  const Fact objection = act("5", "object", "CCC", "2025-03-01T13:30Z");
  CHECK_FALSE(helped(with(objection, "motion", "invoke")));
  CHECK_FALSE(helped(with(objection, "about", "2.3")));
  CHECK(duties(accord, history(all), "2.4").size() == 1);
  CHECK(duties(read_text(called("unanimity of members")), history(all), "2.4").empty());
}

TEST_CASE("weights and a quorum: an abstention is there, and without a quorum nothing is decided") {
  const std::string council = "body Council \"the Council\" of AAA, BBB, CCC, with 3, 2, 1 votes, deciding by two thirds of votes, quorum 3 members.\n";
  const auto accord = read_text(council + "2.3 on call by AAA, Council must vote invoke within 48 h.\n" + assist);
  const Fact first = vote("2", "AAA", "yes", "2025-03-01T12:00Z");
  const Fact second = vote("3", "CCC", "yes", "2025-03-01T13:00Z");
  CHECK(state(duties(accord, history({first, second}), "2.3").front()) == "overdue");
  CHECK(duties(accord, history({first, second, vote("4", "BBB", "abstain", "2025-03-01T14:00Z")}), "2.4") ==
        Lines{"2.4 AAA 2025-03-01T14:00Z 2025-03-04T14:00Z overdue"});
}

TEST_CASE("a vote that ends with what called it is not carried at its deadline") {
  const auto accord = read_text(
      "2.2 need means call by AAA within 24 h.\n2.3 on need, AAA, BBB, CCC together must vote invoke, carried by silent consensus within 48 h.\n" + assist);
  CHECK(duties(accord, history({}), "2.4").empty());
  CHECK(state(duties(accord, history({}), "2.3").front()) == "void");
}

TEST_CASE("what says neither yes, no nor abstain is no ballot") {
  const auto accord = read_text(called("two thirds of members"));
  const std::vector<Fact> log = history({vote("2", "AAA", "yes", "2025-03-01T12:00Z"), vote("3", "AAA", "perhaps", "2025-03-01T13:00Z"),
                                         vote("4", "CCC", "yes", "2025-03-01T20:00Z")});
  CHECK(duties(accord, log, "2.4").size() == 1);
}

TEST_CASE("in force on the day after the last of them ratifies, and not a shot before") {
  const auto accord = read_text(ban + "12.1 in force on the day after the last of AAA, BBB ratifies.");
  const std::vector<Fact> log{ratify("1", "AAA", "2025-03-01T10:00Z"), ratify("2", "BBB", "2025-03-05T10:00Z")};
  CHECK(findings(accord, with_fire(log, "2025-03-05T23:59Z"), "1.1").empty());
  CHECK(findings(accord, with_fire(log, "2025-03-06T00:00Z"), "1.1").size() == 1);
  CHECK(findings(accord, with_fire({log[0]}, "2025-03-06T00:00Z"), "1.1").empty());
}

TEST_CASE("nine shots before entry into force and one after are one shot") {
  const auto accord = read_text(R"(1.1 nobody may commit fire in strip: minor from 1 incident within 24 h; serious from 10 incidents within 24 h.
12.1 in force on 2025-03-02Z.)");
  std::vector<Fact> log;
  for (int i = 0; i < 9; ++i) log.push_back(report(std::to_string(i), "fire", "2025-03-01T23:59Z"));
  log.push_back(report("9", "fire", "2025-03-02T00:01Z"));
  CHECK(findings(accord, log, "1.1") == Lines{"1.1 anyone breach 2025-03-02T00:01Z 2025-03-03T00:01Z"});
}

TEST_CASE("both chambers, or the third, by their shares") {
  const auto accord = read_text(ban + R"(12.1 AAA ratifies through Upper (100 seats, two thirds of those voting) and Lower (300 seats, majority of seats) or Folk (10 seats, consensus).
12.2 in force on the day after the last of AAA ratifies.)");
  const auto upper = [](const char* at) { return with(ballot(ratify("1", "AAA", at), 40, 20), "chamber", "Upper"); };
  const auto lower = [](const char* at, std::int64_t yes) { return with(ballot(ratify("2", "AAA", at), yes, 10), "chamber", "Lower"); };
  const auto in_force = [&](const std::vector<Fact>& log) { return !findings(accord, with_fire(log, "2025-05-01T00:00Z"), "1.1").empty(); };
  CHECK(in_force({upper("2025-03-01T10:00Z"), lower("2025-03-02T10:00Z", 151)}));
  CHECK_FALSE(in_force({upper("2025-03-01T10:00Z"), lower("2025-03-02T10:00Z", 150)}));
  CHECK_FALSE(in_force({upper("2025-03-01T10:00Z")}));
  CHECK(in_force({with(ballot(ratify("3", "AAA", "2025-03-01T10:00Z"), 10, 0), "chamber", "Folk")}));
  CHECK_FALSE(in_force({ratify("3", "AAA", "2025-03-01T10:00Z")}));
}

TEST_CASE("a route before a signature fails once the other has signed") {
  const auto accord = read_text(ban + R"(12.1 AAA ratifies through Upper (100 seats, majority of seats), before signature by BBB.
12.2 in force on the day after the last of AAA ratifies.)");
  const Fact passed = ballot(ratify("1", "AAA", "2025-03-03T10:00Z"), 51, 49);
  const auto in_force = [&](const std::vector<Fact>& log) { return !findings(accord, with_fire(log, "2025-05-01T00:00Z"), "1.1").empty(); };
  CHECK(in_force({passed}));
  CHECK(in_force({passed, act("2", "sign", "BBB", "2025-03-04T10:00Z")}));
  CHECK_FALSE(in_force({act("2", "sign", "BBB", "2025-03-02T10:00Z"), passed}));
  CHECK(in_force({passed, act("2", "sign", "BBB", "2025-03-03T10:00Z")}));
  CHECK_FALSE(in_force({act("2", "sign", "BBB", "2025-03-03T10:00Z"), passed}));
}

TEST_CASE("an accord for a term ends with its last day, unless it is renewed before") {
  const auto accord = read_text(ban + "kind renewal is act.\n12.1 in force on 2025-03-01Z, for 1 y, renewed by renewal.");
  CHECK(findings(accord, with_fire({}, "2026-03-01T12:00Z"), "1.1").size() == 1);
  CHECK(findings(accord, with_fire({}, "2026-03-02T00:00Z"), "1.1").empty());
  CHECK(findings(accord, with_fire({act("1", "renewal", "AAA", "2026-01-01T00:00Z")}, "2026-06-01T00:00Z"), "1.1").size() == 1);
  CHECK(findings(accord, with_fire({act("1", "renewal", "AAA", "2026-05-01T00:00Z")}, "2026-06-01T00:00Z"), "1.1").empty());
}

TEST_CASE("an article's own sentence prevails for its norms only") {
  const auto accord = read_text(ban + R"(11.1 nobody may commit fire in strip: grave from 1 incident.
12.1 in force on 2025-03-01Z.
12.2 Article 1 in force on 2025-04-01Z.)");
  const std::vector<Fact> log = with_fire({}, "2025-03-15T00:00Z");
  CHECK(findings(accord, log, "1.1").empty());
  CHECK(findings(accord, log, "11.1").size() == 1);
}

TEST_CASE("a withdrawal counts from its deadline, which a new shot puts off") {
  const auto accord = read_text(R"(kind guns is sighting.
silence means no fire in hill within 7 d.
9.1 AAA must withdraw guns from strip within 3 d after silence.)");
  const auto guns = [](const char* record, const char* at) {
    Fact fact = from_source(report(record, "guns", at, {"AAA"}), "radar");
    fact.root = casus::fact::Root::sighting;
    return fact;
  };
  const auto shot = [](const char* record, const char* at) {
    Fact fact = report(record, "fire", at);
    fact.place = casus::fact::Place{*casus::earth::Position::make(472'000'000, 305'000'000)};
    return fact;
  };
  const std::vector<Fact> quiet{shot("1", "2025-03-01T00:00Z"), guns("2", "2025-03-13T00:00Z")};
  CHECK(findings(accord, quiet, "9.1").size() == 1);
  const std::vector<Fact> restarted{shot("1", "2025-03-01T00:00Z"), shot("3", "2025-03-09T00:00Z"), guns("2", "2025-03-13T00:00Z")};
  CHECK(findings(accord, restarted, "9.1").empty());
}
