// Each act is asked once, by its verb.
#include "casus/verb/idle_acts.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <unordered_map>

#include <fmt/format.h>

#include "casus/verb/powers.h"
#include "casus/watch/acts.h"

namespace casus::verb {

using fact::Fact;
using measure::Instant;

namespace {

class Idle {
 public:
  explicit Idle(const RunOutcome& outcome) : outcome_{outcome} {
    for (const Fact& fact : outcome.facts)
      if (fact.root == fact::Root::act) hear(fact);
    for (const finding::Duty& duty : outcome.judgement.duties)
      for (const std::string& id : duty.evidence) counted_.insert(id);
  }

  std::vector<std::string> told() {
    find_the_named();
    for (const Fact& fact : outcome_.facts) {
      if (fact.root != fact::Root::act || fact.actors.empty() || !fact.received) continue;
      const std::string why = why_idle(fact);
      if (!why.empty()) ++lines_[fmt::format("{}: `{}` by {} {}", fact.source, fact.what, fmt::join(fact.actors, "|"), why)];
    }
    std::vector<std::string> out;
    for (const auto& [line, n] : lines_) out.push_back(n == 1 ? line : fmt::format("{} ({} acts)", line, n));
    return out;
  }

 private:
  void hear(const Fact& act) {
    if (act.what == "attribute") named_.try_emplace(std::string{watch::word_of(act, "about")});
    if (act.what != "sign" || !act.received || act.actors.size() != 1) return;
    const auto [first, fresh] = signed_.try_emplace(act.actors.front(), *act.received);
    if (!fresh) first->second = std::min(first->second, *act.received);
  }

  // When what attributions name first happened, if it is on record.
  void find_the_named() {
    if (named_.empty()) return;
    for (const Fact& fact : outcome_.facts) {
      for (const std::string& name : {fact.record, fact.id()}) {
        const auto at = named_.find(name);
        if (at == named_.end()) continue;
        at->second.on_record = true;
        if (fact.when) at->second.from = std::min(at->second.from.value_or(fact.when->from), fact.when->from);
      }
    }
  }

  [[nodiscard]] std::string why_idle(const Fact& act) const {
    if (act.what == "attribute") return of_attribution(act);
    if (act.what == "vote" || act.what == "object") return of_ballot(act);
    return act.what == "ratify" ? of_ratification(act) : std::string{};
  }

  [[nodiscard]] std::string of_attribution(const Fact& act) const {
    if (outcome_.sifted || power_of(outcome_.accord, act).uses.empty()) return {};
    const std::string about{watch::word_of(act, "about")};
    const Named& named = named_.find(about)->second;
    if (!named.on_record) return fmt::format("has no effect: `{}` is on no record", about);
    return named.from && *act.received < *named.from ? fmt::format("was received before `{}` happened", about) : std::string{};
  }

  // One that names its motion and not which vote of it; those that were counted are evidence.
  [[nodiscard]] std::string of_ballot(const Fact& act) const {
    const std::string_view motion = watch::word_of(act, "motion");
    if (motion.empty() || !watch::word_of(act, "about").empty() || counted_.contains(act.id()) || power_of(outcome_.accord, act).uses.empty()) return {};
    bool called = false;
    bool before = true;
    bool after = true;
    for (const finding::Duty& duty : outcome_.judgement.duties) {
      const accord::Norm* norm = outcome_.accord.norm(duty.norm);
      if (norm == nullptr || norm->action.motion != motion) continue;
      called = true;
      before = before && duty.since && *act.received < *duty.since;
      after = after && duty.due && *act.received > *duty.due;
    }
    if (!called) return fmt::format("has no effect: no vote on `{}` was called", motion);
    if (before) return fmt::format("has no effect: it came before the vote on `{}` was called", motion);
    return after ? fmt::format("has no effect: it came after the deadline of the vote on `{}`", motion) : std::string{};
  }

  [[nodiscard]] std::string of_ratification(const Fact& act) const {
    for (const accord::Route& route : outcome_.accord.routes) {
      if (std::ranges::find(act.actors, route.party) == act.actors.end()) continue;
      for (const std::string& party : route.signatories) {
        const auto first = signed_.find(party);
        if (route.order == accord::Route::Order::before && first != signed_.end() && first->second < *act.received) return fmt::format("has no effect: {} had signed before it", party);
        if (route.order == accord::Route::Order::after && (first == signed_.end() || *act.received < first->second)) return fmt::format("has no effect: {} had not signed before it", party);
      }
    }
    return {};
  }

  struct Named {
    bool on_record = false;
    std::optional<Instant> from{};
  };

  const RunOutcome& outcome_;
  std::unordered_map<std::string, Named> named_;
  std::set<std::string> counted_;
  std::map<std::string, Instant> signed_;  // when each first signed
  std::map<std::string, std::size_t> lines_;
};

}  // namespace

std::vector<std::string> idle_acts(const RunOutcome& outcome) { return Idle{outcome}.told(); }

}  // namespace casus::verb
