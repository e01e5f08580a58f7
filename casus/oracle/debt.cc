// What becomes of an obligation.
#include "casus/oracle/debt.h"

#include <algorithm>

#include "casus/oracle/excuses.h"

namespace casus::oracle {

using finding::DutyState;
using finding::Reason;
using measure::Instant;
using measure::Truth;

Debt blank_debt(const Obligation& of) {
  Debt debt;
  finding::Duty& duty = debt.duty;
  duty.variant = of.world.accord.variant;
  duty.norm = of.text().id;
  duty.norm_order = of.norm;
  duty.owed_by = of.debtor.name;
  if (of.zone) duty.key = of.world.accord.zones[*of.zone].name;
  const accord::Who& to = of.text().action.to;
  if (to.sort == accord::Who::Sort::another_party) duty.owed_to = "another party";
  for (const std::string& party : to.parties) {
    duty.owed_to += (duty.owed_to.empty() ? "" : ", ") + party;
    debt.addressees.insert(party);
  }
  return debt;
}

void identify_all(const Obligation& of, std::vector<Debt>& debts) {
  std::vector<finding::Duty> duties;
  for (const Debt& debt : debts) duties.push_back(debt.duty);
  finding::identify_all(duties, of.world.accord.identity());
  for (std::size_t i = 0; i < debts.size(); ++i) debts[i].duty.id = duties[i].id;
}

std::vector<std::optional<std::size_t>> zones_of(const World& world, const accord::Norm& norm) {
  std::vector<std::optional<std::size_t>> all;
  if (!norm.there && (norm.zone || norm.each.empty())) all.push_back(norm.zone);
  else if (!norm.there) all.assign(norm.each.begin(), norm.each.end());
  else all.push_back(std::nullopt);
  for (std::size_t zone = 0; norm.there && zone < world.accord.zones.size(); ++zone) all.emplace_back(zone);
  return all;
}

bool owes(const accord::Norm& norm, const Subject& subject) {
  return !subject.anyone() && (norm.subjects.together || subject.parties.size() == 1);
}

finding::Finding blank_of(const Obligation& of, const std::string& measure, Instant from) {
  finding::Finding finding = blank(of.world.accord, {of.norm, 0}, of.debtor, measure);
  finding.variant = of.world.accord.variant;
  finding.key = of.zone ? of.world.accord.zones[*of.zone].name : "";
  finding.from = finding.facts_from = finding.facts_to = from;
  return finding;
}

Truth excused(const Obligation& of, Instant when) {
  accord::Norm norm = of.text();
  norm.zone = of.zone;
  return Excuses{of.world, norm, of.debtor}.covering({}).at(at(when));
}

namespace {

// The verdict on not having done it from `from` on.
struct Lapse {
  Instant from;
  std::optional<Instant> to;      // nullopt: it goes on beyond the record
  std::optional<Instant> doubt;   // from here on it is only possible
  Reasons reasons;
};

void put_lapse(const Obligation& of, const Debt& debt, const Lapse& lapse, Owed& out) {
  const Instant end = lapse.to.value_or(std::max(end_of_record(of.world), lapse.from));
  if (lapse.to && *lapse.to <= lapse.from) return;
  finding::Finding finding = blank_of(of, "duties", lapse.from);
  finding.to = lapse.to;
  const bool certain = !lapse.doubt || *lapse.doubt > lapse.from;
  finding.verdict = certain ? finding::Verdict::breach : finding::Verdict::unknown;
  finding.peak = {certain ? 1 : 0, 1};
  if (certain) {
    finding.reached = finding.certain_from = lapse.from;
    finding.certain_to = lapse.doubt ? std::min(*lapse.doubt, end) : end;
  } else {
    finding.reasons.assign(lapse.reasons.begin(), lapse.reasons.end());
  }
  std::set<const fact::Fact*> facts = debt.ground;
  facts.insert(debt.acts.begin(), debt.acts.end());
  set_evidence(of.world, facts, finding);
  out.findings.push_back(finding);
}

bool in_time(const Debt& debt) { return debt.done && (!debt.duty.due || *debt.done <= *debt.duty.due); }

// Its meaning ended before it was done and due, or its start was withdrawn before it was done.
bool is_void(const Debt& debt) {
  if (!debt.over || (debt.done && *debt.done <= *debt.over)) return false;
  return debt.withdrawn || !debt.duty.due || *debt.over < *debt.duty.due;
}

void set_reasons(finding::Duty& duty, const Reasons& reasons) { duty.reasons.assign(reasons.begin(), reasons.end()); }

void add_late(finding::Duty& duty) {
  if (std::ranges::find(duty.reasons, Reason::late) == duty.reasons.end()) duty.reasons.push_back(Reason::late);
}

// It is not certain that it began.
void conclude_possible(const Obligation& of, const Debt& debt, finding::Duty& duty, Owed& out) {
  set_reasons(duty, debt.doubts);
  const std::optional<Instant> due = debt.perhaps_due;
  if (debt.by_silence) duty.done = std::nullopt;
  if (debt.done && !debt.by_silence && (!due || *debt.done <= *due)) {
    duty.state = debt.waived ? DutyState::waived : DutyState::done;
    return;
  }
  duty.state = DutyState::unknown;
  if (due && *due <= end_of_record(of.world) && !debt.by_silence) put_lapse(of, debt, {*due, debt.done, *due, debt.doubts}, out);
}

// Its deadline has passed without an act in time.
void conclude_late(const Obligation& of, const Debt& debt, finding::Duty& duty, Owed& out) {
  const Instant due = *duty.due;
  const Instant from = std::max(due, debt.known);
  Lapse lapse{from, debt.done, std::nullopt, {}};
  const Truth excuse = excused(of, due);
  if (excuse == Truth::yes) {
    duty.state = DutyState::voided;
    return;
  }
  if (excuse == Truth::unknown) {
    lapse.doubt = from;
    lapse.reasons.insert(Reason::unproven);
  }
  if (debt.perhaps) {
    lapse.doubt = std::min(lapse.doubt.value_or(debt.perhaps->when.from), debt.perhaps->when.from);
    lapse.reasons.insert(debt.perhaps->doubts.begin(), debt.perhaps->doubts.end());
  }
  put_lapse(of, debt, lapse, out);
  const bool perhaps_in_time = excuse == Truth::unknown || (debt.perhaps && debt.perhaps->when.from <= due);
  duty.state = debt.waived      ? DutyState::waived
               : debt.done      ? DutyState::done
               : perhaps_in_time ? DutyState::unknown
                                 : DutyState::overdue;
  Reasons reasons = duty.state == DutyState::unknown ? lapse.reasons : Reasons{};
  if (debt.done || debt.known > due) reasons.insert(Reason::late);
  if (debt.waived) reasons.erase(Reason::late);
  set_reasons(duty, reasons);
}

void conclude_one(const Obligation& of, const Debt& debt, Owed& out) {
  finding::Duty duty = debt.duty;
  const std::set<const fact::Fact*> acts(debt.acts.begin(), debt.acts.end());
  for (const fact::Fact* fact : of.world.facts)
    if (acts.contains(fact)) duty.evidence.push_back(fact->id());
  if (debt.done && !debt.waived) duty.done = debt.done;
  if (!debt.doubts.empty()) {
    conclude_possible(of, debt, duty, out);
  } else if (is_void(debt)) {
    duty.state = DutyState::voided;
  } else if (debt.withdrawn || in_time(debt)) {
    duty.state = debt.waived ? DutyState::waived : DutyState::done;
    if (duty.due && debt.known > *duty.due && !debt.waived) duty.reasons = {Reason::late};
  } else if (!duty.due || *duty.due > end_of_record(of.world)) {
    duty.state = debt.perhaps ? DutyState::unknown : DutyState::pending;
    if (debt.perhaps) set_reasons(duty, debt.perhaps->doubts);
  } else {
    conclude_late(of, debt, duty, out);
  }
  if (debt.moved_back && duty.state != DutyState::unknown) add_late(duty);
  out.duties.push_back(duty);
}

}  // namespace

Owed conclude(const Obligation& of, const std::vector<Debt>& debts) {
  Owed out;
  for (const Debt& debt : debts) conclude_one(of, debt, out);
  return out;
}

}  // namespace casus::oracle
