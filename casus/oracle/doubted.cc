// Every verdict of the wider period is first doubted, then as certain as the other says.
#include "casus/oracle/doubted.h"

#include <algorithm>

namespace casus::oracle {

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

std::vector<finding::Reason> with(const std::vector<finding::Reason>& some, const Reasons& more) {
  Reasons all{some.begin(), some.end()};
  all.insert(more.begin(), more.end());
  return {all.begin(), all.end()};
}

void doubt(Finding& finding, const Reasons& doubts) {
  finding.verdict = finding::Verdict::unknown;
  finding.certain_from = finding.certain_to = finding.reached = std::nullopt;
  finding.peak.certain = 0;
  finding.reasons = with(finding.reasons, doubts);
}

void doubt(Judged& judged, const Reasons& doubts) {
  doubt(judged.finding, doubts);
  for (const Piece& piece : judged.verdict.stretches([](Truth t) { return t == Truth::yes; }))
    judged.verdict.set(piece.from, piece.to, Truth::unknown);
  for (Support& one : judged.support) one.certain = false;
}

// What the certain period says of the same prevails where it says anything certain.
void assure(const Judged& certain, Judged& judged) {
  const Finding& sure = certain.finding;
  Finding& finding = judged.finding;
  if (!sure.reached || !same_matter(sure, finding) || !touch(sure, finding)) return;
  finding.verdict = finding::Verdict::breach;
  finding.reasons.clear();
  finding.reached = finding.certain_from = std::min(finding.certain_from.value_or(*sure.certain_from), *sure.certain_from);
  finding.certain_to = std::max(finding.certain_to.value_or(*sure.certain_to), *sure.certain_to);
  finding.peak.certain = std::max(finding.peak.certain, sure.peak.certain);
  for (const Piece& piece : certain.verdict.stretches([](Truth t) { return t == Truth::yes; }))
    judged.verdict.raise(piece.from, piece.to, Truth::yes);
  judged.support.insert(judged.support.end(), certain.support.begin(), certain.support.end());
}

bool same_duty(const finding::Duty& a, const finding::Duty& b) {
  return a.owed_by == b.owed_by && a.key == b.key && a.since == b.since && a.because == b.because;
}

}  // namespace

std::vector<Judged> within_doubt(const std::vector<Judged>& certain, std::vector<Judged> possible, const Reasons& doubts) {
  for (Judged& judged : possible) {
    doubt(judged, doubts);
    for (const Judged& one : certain) assure(one, judged);
  }
  return possible;
}

Owed within_doubt(const Owed& certain, Owed possible, const Reasons& doubts) {
  for (finding::Duty& duty : possible.duties) {
    if (std::ranges::any_of(certain.duties, [&](const finding::Duty& one) { return same_duty(one, duty); })) continue;
    if (duty.state == DutyState::pending || duty.state == DutyState::overdue) duty.state = DutyState::unknown;
    duty.since = duty.due = std::nullopt;
    duty.reasons = with(duty.reasons, doubts);
  }
  for (Finding& finding : possible.findings) {
    const auto sure = [&](const Finding& one) { return one.reached && same_matter(one, finding) && one.from == finding.from; };
    if (!std::ranges::any_of(certain.findings, sure)) doubt(finding, doubts);
  }
  return possible;
}

}  // namespace casus::oracle
