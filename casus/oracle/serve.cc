// Which act is for which debt.
#include <algorithm>

#include "casus/oracle/debt.h"

namespace casus::oracle {

using measure::Instant;

bool named_by(const Debt& debt, const std::string& about) {
  if (about == debt.duty.id || about == debt.duty.norm || about == debt.duty.because) return true;
  return std::ranges::any_of(debt.ground,
                             [&](const fact::Fact* fact) { return fact->id() == about || fact->record == about; });
}

namespace {

// A waiver may say what it is of: an act, or the object of one.
bool waives_something_else(const Obligation& of, const Act& act) {
  const std::string kind = word_of(*act.fact, "kind");
  if (kind.empty()) return false;
  const auto attributes = [&](std::string_view name) { return act.fact->find(name); };
  for (const std::string& owed : {of.text().action.verb, of.text().action.object}) {
    if (!owed.empty() && accord::is_of_kind(of.world.accord, kind, attributes, owed) != measure::Truth::no) return false;
  }
  return true;
}

}  // namespace

std::vector<Step> steps_for(const Obligation& of) {
  std::vector<Step> steps;
  Wanted wanted = wanted_by(of.text(), of.debtor, of.zone);
  wanted.in_each = !of.text().each.empty();
  for (const Act& act : acts_of(of.world, wanted)) steps.push_back({act});
  const std::vector<std::string>& addressees = of.text().action.to.parties;
  if (addressees.empty()) return steps;
  Wanted waiver;
  waiver.verb = "waive";
  waiver.parties = addressees;
  waiver.grade = of.text().proof.grade;
  for (Act act : acts_of(of.world, waiver)) {
    if (waives_something_else(of, act)) continue;
    // Nobody proves by his own log that he need not pay.
    if (of.debtor.includes(of.world.accord.source(act.fact->source)->origin)) act.doubts.insert(finding::Reason::unproven);
    steps.push_back({act, true});
  }
  std::ranges::stable_sort(steps, {}, [](const Step& step) { return step.act.when; });
  return steps;
}

namespace {

// Whom of those not yet addressed does it address? A waiver: its author.
std::set<std::string> addressed(const Debt& debt, const Step& step) {
  const std::vector<std::string>& to = step.waiver ? step.act.fact->actors : step.act.to;
  if (to.empty()) return debt.addressees;
  std::set<std::string> some;
  for (const std::string& party : to)
    if (debt.addressees.contains(party)) some.insert(party);
  return some;
}

bool closed_before(const Debt& debt, Instant at) {
  const bool ends_it = debt.withdrawn || !debt.duty.due || (debt.over && *debt.over < *debt.duty.due);
  return debt.over && ends_it && *debt.over < at;
}

bool fits(const Obligation& of, const Debt& debt, const Step& step) {
  const Act& act = step.act;
  // An act of an unknown instant may be for whatever was open at any instant of it.
  if (debt.done || std::max(act.when.from, act.when.to) < debt.opens || closed_before(debt, act.when.from)) return false;
  if (debt.ground.contains(act.fact)) return false;  // the act that began it
  if (!act.about.empty() && !named_by(debt, act.about)) return false;
  if (step.waiver && !act.to.empty() && std::ranges::find(act.to, of.debtor.name) == act.to.end()) return false;
  return of.text().action.to.parties.empty() || !addressed(debt, step).empty();
}

// The oldest debt that the step fits, among those that certainly began or the others.
enum class Began : std::uint8_t { certainly, possibly };
Debt* oldest(const Obligation& of, std::vector<Debt>& debts, const Step& step, Began began) {
  Debt* found = nullptr;
  for (Debt& debt : debts) {
    if (debt.doubts.empty() != (began == Began::certainly) || !fits(of, debt, step)) continue;
    if (found == nullptr || debt.opens < found->opens) found = &debt;
  }
  return found;
}

void take(Debt& debt, const Step& step) {
  debt.acts.push_back(step.act.fact);
  for (const std::string& party : addressed(debt, step)) debt.addressees.erase(party);
  if (!debt.addressees.empty()) return;
  debt.done = step.act.when.from;
  debt.waived = step.waiver;
}

// It may be for the oldest debt that is not certainly done in time.
void take_perhaps(const Obligation& of, std::vector<Debt>& debts, const Step& step) {
  for (Debt& debt : debts) {
    Debt open = debt;
    open.done = std::nullopt;
    open.addressees = {of.text().action.to.parties.begin(), of.text().action.to.parties.end()};
    const bool in_time = debt.done && (!debt.duty.due || *debt.done <= *debt.duty.due);
    if (in_time || debt.perhaps || !debt.doubts.empty() || !fits(of, open, step)) continue;
    debt.perhaps = step.act;
    return;
  }
}

}  // namespace

void serve(const Obligation& of, const std::vector<Step>& steps, std::vector<Debt>& debts) {
  for (const Step& step : steps) {
    if (!step.act.certain()) continue;
    Debt* debt = oldest(of, debts, step, Began::certainly);
    if (debt == nullptr) debt = oldest(of, debts, step, Began::possibly);
    if (debt != nullptr) take(*debt, step);
  }
  for (const Step& step : steps)
    if (!step.act.certain()) take_perhaps(of, debts, step);
}

}  // namespace casus::oracle
