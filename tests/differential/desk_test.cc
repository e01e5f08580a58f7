// What a desk reads off its ledger is what a judgement of what was known then says.
//
// The norms are those of the random cases that acts alone decide, one by one and all of them
// together; the acts come in order, each as it is done or within its source's lateness.
// CASUS_CASES / 5 cases, from CASUS_SEED on.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "casus/accord/from_text.h"
#include "casus/finding/duty.h"
#include "casus/verb/duties.h"
#include "tests/differential/cases.h"
#include "tests/differential/dice.h"
#include "tests/differential/setting.h"

namespace casus::differential {
namespace {

using fact::Fact;
using finding::DutyState;
using measure::Instant;

struct Seen {
  std::int64_t desks = 0, answers = 0, differ = 0;
  std::set<DutyState> states{};
  std::set<accord::NormForm> forms{};
  std::string first{};  // difference
};

// The acts alone, in order, none received before it is done or later than its source allows.
std::vector<Fact> acts_in_order(Dice& dice, const Case& one) {
  std::vector<Fact> acts;
  std::set<std::string> records;
  const bool all_late = dice.one_in(2);
  for (Fact act : one.facts) {
    const accord::Source* source = one.accord.source(act.source);
    if (act.root != fact::Root::act || act.what == "attribute" || act.what == "dispute" || source == nullptr || !act.when) continue;
    if (dice.one_in(3)) act.when->from = one.accord.of + measure::hours(dice.below(48));
    act.when->to = act.when->from;
    act.received = act.when->from + (all_late ? source->late : measure::Duration{});
    if (records.insert(act.source + act.record).second) acts.push_back(std::move(act));
  }
  std::ranges::stable_sort(acts, {}, [](const Fact& act) { return act.when->from; });
  return acts;
}

std::vector<std::string> lines(const verb::Board& board, bool open) {
  std::vector<std::string> all{std::to_string(static_cast<int>(board.standing.state))};
  for (const std::string& id : board.standing.evidence) all.push_back(id);
  for (const verb::DutyRow& row : board.rows) {
    if (!open || verb::is_open(row.duty)) all.push_back(row.act + " because of " + row.because + " " + finding::to_json(row.duty));
  }
  return all;
}

std::string text_of(const std::vector<std::string>& lines) {
  std::string out;
  for (const std::string& line : lines) out += "  " + line + "\n";
  return out;
}

// Where anything may change, and just before.
std::set<Instant> instants(const std::vector<Fact>& acts, const verb::Board& whole) {
  std::set<Instant> all;
  const auto around = [&](Instant at) { all.insert({at - measure::milliseconds(1), at}); };
  for (const Fact& act : acts) around(*act.received);
  for (const verb::DutyRow& row : whole.rows) {
    if (row.duty.due) around(*row.duty.due);
  }
  return all;
}

void compare(const accord::Accord& accord, const std::vector<Fact>& acts, Seen& seen) {
  const verb::Desk desk{accord, acts, 1};
  if (!desk.judged_once()) return;
  ++seen.desks;
  for (const accord::Norm& norm : accord.norms) seen.forms.insert(norm.form);
  const auto whole = verb::board_of(accord, acts, {});
  if (!whole) return;
  for (const Instant at : instants(acts, *whole)) {
    const auto judged = verb::board_of(accord, acts, {.at = at});
    const auto read = desk.at(at, verb::Desk::Rows::all);
    const auto open = desk.at(at, verb::Desk::Rows::open);
    REQUIRE((judged.ok() && read.ok() && open.ok()));
    for (const verb::DutyRow& row : judged->rows) seen.states.insert(row.duty.state);
    std::size_t counted = open->rows.size();
    for (const auto& [state, n] : open->left_out) counted += n;
    ++seen.answers;
    if (lines(*judged, false) == lines(*read, false) && lines(*judged, true) == lines(*open, false) && counted == judged->rows.size()) continue;
    if (++seen.differ > 1) continue;
    seen.first = "at " + measure::print(at) + "\njudged:\n" + text_of(lines(*judged, false)) + "read:\n" + text_of(lines(*read, false));
  }
}

}  // namespace

namespace {

// Duties that acts alone decide, of every kind; their acts are few, so that which is for which
// is often in question.
std::string text_of(const std::string& entry) {
  return R"(# Requests

```accord
accord "Requests", draft 1, of 2024-05-01Z.
party RUS "R".  party UKR "U".  party BLR "B".
kind ask is act.  kind answer is act.  kind tell is act.
source register "the register", reads incidents_csv, origin depositary, grade A1, late 1 h, covers everything published.
)" + entry + R"(1.1 on ask by UKR, RUS must answer to UKR within 5 h.
1.2 on ask by UKR, RUS must answer to UKR, BLR within 5 h.
1.3 on ask, another party must tell within 3 h.
1.4 RUS must tell to UKR every 4 h.
1.5 BLR must tell every 6 h from 2024-05-01T06:00Z.
1.6 RUS, UKR together must answer within 1 d after ask by BLR.
1.7 on tell by RUS, UKR must answer within 30 min.
```
)";
}

accord::Accord requests(const std::string& entry) {
  const accord::ReadBeside nothing = [](std::string_view) -> base::Result<std::string> {
    return base::Fault{base::FaultKind::not_found, "no file", "", {}};
  };
  accord::Reading reading = accord::from_text(text_of(entry), nothing);
  if (!reading.accord) {
    for (const auto& one : reading.diagnostics) FAIL_CHECK(one.message);
  }
  REQUIRE(reading.accord.has_value());
  return *reading.accord;
}

std::vector<Fact> some_acts(Dice& dice, Instant start) {
  std::vector<std::int64_t> hours;
  for (std::int64_t n = 4 + dice.below(12); n > 0; --n) hours.push_back(dice.below(30));
  std::ranges::sort(hours);
  const measure::Duration late = measure::minutes(dice.one_in(2) ? 30 : 0);
  std::vector<Fact> acts;
  for (const std::int64_t hour : hours) {
    Fact act;
    act.root = fact::Root::act;
    act.what = dice.one_of<const char*>({"ask", "ask", "answer", "answer", "tell", "waive", "ratify", "sign"});
    act.source = "register";
    act.record = "a" + std::to_string(acts.size());
    act.grade = {'A', '1'};
    act.when = measure::Interval{start + measure::hours(hour), start + measure::hours(hour)};
    act.received = act.when->to + late;
    act.actors = {dice.one_of<const char*>({"RUS", "RUS", "UKR", "UKR", "BLR"})};
    if (dice.one_in(60)) act.actors.emplace_back("BLR");
    if (dice.one_in(3)) act.set("to", std::string{dice.one_of<const char*>({"RUS", "UKR", "BLR", "UKR|BLR"})});
    if (dice.one_in(4)) act.set("about", std::string{dice.one_of<const char*>({"a0", "register:a1", "1.1", "1.4"})});
    acts.push_back(std::move(act));
  }
  return acts;
}

}  // namespace

TEST_CASE("a desk that reads off the duties that acts alone decide says what judging says") {
  const std::int64_t cases = std::max<std::int64_t>(1, setting("CASUS_CASES", 5'000) / 10);
  const auto first = static_cast<std::uint64_t>(setting("CASUS_SEED", 1));
  const std::vector<std::string> entries{"", "9.1 in force on the day after the last of RUS, UKR ratifies.\n", "9.1 in force on 2024-05-01T08:00Z, for 1 d.\n"};
  Seen seen;
  for (std::uint64_t seed = first; seed < first + static_cast<std::uint64_t>(cases); ++seed) {
    Dice dice{seed};
    accord::Accord accord = requests(entries[seed % entries.size()]);
    const std::vector<Fact> acts = some_acts(dice, accord.of);
    if (dice.one_in(2)) std::erase_if(accord.norms, [](const accord::Norm& norm) { return norm.form == accord::NormForm::periodic; });
    const std::int64_t before = seen.differ;
    compare(accord, acts, seen);
    if (before == 0 && seen.differ > 0) seen.first = "seed " + std::to_string(seed) + ", " + seen.first;
  }
  CHECK_MESSAGE(seen.differ == 0, seen.first);
  if (cases < 100) return;
  CHECK(seen.desks > cases / 2);
  CHECK(seen.states.size() >= 4);
}

TEST_CASE("what a desk reads off at an instant is what a judgement of what was known then says") {
  const std::int64_t cases = std::max<std::int64_t>(1, setting("CASUS_CASES", 5'000) / 5);
  const auto first = static_cast<std::uint64_t>(setting("CASUS_SEED", 1));
  Seen seen;
  for (std::uint64_t seed = first; seed < first + static_cast<std::uint64_t>(cases); ++seed) {
    Dice dice{seed};
    const Case one = make_case(seed, {.facts = 24, .hours = 48, .forms = true});
    const std::vector<Fact> acts = acts_in_order(dice, one);
    if (acts.empty()) continue;
    accord::Accord together = one.accord;
    together.norms.clear();
    for (const accord::Norm& norm : one.accord.norms) {
      accord::Accord alone = one.accord;
      alone.norms = {norm};
      if (dice.one_in(2)) alone.norms.front().excuses.clear();  // with one, no ledger keeps it
      if (dice.one_in(2)) alone.in_force.clear();
      const std::int64_t before = seen.desks;
      compare(alone, acts, seen);
      if (seen.desks > before) together.norms.push_back(alone.norms.front());
      if (seen.differ == 1) seen.first = "seed " + std::to_string(seed) + ", norm " + norm.id + "\n" + describe(one) + seen.first, ++seen.differ;
    }
    if (together.norms.size() > 1) compare(together, acts, seen);
  }
  CHECK_MESSAGE(seen.differ == 0, seen.first);
  if (cases < 1'000) return;
  CHECK(seen.desks > 100);
  CHECK(seen.forms.contains(accord::NormForm::duty));
  CHECK(seen.forms.contains(accord::NormForm::periodic));
}

}  // namespace casus::differential
