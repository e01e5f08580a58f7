// Which act is for which debt.
#include <algorithm>

#include "casus/procedure/debt.h"

namespace casus::procedure {

using measure::Instant;

bool named_by(const World& world, const Debt& debt, std::string_view about) {
  if (about == debt.duty.id || about == debt.duty.norm || about == debt.duty.because) return true;
  return std::ranges::any_of(debt.ground, [&](std::uint32_t record) { return watch::names(about, world.fact(record)); });
}

std::vector<Step> steps_for(const Obligation& of) {
  const World& world = of.world;
  const auto acts = [&](const watch::WantedAct& wanted) { return acts_of(world.accord, world.shared.collected, world.shared.zones, wanted); };
  std::vector<Step> steps;
  for (watch::Act& act : acts(watch::wanted_by(of.text, of.debtor.members, of.zone))) steps.push_back({std::move(act)});
  const std::vector<std::string>& addressees = of.text.action.to.parties;
  if (addressees.empty()) return steps;
  for (watch::Act& act : acts({"waive", "", {}, "", addressees, std::nullopt})) steps.push_back({std::move(act), true});
  std::ranges::stable_sort(steps, {}, [](const Step& step) { return step.act.when; });
  return steps;
}

namespace {

bool among(const std::vector<std::string>& all, const std::string& one) { return std::ranges::find(all, one) != all.end(); }

class Desk {
 public:
  Desk(const Obligation& of, std::vector<Debt>& debts) : of_{of}, debts_{debts} {}

  void take(const Step& step) {
    Debt* debt = oldest(step, true);
    if (debt == nullptr) debt = oldest(step, false);
    if (debt == nullptr) return;
    debt->acts.push_back(step.act.record);
    for (const std::string& party : addressed(*debt, step)) debt->addressees.erase(party);
    if (!debt->addressees.empty()) return;
    debt->done = step.act.when.from;
    debt->waived = step.waiver;
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
    if (!act.about.empty() && !named_by(of_.world, debt, act.about)) return false;
    if (step.waiver && !act.to.empty() && !among(act.to, of_.debtor.name)) return false;
    return of_.text.action.to.parties.empty() || !addressed(debt, step).empty();
  }

  [[nodiscard]] Debt* oldest(const Step& step, bool certain) const {
    Debt* found = nullptr;
    for (Debt& debt : debts_) {
      if (debt.doubts.empty() != certain || !fits(debt, step)) continue;
      if (found == nullptr || debt.opens < found->opens) found = &debt;
    }
    return found;
  }

  const Obligation& of_;
  std::vector<Debt>& debts_;
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
