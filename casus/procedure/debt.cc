// What becomes of an obligation.
#include "casus/procedure/debt.h"

#include <algorithm>

#include "casus/watch/excuses.h"

namespace casus::procedure {

using finding::DutyState;
using finding::Reason;
using measure::Instant;
using measure::Truth;
using watch::Reasons;

Debt blank_debt(const Obligation& of) {
  Debt debt;
  finding::Duty& duty = debt.duty;
  duty.variant = of.world.accord.variant;
  duty.norm = of.text.id;
  duty.norm_order = of.norm;
  duty.owed_by = of.debtor.name;
  if (of.zone) duty.key = of.world.accord.zones[*of.zone].name;
  const accord::Who& to = of.text.action.to;
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

watch::Signal excused(const Obligation& of) {
  accord::Norm norm = of.text;
  norm.zone = of.zone;
  const std::vector<watch::Hole> no_holes;
  const watch::NormContext context{of.world.accord, norm, of.norm, of.world.shared.collected, of.world.shared.zones, no_holes, &of.world.conditions};
  watch::Excuses excuses{context, of.debtor};
  return excuses.none() ? watch::Signal{} : excuses.covering({}, {});
}

namespace {

// The verdict on not having done it from `from` on.
struct Lapse {
  Instant from;
  std::optional<Instant> to;     // nullopt: it goes on beyond the record
  std::optional<Instant> doubt;  // from here on it is only possible
  Reasons reasons;
};

class Conclusion {
 public:
  enum class Gives : std::uint8_t { all, duties };
  Conclusion(const Obligation& of, Instant end, Gives gives)
      : of_{of}, norm_{of.text}, end_{end}, gives_{gives}, no_holes_{},
        context_{of.world.accord, norm_, of.norm, of.world.shared.collected, of.world.shared.zones, no_holes_, &of.world.conditions} {
    norm_.zone = of.zone;
    excused_ = excused(of);
  }

  void add(const Debt& debt) {
    finding::Duty duty = debt.duty;
    for (const std::uint32_t act : watch::each_once(debt.acts)) duty.evidence.push_back(of_.world.fact(act).id());
    if (debt.done && !debt.waived) duty.done = debt.done;
    settle(debt, duty);
    if (debt.moved_back && duty.state != DutyState::unknown) {
      Reasons reasons{duty.reasons};
      if (!reasons.contains(Reason::late)) duty.reasons.push_back(Reason::late);
    }
    out_.duties.push_back(std::move(duty));
  }

  watch::Owed take() { return std::move(out_); }

 private:
  void settle(const Debt& debt, finding::Duty& duty) {
    if (!debt.doubts.empty()) return settle_possible(debt, duty);
    if (is_void(debt)) {
      duty.state = DutyState::voided;
    } else if (debt.withdrawn || debt.in_time()) {
      duty.state = debt.waived ? DutyState::waived : DutyState::done;
      if (duty.due && debt.known > *duty.due && !debt.waived) duty.reasons = {Reason::late};
    } else if (!duty.due || *duty.due > end_) {
      duty.state = debt.perhaps ? DutyState::unknown : DutyState::pending;
      if (debt.perhaps) duty.reasons = reasons_of(debt.perhaps->doubts);
    } else {
      settle_late(debt, duty);
    }
  }

  // Its meaning ended before it was done and due, or its start was withdrawn before it was done.
  static bool is_void(const Debt& debt) {
    if (!debt.over || (debt.done && *debt.done <= *debt.over)) return false;
    return debt.withdrawn || !debt.duty.due || *debt.over < *debt.duty.due;
  }

  // It is not certain that it began.
  void settle_possible(const Debt& debt, finding::Duty& duty) {
    duty.reasons = reasons_of(debt.doubts);
    const std::optional<Instant> due = debt.perhaps_due;
    if (debt.by_silence) duty.done = std::nullopt;
    if (debt.done && !debt.by_silence && (!due || *debt.done <= *due)) {
      duty.state = debt.waived ? DutyState::waived : DutyState::done;
      return;
    }
    duty.state = DutyState::unknown;
    if (due && *due <= end_ && !debt.by_silence) add_lapse(debt, {*due, debt.done, *due, debt.doubts});
  }

  // Its deadline has passed without an act in time.
  void settle_late(const Debt& debt, finding::Duty& duty) {
    const Instant due = *duty.due;
    const Truth excuse = excused_.at(watch::at(due));
    if (excuse == Truth::yes) {
      duty.state = DutyState::voided;
      return;
    }
    Lapse lapse{std::max(due, debt.known), debt.done, std::nullopt, {}};
    if (excuse == Truth::unknown) {
      lapse.doubt = lapse.from;
      lapse.reasons.insert(Reason::unproven);
    }
    if (debt.perhaps) {
      const Instant first = debt.perhaps->when.from;
      lapse.doubt = std::min(lapse.doubt.value_or(first), first);
      lapse.reasons |= debt.perhaps->doubts;
    }
    add_lapse(debt, lapse);
    const bool perhaps_in_time = excuse == Truth::unknown || (debt.perhaps && debt.perhaps->when.from <= due);
    if (debt.waived) duty.state = DutyState::waived;
    else if (debt.done) duty.state = DutyState::done;
    else duty.state = perhaps_in_time ? DutyState::unknown : DutyState::overdue;
    Reasons reasons;
    if (duty.state == DutyState::unknown) reasons = lapse.reasons;
    if (!debt.waived && (debt.done || debt.known > due)) reasons.insert(Reason::late);
    duty.reasons = reasons_of(reasons);
  }

  void add_lapse(const Debt& debt, const Lapse& lapse) {
    if (gives_ == Gives::duties || (lapse.to && *lapse.to <= lapse.from)) return;
    finding::Finding finding = draft_finding(context_, of_.debtor, 0, 0);
    finding.measure = "duties";
    finding.from = finding.facts_from = finding.facts_to = lapse.from;
    finding.to = lapse.to;
    const bool certain = !lapse.doubt || *lapse.doubt > lapse.from;
    finding.peak = {certain ? 1 : 0, 1};
    if (certain) {
      const Instant end = lapse.to.value_or(std::max(end_, lapse.from));
      finding.verdict = finding::Verdict::breach;
      finding.reached = finding.certain_from = lapse.from;
      finding.certain_to = lapse.doubt ? std::min(*lapse.doubt, end) : end;
    } else {
      finding.reasons = reasons_of(lapse.reasons);
    }
    std::vector<std::uint32_t> facts = debt.ground;
    facts.insert(facts.end(), debt.acts.begin(), debt.acts.end());
    facts = set_evidence(finding, context_, std::move(facts));
    // What comes with the end of the record casts no doubt on what lies beyond it.
    const bool within = lapse.doubt && *lapse.doubt < lapse.to.value_or(std::max(end_, lapse.from));
    out_.rulings.push_back(watch::owed_ruling(finding, of_.debtor.members, std::move(facts), within ? lapse.doubt : std::nullopt));
    out_.findings.push_back(std::move(finding));
  }

  const Obligation& of_;
  accord::Norm norm_;
  Instant end_;
  Gives gives_;
  std::vector<watch::Hole> no_holes_;
  watch::NormContext context_;
  watch::Signal excused_;
  watch::Owed out_;
};

}  // namespace

watch::Owed conclude(const Obligation& of, const std::vector<Debt>& debts, Instant end) {
  Conclusion conclusion{of, end, Conclusion::Gives::all};
  for (const Debt& debt : debts) conclusion.add(debt);
  return conclusion.take();
}

std::vector<finding::Duty> duties_of(const Obligation& of, const std::vector<Debt>& debts, Instant end) {
  Conclusion conclusion{of, end, Conclusion::Gives::duties};
  for (const Debt& debt : debts) conclusion.add(debt);
  return conclusion.take().duties;
}

}  // namespace casus::procedure
