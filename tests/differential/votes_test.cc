// Votes by every rule, with ballots that are late, doubtful, by one of two, by nobody, about
// something else, or told by one party's log only; chambers that ratify; grounds that are withdrawn. The random cases of
// differential_test.cc hold few votes of many ballots; these hold little else.
#include <doctest/doctest.h>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "casus/accord/from_text.h"
#include "casus/oracle/oracle.h"
#include "casus/procedure/procedure.h"
#include "tests/differential/dice.h"
#include "tests/differential/setting.h"

namespace casus::differential {
namespace {

using fact::Fact;
using measure::Instant;

Instant hour(std::int64_t n) { return *measure::civil(2025, 3, 1) + measure::hours(n); }
std::string one(Dice& dice, std::vector<const char*> words) { return words[static_cast<std::size_t>(dice.below(std::ssize(words)))]; }

const std::string header = R"(# Votes

```accord
accord "Votes", draft 1, of 2025-03-01Z.
party AAA "Aland".  party BBB "Bland".  party CCC "Cland".  party DDD "Dland".
kind alarm is incident.  kind calm is incident.  kind fire is incident.  kind assist is act.
source patrols "patrols", reads incidents_csv, origin patrols, grade A1, covers everything published.
source register "the register", reads incidents_csv, origin registry, grade A1, covers everything published.
source a_log "Aland's log", reads incidents_csv, origin AAA, grade A1.
source b_log "Bland's log", reads incidents_csv, origin BBB, grade A1.
proof 1 origin, C3 or better.
)";

// A rule in words, of a body of four with `votes` votes, or of a chamber.
std::string some_rule(Dice& dice, std::int64_t votes, std::int64_t seats) {
  const bool chamber = seats > 0;
  const std::string heads = chamber ? "seats" : "members";
  const std::int64_t most = chamber ? seats : 4;
  if (!chamber && dice.one_in(5)) return "silent consensus";
  std::string rule = "consensus";
  if (!dice.one_in(5)) {
    const bool number = dice.one_in(4);
    const std::string base = one(dice, {"heads", "those voting", chamber ? "heads" : "votes"});
    rule = number ? std::to_string(1 + dice.below(base == "votes" ? votes : most)) : one(dice, {"unanimity", "majority", "majority", "two thirds", "two thirds"});
    rule += " of " + (base == "heads" ? heads : base);
    if (dice.one_in(5)) rule += " and " + one(dice, {"majority of ", "two thirds of "}) + (chamber || dice.one_in(2) ? "those voting" : "votes");
  }
  if (!dice.one_in(3)) return rule;
  if (dice.one_in(2)) {
    rule += ", quorum " + one(dice, {"majority", "two thirds"}) + " of ";
    return rule + (chamber || dice.one_in(2) ? heads : "votes");
  }
  return rule + fmt::format(", quorum {} {}", 1 + dice.below(most), heads);
}

std::string some_chambers(Dice& dice) {
  const std::int64_t seats = 3 + dice.below(6);
  const std::string senate = some_rule(dice, 0, seats);
  const std::string house = some_rule(dice, 0, seats + 1);
  return fmt::format("Senate ({} seats, {}) {} House ({} seats, {})", seats, senate, one(dice, {"and", "or"}), seats + 1, house);
}

// Each throw in a statement of its own, so that a seed gives the same text everywhere.
std::string some_text(Dice& dice) {
  std::vector<std::int64_t> weights;
  std::int64_t votes = 0;
  for (int i = 0; i < 4; ++i) votes += weights.emplace_back(1 + dice.below(3));
  std::string text = header;
  text += fmt::format("body Board \"the Board\" of AAA, BBB, CCC, DDD, with {} votes, deciding by ", fmt::join(weights, ", "));
  text += some_rule(dice, votes, 0) + ".\n1.1 CCC must not commit fire unless help carried.\n2.1 on ";
  text += one(dice, {"alarm", "alarm by DDD", "fresh"}) + ", Board must vote help";
  if (dice.one_in(2)) text += ", carried by " + some_rule(dice, votes, 0);
  text += fmt::format(" within {} h.\n", 12 + dice.below(36));
  text += fmt::format("2.2 on help carried, BBB must assist to AAA within {} h", 6 + dice.below(30));
  text += one(dice, {"", "", " after start of help carried", " after finding of help carried"}) + ".\n";
  text += fmt::format("fresh means alarm within {} h.\n", 6 + dice.below(48));
  text += "3.1 AAA ratifies through " + some_chambers(dice) + ".\n";
  if (dice.one_in(3)) text += "Article 1 in force on the day after the last of AAA ratifies.\n";
  return text + "```\n";
}

class Log {
 public:
  explicit Log(Dice& dice) : dice_{dice} {}

  std::vector<Fact> write() {
    const std::int64_t alarms = 1 + dice_.below(2);
    for (std::int64_t i = 0; i < alarms; ++i) alarm();
    const std::int64_t ballots = dice_.below(9);
    for (std::int64_t i = 0; i < ballots; ++i) ballot();
    if (dice_.one_in(3)) add("object", member());
    if (dice_.one_in(2)) add("assist", "BBB");
    for (std::int64_t i = dice_.below(4); i > 0; --i) ratify();
    report("fire", 20 + dice_.below(60));
    add("notify", "AAA").when = measure::Interval{hour(40 + dice_.below(80)), hour(120)};
    return std::move(log_);
  }

 private:
  std::string member() { return one(dice_, {"AAA", "BBB", "CCC", "DDD"}); }

  Fact& next(const std::string& source, const std::string& what, std::int64_t at) {
    Fact& fact = log_.emplace_back();
    fact.what = what;
    fact.source = source;
    fact.record = std::to_string(log_.size());
    fact.grade = {'A', '1'};
    fact.when = measure::Interval{hour(at), hour(at)};
    fact.received = hour(at);
    return fact;
  }

  Fact& report(const std::string& what, std::int64_t at) {
    Fact& fact = next("patrols", what, at);
    if (dice_.one_in(2)) fact.actors = {dice_.one_in(2) ? "CCC" : "DDD"};
    if (dice_.one_in(6)) fact.when->to = hour(at + 3);
    if (dice_.one_in(4)) fact.received = hour(at + 3 + dice_.below(20));
    return fact;
  }

  // Some turn out to have been nothing.
  void alarm() {
    const Fact told = report("alarm", dice_.below(10));
    if (!dice_.one_in(4)) return;
    Fact revised = told;
    revised.what = "calm";
    revised.received = *told.received + measure::hours(1 + dice_.below(50));
    log_.push_back(revised);
  }

  Fact& add(const std::string& what, const std::string& actor) {
    const std::string teller = one(dice_, {"register", "register", "register", "register", "register", "a_log", "b_log"});
    Fact& act = next(teller, what, dice_.below(60));
    act.root = fact::Root::act;
    act.actors = {actor};
    if (dice_.one_in(6)) act.received = std::nullopt;
    if (dice_.one_in(12)) act.when->to = act.when->from + measure::hours(5);
    if (dice_.one_in(12)) act.actors.push_back("DDD");
    if (dice_.one_in(24)) act.actors.clear();
    if (act.actors.size() == 2 && act.actors[0] == act.actors[1]) act.actors.pop_back();
    if (dice_.one_in(10)) act.set("about", one(dice_, {"2.1", "1", "patrols:1", "2.2"}));
    if (what == "vote" || (what == "object" && dice_.one_in(2))) act.set("motion", std::string{dice_.one_in(20) ? "another" : "help"});
    return act;
  }

  void ballot() { add("vote", member()).set("vote", one(dice_, {"yes", "yes", "yes", "yes", "no", "abstain", "maybe"})); }

  void ratify() {
    Fact& act = add("ratify", "AAA");
    act.set("chamber", one(dice_, {"Senate", "House"}));
    act.set("yes", 1 + dice_.below(6));
    act.set("no", dice_.below(3));
    if (dice_.one_in(2)) act.set("abstain", dice_.below(3));
  }

  Dice& dice_;
  std::vector<Fact> log_;
};

std::string lines(const std::vector<finding::Finding>& findings, const std::vector<finding::Duty>& duties) {
  std::string all = "\n";
  for (const finding::Finding& finding : findings) all += finding::to_json(finding) + "\n";
  for (const finding::Duty& duty : duties) all += finding::to_json(duty) + "\n";
  return all;
}

std::string told(const std::vector<Fact>& log) {
  std::string all = "\n";
  for (const Fact& fact : log) all += fact::to_json(fact) + "\n";
  return all;
}

// One alarm, and ballots of which nothing but the receipt may be missing.
std::vector<Fact> doubtful_ballots(Dice& dice) {
  std::vector<Fact> log = Log{dice}.write();
  std::erase_if(log, [](const Fact& fact) { return fact.what != "vote" && fact.what != "object"; });
  for (Fact& ballot : log) {
    ballot.when->to = ballot.when->from;
    ballot.received = ballot.when->from;
    if (dice.one_in(3)) ballot.received = std::nullopt;
    ballot.source = "register";
    if (ballot.actors.size() != 1) ballot.actors = {"BBB"};
  }
  for (const std::int64_t at : {0, 120}) {
    Fact& alarm = log.emplace_back();
    alarm.what = at == 0 ? "alarm" : "calm";
    alarm.when = measure::Interval{hour(at), hour(at)};
    alarm.received = hour(at);
    alarm.source = "patrols";
    alarm.record = std::to_string(1000 + at);
    alarm.grade = {'A', '1'};
    alarm.actors = {"DDD"};
  }
  return log;
}

// Help that is certainly owed, and help that perhaps is; from when.
struct Help {
  std::optional<Instant> certain{};
  bool possible = false;
};

Help help_in(const accord::Accord& accord, const std::vector<Fact>& log) {
  base::SerialExecutor serial;
  Help help;
  for (const finding::Duty& duty : procedure::judge(accord, log, serial).duties) {
    if (duty.norm != "2.2") continue;
    help.possible = true;
    if (duty.state != finding::DutyState::unknown) help.certain = duty.since;
  }
  return help;
}

// The log if of the doubtful ballots those of `mask` were cast when they say, and no others.
std::vector<Fact> resolved(const std::vector<Fact>& log, std::uint32_t mask) {
  std::vector<Fact> all;
  for (Fact fact : log) {
    if (!fact.received) {
      const bool cast = (mask & 1U) != 0;
      mask >>= 1U;
      if (!cast) continue;
      fact.received = fact.when->from;
    }
    all.push_back(fact);
  }
  return all;
}

}  // namespace

TEST_CASE("what is told of a vote as certain holds whichever of its doubtful ballots were cast") {
  const std::int64_t cases = std::max<std::int64_t>(1, setting("CASUS_CASES", 5'000) / 10);
  const auto first = static_cast<std::uint64_t>(setting("CASUS_SEED", 1));
  const accord::ReadBeside nothing = [](std::string_view) -> base::Result<std::string> {
    return base::Fault{base::FaultKind::not_found, "no file", "", {}};
  };
  std::int64_t resolutions = 0;
  for (std::uint64_t seed = first; seed < first + static_cast<std::uint64_t>(cases); ++seed) {
    Dice dice{seed};
    const std::string text = some_text(dice);
    const accord::Reading reading = accord::from_text(text, nothing);
    REQUIRE(reading.accord);
    const std::vector<Fact> log = doubtful_ballots(dice);
    const Help told_of = help_in(*reading.accord, log);
    const auto doubtful = std::ranges::count_if(log, [](const Fact& fact) { return !fact.received; });
    for (std::uint32_t mask = 0; doubtful > 0 && mask < 1U << static_cast<std::uint32_t>(doubtful); ++mask) {
      const Help then = help_in(*reading.accord, resolved(log, mask));
      CAPTURE(seed);
      CAPTURE(mask);
      CAPTURE(text);
      if (told_of.certain) CHECK_MESSAGE((then.certain && *then.certain <= *told_of.certain), told(log));
      if (then.possible) CHECK_MESSAGE(told_of.possible, told(log));
      ++resolutions;
    }
  }
  CHECK(resolutions > cases);
  MESSAGE(cases, " votes, ", resolutions, " resolutions");
}

TEST_CASE("votes by every rule, of ballots good and doubtful: engine and oracle agree") {
  const std::int64_t cases = std::max<std::int64_t>(1, setting("CASUS_CASES", 5'000));
  const auto first = static_cast<std::uint64_t>(setting("CASUS_SEED", 1));
  const accord::ReadBeside nothing = [](std::string_view) -> base::Result<std::string> {
    return base::Fault{base::FaultKind::not_found, "no file", "", {}};
  };
  std::int64_t helped = 0;
  std::int64_t doubtful = 0;
  for (std::uint64_t seed = first; seed < first + static_cast<std::uint64_t>(cases); ++seed) {
    Dice dice{seed};
    const std::string text = some_text(dice);
    const accord::Reading reading = accord::from_text(text, nothing);
    CAPTURE(seed);
    CAPTURE(text);
    REQUIRE(reading.accord);
    const std::vector<Fact> log = Log{dice}.write();
    base::SerialExecutor serial;
    const watch::Judgement fast = procedure::judge(*reading.accord, log, serial);
    const oracle::Judgement slow = oracle::judge(*reading.accord, log);
    CHECK_MESSAGE(lines(fast.findings, fast.duties) == lines(slow.findings, slow.duties), told(log), "engine", lines(fast.findings, fast.duties), "oracle",
                  lines(slow.findings, slow.duties));
    for (const finding::Duty& duty : fast.duties) {
      if (duty.norm != "2.2") continue;
      ++(duty.state == finding::DutyState::unknown ? doubtful : helped);
    }
  }
  // The cases are worth something: motions are carried, and some perhaps.
  CHECK(helped > cases / 7);
  CHECK(doubtful > cases / 20);
  MESSAGE(cases, " votes; help was owed ", helped, " times, and perhaps owed ", doubtful, " times");
}

}  // namespace casus::differential
