// Clocks, votes, periods, entry into force, and what was known when.
#include "casus/procedure/procedure.h"

#include <doctest/doctest.h>

#include <set>
#include <string>
#include <vector>

#include "casus/accord/from_text.h"
#include "casus/procedure/procedures.h"
#include "casus/procedure/recollection.h"

using casus::fact::Fact;
using casus::measure::Instant;

namespace {

using Lines = std::vector<std::string>;
using Log = std::vector<Fact>;

const std::string heading = R"(# Test

```accord
accord "Test", draft 1, of 2025-03-01Z.
party AAA "Aland".  party BBB "Bland".  party CCC "Cland".
group All "all" is AAA, BBB, CCC.
body Mission "the Mission" of AAA, BBB, CCC.
zone strip is area 46.00N 30.00E, 46.50N 30.00E, 46.50N 31.00E, 46.00N 31.00E.
kind fire is incident.  kind call is act.  kind answer is act.  kind assist is act.
source patrols "patrols", reads incidents_csv, origin mission, grade A2, late 1 h, covers everything published.
source register "the register", reads incidents_csv, origin registry, grade A1, covers everything published.
)";

casus::accord::Accord accord_of(const std::string& sentences) {
  const casus::accord::ReadBeside nothing = [](std::string_view) -> casus::base::Result<std::string> {
    return casus::base::Fault{casus::base::FaultKind::not_found, "no file", "", {}};
  };
  casus::accord::Reading reading = casus::accord::from_text(heading + sentences + "\n```\n", nothing);
  if (!reading.accord)
    for (const auto& one : reading.diagnostics) FAIL_CHECK(one.message);
  REQUIRE(reading.accord.has_value());
  return *reading.accord;
}

// "1 10:00" of March 2025.
Instant clock(const std::string& text) {
  const std::size_t blank = text.find(' ');
  const std::string day = text.substr(0, blank);
  const auto parsed = casus::measure::parse_instant("2025-03-" + std::string(day.size() < 2 ? "0" : "") + day + "T" + text.substr(blank + 1) + "Z");
  REQUIRE_MESSAGE(parsed.ok(), text);
  return parsed->at;
}
std::string clock(const std::optional<Instant>& at) {
  if (!at) return "-";
  const std::string text = casus::measure::print(*at);
  return text.substr(text[8] == '0' ? 9 : 8, text[8] == '0' ? 1 : 2) + " " + text.substr(11, 5);
}

Fact act(const std::string& what, const std::string& by, const std::string& at) {
  Fact fact;
  fact.root = casus::fact::Root::act;
  fact.what = what;
  fact.when = casus::measure::Interval{clock(at), clock(at)};
  fact.received = clock(at);
  fact.actors = {by};
  fact.source = "register";
  fact.record = what + " " + by + " " + at;
  fact.grade = {'A', '1'};
  return fact;
}

Fact vote(const std::string& by, const std::string& how, const std::string& at) {
  Fact fact = act("vote", by, at);
  fact.set("motion", std::string{"help"});
  fact.set("vote", how);
  return fact;
}

// In the strip; received when it happens unless it says later.
Fact fire(const std::string& at, const std::string& by, const std::string& received = "") {
  Fact fact;
  fact.what = "fire";
  fact.when = casus::measure::Interval{clock(at), clock(at)};
  fact.received = clock(received.empty() ? at : received);
  fact.place = casus::fact::Place{*casus::earth::Position::make(462'000'000, 305'000'000)};
  fact.actors = {by};
  fact.source = "patrols";
  fact.record = "fire " + at;
  fact.grade = {'A', '2'};
  return fact;
}

casus::watch::Judgement judged(const std::string& sentences, const Log& log) {
  casus::base::SerialExecutor serial;
  return casus::procedure::judge(accord_of(sentences), log, serial);
}

// "2.1 BBB 1 10:00 - 2 10:00 done late"
Lines duties(const std::string& sentences, const Log& log) {
  Lines out;
  for (const casus::finding::Duty& duty : judged(sentences, log).duties) {
    std::string line = duty.norm + " " + duty.owed_by + " " + clock(duty.since) + " - " + clock(duty.due) + " " + std::string{casus::finding::name(duty.state)};
    for (const auto reason : duty.reasons) line += " " + std::string{casus::finding::name(reason)};
    out.push_back(line);
  }
  return out;
}

const std::string answer = "2.1 on call by AAA, BBB must answer within 24 h.";
const std::string attack = "1.1 CCC must not commit fire in strip: serious from 2 incidents within 24 h. ";

}  // namespace

TEST_CASE("an act at the deadline is in time; after it, late; never, overdue") {
  const Log called{act("call", "AAA", "1 10:00")};
  const auto with = [&](Log more) {
    Log log = called;
    log.insert(log.end(), more.begin(), more.end());
    return duties(answer, log);
  };
  CHECK(with({}) == Lines{"2.1 BBB 1 10:00 - 2 10:00 pending"});
  CHECK(with({act("answer", "BBB", "2 10:00")}) == Lines{"2.1 BBB 1 10:00 - 2 10:00 done"});
  CHECK(with({act("answer", "BBB", "2 10:01")}) == Lines{"2.1 BBB 1 10:00 - 2 10:00 done late"});
  CHECK(with({act("answer", "CCC", "2 09:00"), act("notify", "CCC", "5 00:00")}) == Lines{"2.1 BBB 1 10:00 - 2 10:00 overdue"});
}

TEST_CASE("four clocks of one breach: reached, begun, found") {
  const Log log{fire("1 10:00", "CCC"), fire("1 12:00", "CCC", "1 20:00")};
  CHECK(duties(attack + "2.1 on breach of 1.1 by CCC, BBB must answer within 24 h.", log) == Lines{"2.1 BBB 1 12:00 - 2 12:00 pending"});
  CHECK(duties(attack + "2.1 BBB must answer within 24 h after start of breach of 1.1 by CCC.", log) == Lines{"2.1 BBB 1 12:00 - 2 12:00 pending"});
  // The second report came eight hours late: nobody knew before.
  CHECK(duties(attack + "2.1 BBB must answer within 24 h after finding of breach of 1.1 by CCC.", log) == Lines{"2.1 BBB 1 20:00 - 2 20:00 pending"});
}

TEST_CASE("a vote is carried when enough of the members say yes, and what waits for it begins then") {
  const std::string text =
      "2.1 on call by AAA, All together must vote help, carried by two thirds of members within 48 h. "
      "2.2 on help carried, BBB must assist to AAA within 24 h.";
  Log log{act("call", "AAA", "1 10:00"), vote("AAA", "yes", "1 12:00"), vote("BBB", "no", "1 13:00")};
  CHECK(duties(text, log) == Lines{"2.1 All together 1 10:00 - 3 10:00 pending"});
  log.push_back(vote("CCC", "yes", "1 15:00"));
  CHECK(duties(text, log) == Lines{"2.1 All together 1 10:00 - 3 10:00 done", "2.2 BBB 1 15:00 - 2 15:00 pending"});
}

TEST_CASE("a duty is waived by the one it is owed to, and by nobody else") {
  const std::string text = "2.1 on call by AAA, BBB must assist to AAA within 24 h.";
  const Fact call = act("call", "AAA", "1 10:00");
  CHECK(duties(text, {call, act("waive", "AAA", "1 12:00")}) == Lines{"2.1 BBB 1 10:00 - 2 10:00 waived"});
  CHECK(duties(text, {call, act("waive", "CCC", "1 12:00")}) == Lines{"2.1 BBB 1 10:00 - 2 10:00 pending"});
}

TEST_CASE("nothing binds before the day after the last of them has ratified") {
  const std::string text = "12.1 in force on the day after the last of AAA, BBB ratifies. " + answer;
  const Fact call = act("call", "AAA", "3 10:00");
  const Fact first = act("ratify", "AAA", "1 10:00");
  CHECK(duties(text, {first, call}).empty());
  CHECK(duties(text, {first, act("ratify", "BBB", "3 09:00"), call}).empty());
  CHECK(duties(text, {first, act("ratify", "BBB", "2 09:00"), call}) == Lines{"2.1 BBB 3 10:00 - 4 10:00 pending"});
}

TEST_CASE("duties that lapse at one instant have findings of different ids") {
  const auto found = judged(answer, {act("call", "AAA", "1 10:00"), act("call", "AAA", "1 10:00"), act("notify", "CCC", "5 00:00")});
  std::set<std::string> ids;
  for (const auto& finding : found.findings) ids.insert(finding.id);
  CHECK(ids.size() == found.findings.size());
}

TEST_CASE("an earlier world holds what had been received, in the version that was known then") {
  Fact denied = fire("1 10:00", "BBB", "1 18:00");
  denied.published = clock("1 18:00");
  const Log log{fire("1 10:00", "CCC"), denied, fire("1 11:00", "CCC", "1 15:00")};
  const casus::accord::Accord accord = accord_of("1.1 CCC must not commit fire. 2.1 on breach of 1.1 by CCC, BBB must answer within 24 h.");
  const casus::watch::Ground ground{accord};
  const casus::watch::Catalogue catalogue{accord, log};
  const casus::watch::Prepared shared = casus::watch::prepare(catalogue, ground);
  CHECK(shared.collected.incidents == std::vector<std::uint32_t>{1, 2});
  // Whether it is kept or judged again, it is the same world.
  for (const std::size_t room : {casus::procedure::Recollection::room, std::size_t{0}}) {
    casus::procedure::Recollection memory{accord, shared, room};
    CHECK(memory.late_receipts() == std::vector<Instant>{clock("1 15:00"), clock("1 18:00")});
    for (int again = 0; again < 2; ++again) {
      memory.visit(clock("1 15:00"), [](const casus::procedure::World& world) {
        CHECK(world.shared.collected.incidents == std::vector<std::uint32_t>{0});
        CHECK(world.conditions.rulings().size() == 1);
      });
      memory.visit(clock("1 18:00"), [&](const casus::procedure::World& world) {
        memory.visit(clock("1 15:00"), [](const casus::procedure::World&) {});
        CHECK(world.shared.collected.incidents == std::vector<std::uint32_t>{0, 2});
      });
    }
  }
}
