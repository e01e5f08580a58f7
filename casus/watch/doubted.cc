// Every verdict of the wider period is first doubted, then as certain as the other says.
#include "casus/watch/doubted.h"

#include <algorithm>

namespace casus::watch {

using finding::DutyState;
using finding::Finding;
using measure::Truth;

namespace {

bool same_matter(const Finding& a, const Finding& b) {
  return a.subject == b.subject && a.key == b.key && a.measure == b.measure && a.rung_order == b.rung_order;
}

bool touch(const Finding& a, const Finding& b) {
  return (!a.to || b.from <= *a.to) && (!b.to || a.from <= *b.to);
}

void doubt(Finding& finding, Reasons doubts) {
  finding.verdict = finding::Verdict::unknown;
  finding.certain_from = finding.certain_to = finding.reached = std::nullopt;
  finding.peak.certain = 0;
  doubts |= Reasons{finding.reasons};
  finding.reasons = reasons_of(doubts);
}

// What the certain period says of the same prevails where it says anything certain.
bool assures(const Finding& sure, const Finding& finding) {
  return sure.reached && same_matter(sure, finding) && touch(sure, finding);
}

void assure(const Finding& sure, Finding& finding) {
  if (!assures(sure, finding)) return;
  finding.verdict = finding::Verdict::breach;
  finding.reasons.clear();
  finding.reached = finding.certain_from = std::min(finding.certain_from.value_or(*sure.certain_from), *sure.certain_from);
  finding.certain_to = std::max(finding.certain_to.value_or(*sure.certain_to), *sure.certain_to);
  finding.peak.certain = std::max(finding.peak.certain, sure.peak.certain);
}

void doubt(Ruling& ruling, Reasons doubts) {
  doubt(ruling.finding, doubts);
  ruling.verdict = signal_of(ruling.verdict.at_least(Truth::unknown), {});
  for (Support& one : ruling.support) one.certain = false;
}

void assure(const Ruling& certain, Ruling& ruling) {
  if (!assures(certain.finding, ruling.finding)) return;
  assure(certain.finding, ruling.finding);
  ruling.verdict = either(ruling.verdict, signal_of({}, certain.verdict.at_least(Truth::yes)));
  ruling.support.insert(ruling.support.end(), certain.support.begin(), certain.support.end());
}

bool same_duty(const finding::Duty& a, const finding::Duty& b) {
  return a.owed_by == b.owed_by && a.key == b.key && a.since == b.since && a.because == b.because;
}

}  // namespace

SubjectVerdicts within_doubt(const SubjectVerdicts& certain, SubjectVerdicts possible, Reasons doubts) {
  for (Finding& finding : possible.findings) {
    doubt(finding, doubts);
    for (const Finding& sure : certain.findings) assure(sure, finding);
  }
  for (Ruling& ruling : possible.rulings) {
    doubt(ruling, doubts);
    for (const Ruling& sure : certain.rulings) assure(sure, ruling);
  }
  possible.breach = certain.breach;
  return possible;
}

Owed within_doubt(const Owed& certain, Owed possible, Reasons doubts) {
  for (finding::Duty& duty : possible.duties) {
    if (std::ranges::any_of(certain.duties, [&](const finding::Duty& one) { return same_duty(one, duty); })) continue;
    if (duty.state == DutyState::pending || duty.state == DutyState::overdue) duty.state = DutyState::unknown;
    duty.since = duty.due = std::nullopt;
    Reasons all = doubts;
    all |= Reasons{duty.reasons};
    duty.reasons = reasons_of(all);
  }
  for (std::size_t i = 0; i < possible.findings.size(); ++i) {
    Finding& finding = possible.findings[i];
    const auto sure = [&](const Finding& one) { return one.reached && same_matter(one, finding) && one.from == finding.from; };
    if (std::ranges::any_of(certain.findings, sure)) continue;
    doubt(finding, doubts);
    if (possible.rulings.empty()) continue;  // nobody asks
    possible.rulings[i] = owed_ruling(finding, possible.rulings[i].parties, std::move(possible.rulings[i].evidence));
  }
  return possible;
}

SubjectVerdicts owed_within_doubt(SubjectVerdicts certain, SubjectVerdicts possible, Reasons doubts) {
  Owed owed = within_doubt(Owed{std::move(certain.findings), {}, std::move(certain.rulings)},
                           Owed{std::move(possible.findings), {}, std::move(possible.rulings)}, doubts);
  return {std::move(owed.findings), std::move(certain.breach), std::move(possible.not_compliant), std::move(owed.rulings)};
}

}  // namespace casus::watch
