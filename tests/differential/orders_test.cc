// All orders of up to six of ten acts under a small guarantee: engine and oracle agree on
// each history, and what must hold of duties holds.
//
// The acts come twelve hours apart, each received as it is done; the two unauthorised ones
// are an attribution by a party and help by one who owes none. CASUS_STRIDE=1 takes every
// history of six acts, 10 (the default) every tenth; the shorter ones are always taken.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "casus/accord/from_text.h"
#include "casus/oracle/oracle.h"
#include "casus/procedure/procedure.h"
#include "tests/differential/setting.h"

namespace casus::differential {
namespace {

using fact::Fact;
using finding::Duty;
using finding::DutyState;
using measure::Instant;

const std::string text = R"(# Guarantee

```accord
accord "Guarantee", draft 1, of 2025-03-01Z.
party AAA "Aland".  party BBB "Bland".  party CCC "Cland".
body Mission "the Mission" of AAA, BBB, CCC.
group All "the three" is AAA, BBB, CCC.
kind fire is incident.  kind call is act.  kind assist is act.  kind consult is act.
source patrols "patrols", reads incidents_csv, origin mission, grade A1, covers everything published.
source register "the register", reads incidents_csv, origin registry, grade A1, covers everything published.
proof 1 origin, C3 or better, attributed by Mission.
1.1 CCC must not commit fire.
2.1 on call by AAA, All together must vote help, carried by two thirds of members within 48 h.
2.2 on help carried, BBB must assist to AAA within 24 h.
2.3 on breach of 1.1 by CCC, BBB must consult to AAA within 24 h after finding of breach of 1.1 by CCC.
```
)";

accord::Accord guarantee(const std::string& rule) {
  std::string with_rule = text;
  const std::string_view two_thirds = "two thirds of members";
  with_rule.replace(with_rule.find(two_thirds), two_thirds.size(), rule);
  const accord::ReadBeside nothing = [](std::string_view) -> base::Result<std::string> {
    return base::Fault{base::FaultKind::not_found, "no file", "", {}};
  };
  accord::Reading reading = accord::from_text(with_rule, nothing);
  if (!reading.accord)
    for (const auto& one : reading.diagnostics) FAIL_CHECK(one.message);
  REQUIRE(reading.accord.has_value());
  return *reading.accord;
}

struct Deed {
  const char* what;
  const char* by;
  const char* attribute = nullptr;
  const char* value = nullptr;
};
constexpr std::array<Deed, 10> deeds{{{"call", "AAA"},
                                      {"vote", "AAA", "vote", "yes"},
                                      {"vote", "BBB", "vote", "yes"},
                                      {"vote", "CCC", "vote", "no"},
                                      {"vote", "BBB", "vote", "no"},
                                      {"assist", "BBB"},
                                      {"waive", "AAA"},
                                      {"attribute", "Mission", "to", "CCC"},
                                      {"attribute", "AAA", "to", "CCC"},
                                      {"assist", "CCC"}}};
constexpr std::size_t unauthorised = 8;  // from here on
constexpr std::size_t call = 0;
constexpr std::size_t finding_of_mission = 7;

Instant hour(std::int64_t n) { return *measure::civil(2025, 3, 1) + measure::hours(n); }

Fact act(const Deed& deed, std::int64_t at) {
  Fact fact;
  fact.root = fact::Root::act;
  fact.what = deed.what;
  fact.when = measure::Interval{hour(at), hour(at)};
  fact.received = hour(at);
  fact.actors = {deed.by};
  fact.source = "register";
  fact.record = std::string{deed.what} + "-" + deed.by + "-" + std::to_string(at);
  fact.grade = {'A', '1'};
  if (deed.attribute != nullptr) fact.set(deed.attribute, std::string{deed.value});
  if (fact.what == "vote") fact.set("motion", std::string{"help"});
  if (fact.what == "attribute") fact.set("about", std::string{"fire"});
  return fact;
}

// Somebody fired before all of it; nobody said who.
Fact fire() {
  Fact fact;
  fact.what = "fire";
  fact.when = measure::Interval{hour(0), hour(0)};
  fact.received = hour(1);
  fact.source = "patrols";
  fact.record = "fire";
  fact.grade = {'A', '1'};
  return fact;
}

std::vector<std::string> lines(const std::vector<finding::Finding>& findings, const std::vector<Duty>& duties) {
  std::vector<std::string> all;
  for (const finding::Finding& one : findings) all.push_back(finding::to_json(one));
  for (const Duty& one : duties) all.push_back(finding::to_json(one));
  return all;
}

// From one state to a later one, as the diagram in finding/duty.h draws it.
bool may_become(DutyState before, DutyState after) {
  using enum DutyState;
  if (before == after || before == unknown) return true;
  if (before == pending) return true;
  return before == overdue && (after == done || after == waived);
}

struct Told {
  std::int64_t histories = 0;
  std::int64_t differ = 0;
  std::int64_t wrong = 0;
  std::string first;
  void say(const std::string& what) {
    if (first.empty()) first = what;
  }
};

struct Extent {
  std::size_t acts = 6;      // of the longest histories ...
  std::int64_t stride = 10;  // ... of which every so-manieth is taken
};

class Orders {
 public:
  Orders(const std::string& rule, const Extent& extent, Told& told) : accord_{guarantee(rule)}, extent_{extent}, told_{told}, log_{fire()} {}

  void all() { go_on(judged()); }

 private:
  [[nodiscard]] watch::Judgement judged() {
    base::SerialExecutor serial;
    return procedure::judge(accord_, log_, serial);
  }

  [[nodiscard]] std::string history() const {
    std::string all;
    for (const std::size_t one : taken_) all += std::string{deeds[one].what} + " " + deeds[one].by + ", ";
    return all;
  }

  void hold(bool what, const std::string& rule) {
    if (what) return;
    ++told_.wrong;
    told_.say(rule + ": " + history());
  }

  void go_on(const watch::Judgement& before) {
    if (taken_.size() == extent_.acts) return;
    for (std::size_t one = 0; one < deeds.size(); ++one) {
      if (std::ranges::find(taken_, one) != taken_.end()) continue;
      const bool left_out = taken_.size() + 1 == extent_.acts && ++leaves_ % extent_.stride != 0;
      if (left_out) continue;
      taken_.push_back(one);
      log_.push_back(act(deeds[one], 12 * std::ssize(taken_)));
      const watch::Judgement after = judged();
      check(before, after);
      go_on(after);
      log_.pop_back();
      taken_.pop_back();
    }
  }

  void check(const watch::Judgement& before, const watch::Judgement& after) {
    ++told_.histories;
    const oracle::Judgement slow = oracle::judge(accord_, log_);
    if (lines(after.findings, after.duties) != lines(slow.findings, slow.duties)) {
      ++told_.differ;
      told_.say("engine and oracle differ: " + history());
    }
    const Instant end = hour(12 * std::ssize(taken_));
    const auto did = [&](std::size_t deed) { return std::ranges::find(taken_, deed) != taken_.end(); };
    for (const Duty& duty : after.duties) {
      if (duty.norm == "2.1" || duty.norm == "2.2") hold(did(call), "a duty without a call");
      const bool is_owed = duty.state == DutyState::pending || duty.state == DutyState::overdue;
      if (duty.norm == "2.3" && is_owed) hold(did(finding_of_mission), "consulting is owed though the Mission named nobody");
      if (duty.state == DutyState::overdue) hold(duty.due && *duty.due <= end, "overdue before it was due");
      for (const Duty& earlier : before.duties) follow(earlier, duty);
    }
    if (taken_.back() >= unauthorised) hold(same_as_nothing(after), "an act without the power changed a state");
  }

  // States move along the diagram, and a published clock never moves back.
  void follow(const Duty& before, const Duty& after) {
    if (before.id == after.id) hold(may_become(before.state, after.state), "a state moved off the diagram");
    const bool same = before.norm == after.norm && before.owed_by == after.owed_by && before.because == after.because;
    if (same && before.due && after.due) hold(*after.due >= *before.due, "a clock moved back");
  }

  // The same as if something that nobody asks about had been done at that time.
  [[nodiscard]] bool same_as_nothing(const watch::Judgement& after) {
    const Fact kept = log_.back();
    log_.back() = act({"notify", "CCC"}, 12 * std::ssize(taken_));
    const watch::Judgement nothing = judged();
    log_.back() = kept;
    return lines(after.findings, after.duties) == lines(nothing.findings, nothing.duties);
  }

  accord::Accord accord_;
  Extent extent_;
  Told& told_;
  std::vector<Fact> log_;
  std::vector<std::size_t> taken_;
  std::int64_t leaves_ = 0;
};

}  // namespace

TEST_CASE("all orders of up to six acts: engine and oracle agree, states follow the diagram, no clock moves back") {
  Told told;
  Orders{"two thirds of members", {6, setting("CASUS_STRIDE", 10)}, told}.all();
  CHECK_MESSAGE(told.differ == 0, told.differ, " of ", told.histories, "; ", told.first);
  CHECK_MESSAGE(told.wrong == 0, told.wrong, " of ", told.histories, "; ", told.first);
  CHECK(told.histories > 50'000);
  MESSAGE(told.histories, " histories");
}

TEST_CASE("so they do by silence, by consensus, and of those voting with a quorum") {
  for (const char* rule : {"silent consensus", "consensus", "majority of those voting, quorum 2 members"}) {
    CAPTURE(rule);
    Told told;
    Orders{rule, {5, setting("CASUS_STRIDE", 10)}, told}.all();
    CHECK_MESSAGE(told.differ == 0, told.differ, " of ", told.histories, "; ", told.first);
    CHECK_MESSAGE(told.wrong == 0, told.wrong, " of ", told.histories, "; ", told.first);
    CHECK(told.histories > 8'000);
  }
}

}  // namespace casus::differential
