// Which act is for which debt.
#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "casus/procedure/debt.h"

namespace casus::procedure {

using measure::Instant;

bool named_by(const World& world, const Debt& debt, std::string_view about) {
  if (about == debt.duty.id || about == debt.duty.norm || about == debt.duty.because) return true;
  return std::ranges::any_of(debt.ground, [&](std::uint32_t record) { return watch::names(about, world.fact(record)); });
}

namespace {

bool among(const std::vector<std::string>& all, const std::string& one) { return std::ranges::find(all, one) != all.end(); }

// Does a waiver say that it is of another act than the norm asks for?
bool is_of_another(const World& world, const accord::Norm& norm, std::uint32_t waiver) {
  const fact::Fact& fact = world.fact(waiver);
  const std::string_view kind = watch::word_of(fact, "kind");
  const auto is = [&](const std::string& wanted) {
    return !wanted.empty() && accord::is_of_kind(world.accord, kind, [&](std::string_view name) { return fact.find(name); }, wanted) != measure::Truth::no;
  };
  return !kind.empty() && !is(norm.action.verb) && !is(norm.action.object);
}

}  // namespace

std::vector<Step> steps_for(const Obligation& of) {
  const World& world = of.world;
  const auto acts = [&](const watch::WantedAct& wanted) { return acts_of(world.accord, world.shared.collected, world.shared.zones, wanted); };
  std::vector<Step> steps;
  watch::WantedAct wanted = watch::wanted_by(of.text, of.debtor.members, of.zone);
  wanted.one_of_several = !world.accord.norms[of.norm].each.empty();
  for (watch::Act& act : acts(wanted)) steps.push_back({std::move(act)});
  const std::vector<std::string>& addressees = of.text.action.to.parties;
  if (addressees.empty()) return steps;
  for (watch::Act& act : acts({.verb = "waive", .object = "", .object_tests = {}, .motion = "", .parties = addressees, .zone = std::nullopt, .grade = of.text.proof.grade})) {
    if (is_of_another(world, of.text, act.record)) continue;
    // That he was let off is for another to tell than the debtor.
    if (among(of.debtor.members, world.accord.source(world.fact(act.record).source)->origin)) act.doubts.insert(finding::Reason::unproven);
    steps.push_back({std::move(act), true});
  }
  std::ranges::stable_sort(steps, {}, [](const Step& step) { return step.act.when; });
  return steps;
}

namespace {

// Debts that are not done, the oldest first, those of one instant as they came.
using Queue = std::set<std::pair<Instant, std::size_t>>;

// Which debts an act may be about, by each name that one has. Made when an act first asks.
class Names {
 public:
  Names(const World& world, const std::vector<Debt>& debts) {
    for (std::size_t i = 0; i < debts.size(); ++i) {
      for (const std::string& name : {debts[i].duty.id, debts[i].duty.norm, debts[i].duty.because}) add(name, i);
      for (const std::uint32_t record : debts[i].ground) {
        add(world.fact(record).id(), i);
        add(world.fact(record).record, i);
      }
    }
  }
  [[nodiscard]] const std::vector<std::size_t>& of(std::string_view name) const {
    static const std::vector<std::size_t> nobody;
    const auto found = by_name_.find(name);
    return found == by_name_.end() ? nobody : found->second;
  }

 private:
  void add(const std::string& name, std::size_t debt) {
    std::vector<std::size_t>& all = by_name_[name];
    if (all.empty() || all.back() != debt) all.push_back(debt);
  }
  std::map<std::string, std::vector<std::size_t>, std::less<>> by_name_;
};

class Desk {
 public:
  Desk(const Obligation& of, std::vector<Debt>& debts) : of_{of}, debts_{debts} {
    for (std::size_t i = 0; i < debts.size(); ++i) {
      if (!debts[i].done) (debts[i].doubts.empty() ? certain_ : possible_).insert({debts[i].opens, i});
    }
  }

  // Steps come in order of time.
  void take(const Step& step) {
    Debt* debt = oldest(step, certain_);
    if (debt == nullptr) debt = oldest(step, possible_);
    if (debt == nullptr) return;
    debt->acts.push_back(step.act.record);
    for (const std::string& party : addressed(*debt, step)) debt->addressees.erase(party);
    if (!debt->addressees.empty()) return;
    debt->done = step.act.when.from;
    debt->waived = step.waiver;
    (debt->doubts.empty() ? certain_ : possible_).erase({debt->opens, static_cast<std::size_t>(debt - debts_.data())});
  }

  // It may be for the oldest debt that is not certainly done in time.
  void take_perhaps(const Step& step) {
    const std::vector<std::string>& to = of_.text.action.to.parties;
    for (Debt& debt : debts_) {
      const bool settled = debt.done && (!debt.duty.due || *debt.done <= *debt.duty.due);
      if (settled || debt.perhaps || !debt.doubts.empty()) continue;
      Debt open = debt;
      open.done = std::nullopt;
      open.addressees = {to.begin(), to.end()};
      if (!fits(open, step)) continue;
      debt.perhaps = step.act;
      return;
    }
  }

 private:
  // Whom of those not yet addressed does it address? A waiver: its author.
  [[nodiscard]] std::set<std::string> addressed(const Debt& debt, const Step& step) const {
    const std::vector<std::string>& to = step.waiver ? of_.world.fact(step.act.record).actors : step.act.to;
    if (to.empty()) return debt.addressees;
    std::set<std::string> some;
    for (const std::string& party : to) {
      if (debt.addressees.contains(party)) some.insert(party);
    }
    return some;
  }

  static bool closed_before(const Debt& debt, Instant at) {
    const bool ends_it = debt.withdrawn || !debt.duty.due || (debt.over && *debt.over < *debt.duty.due);
    return debt.over && ends_it && *debt.over < at;
  }

  // An act of an unknown instant may be for whatever was open at any instant of it.
  [[nodiscard]] bool fits(const Debt& debt, const Step& step) const {
    const watch::Act& act = step.act;
    if (debt.done || std::max(act.when.from, act.when.to) < debt.opens || closed_before(debt, act.when.from)) return false;
    if (std::ranges::find(debt.ground, act.record) != debt.ground.end()) return false;  // what began it
    if (!act.about.empty() && !named_by(of_.world, debt, act.about)) return false;
    if (step.waiver && !act.to.empty() && !among(act.to, of_.debtor.name)) return false;
    return of_.text.action.to.parties.empty() || !addressed(debt, step).empty();
  }

  [[nodiscard]] Debt* oldest(const Step& step, Queue& open) {
    if (!step.act.about.empty()) return oldest_named(step, open);
    for (auto next = open.begin(); next != open.end();) {
      Debt& debt = debts_[next->second];
      if (debt.opens > std::max(step.act.when.from, step.act.when.to)) return nullptr;
      if (fits(debt, step)) return &debt;
      // What has closed by now is closed for all that come.
      next = closed_before(debt, step.act.when.from) ? open.erase(next) : std::next(next);
    }
    return nullptr;
  }

  [[nodiscard]] Debt* oldest_named(const Step& step, const Queue& open) {
    if (!names_) names_.emplace(of_.world, debts_);
    Debt* found = nullptr;
    for (const std::size_t i : names_->of(step.act.about)) {
      Debt& debt = debts_[i];
      if (!open.contains({debt.opens, i}) || !fits(debt, step)) continue;
      if (found == nullptr || debt.opens < found->opens) found = &debt;
    }
    return found;
  }

  const Obligation& of_;
  std::vector<Debt>& debts_;
  Queue certain_;
  Queue possible_;
  std::optional<Names> names_{};
};

}  // namespace

void serve(const Obligation& of, const std::vector<Step>& steps, std::vector<Debt>& debts) {
  Desk desk{of, debts};
  for (const Step& step : steps) {
    if (step.act.certain()) desk.take(step);
  }
  for (const Step& step : steps) {
    if (!step.act.certain()) desk.take_perhaps(step);
  }
}

}  // namespace casus::procedure
