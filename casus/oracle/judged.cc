// Verdicts by looking at every stretch between two instants at which a sum changes.
#include "casus/oracle/judged.h"

#include <algorithm>

#include "casus/oracle/acts.h"

namespace casus::oracle {

using finding::Reason;
using measure::Decimal;
using measure::Truth;

namespace {

// Parts of a number beyond the whole count for nothing below, for one above.
std::int64_t rounded_down(Decimal amount) { return amount.raw() / measure::decimal_one; }
std::int64_t rounded_up(Decimal amount) {
  return (amount.raw() + measure::decimal_one - 1) / measure::decimal_one;
}

// The instant at which a stretch ends; nullopt if it never does.
std::optional<measure::Instant> end_of(const Piece& piece) {
  if (piece.to == ending) return std::nullopt;
  return instant_of(piece.to);
}

// The verdict over `run`: neighbouring stretches, none of them compliant.
Judged over(const Question& ask, const std::vector<Piece>& run) {
  Judged judged = blank(ask.world, ask.place, ask.subject, ask.measure);
  finding::Finding& finding = judged.finding;
  finding.from = instant_of(run.front().from);
  finding.to = end_of(run.back());
  Reasons doubts;
  for (const Piece& now : run) {
    const Sum sum = sum_at(ask.portions, now.from);
    raise(finding.peak, sum);
    const bool reached = sum.certain >= ask.needed;
    judged.verdict.set(now.from, now.to, reached ? Truth::yes : Truth::unknown);
    if (reached && !finding.reached) finding.reached = finding.certain_from = instant_of(now.from);
    if (reached) finding.certain_to = end_of(now).value_or(end_of_record(ask.world));
    if (sum.certain_but_for_time >= ask.needed) doubts.insert(Reason::uncertain_time);
  }
  const Portion all = joined(ask.portions, {run.front().from, run.back().to, Truth::no});
  doubts.insert(all.doubts.begin(), all.doubts.end());
  judged.evidence = all.evidence;
  judged.support = all.support;
  complete(ask, doubts, judged);
  return judged;
}

}  // namespace

Judged blank(const World& world, Place place, const Subject& subject, const std::string& measure) {
  Judged judged;
  judged.finding = blank(world.accord, place, subject, measure);
  judged.norm = judged.finding.norm;
  judged.subject = subject.name;
  judged.parties = subject.parties;
  return judged;
}

void raise(finding::Peak& peak, const Sum& now) {
  peak.certain = std::max(peak.certain, rounded_down(now.certain));
  if (!now.possible) peak.possible = std::nullopt;
  if (peak.possible) peak.possible = std::max(*peak.possible, rounded_up(*now.possible));
}

void complete(const Question& ask, const Reasons& doubts, Judged& judged) {
  finding::Finding& finding = judged.finding;
  Reasons reasons = doubts;
  for (const Hole& hole : ask.holes) {
    if (!in_doubt(hole, ask.window, {finding.from, finding.to.value_or(hole.when.to)})) continue;
    finding.peak.possible = std::nullopt;
    reasons.insert(Reason::no_coverage);
    if (hole.denied) reasons.insert(Reason::access_denied);
  }
  // Nothing else is in doubt: then it is when something was, an excuse for instance.
  if (reasons.empty()) reasons.insert(Reason::uncertain_time);
  finding.verdict = finding.reached ? finding::Verdict::breach : finding::Verdict::unknown;
  if (!finding.reached) finding.reasons.assign(reasons.begin(), reasons.end());
  set_evidence(ask.world, judged.evidence, finding);
}

std::vector<Judged> judge_sum(const Question& ask) {
  std::vector<Judged> all;
  std::vector<Piece> run;
  for (const Piece& now : stretches_of(ask.portions)) {
    if (ask.reached_by(sum_at(ask.portions, now.from).possible)) {
      run.push_back(now);
    } else if (!run.empty()) {
      all.push_back(over(ask, run));
      run.clear();
    }
  }
  if (!run.empty()) all.push_back(over(ask, run));
  return all;
}

std::string measure_of(const accord::Norm& norm) {
  if (norm.form == accord::NormForm::ceiling) return norm.measure.empty() ? norm.kind : norm.measure;
  return norm.rungs.front().any_of.front().measure;
}

std::vector<Judged> no_coverage(const World& world, std::uint32_t norm_order, const Subject& subject, const std::vector<Hole>& holes) {
  const accord::Norm& norm = world.accord.norms[norm_order];
  measure::Duration longest = norm.window.value_or(measure::Duration{});
  for (const accord::Rung& rung : norm.rungs)
    for (const accord::Threshold& threshold : rung.any_of)
      longest = std::max(longest, threshold.within.value_or(longest));
  const std::optional<measure::Interval> record = record_of(world, norm);
  std::vector<Judged> all;
  for (const Hole& hole : holes) {
    Judged judged = blank(world, {norm_order, 0}, subject, measure_of(norm));
    finding::Finding& finding = judged.finding;
    finding.from = finding.facts_from = hole.when.from;
    finding.facts_to = hole.when.to;
    if (hole.when.to < record->to) finding.to = hole.when.to + longest;
    finding.peak = {0, std::nullopt};
    finding.reasons = {Reason::no_coverage};
    if (hole.denied) finding.reasons.push_back(Reason::access_denied);
    judged.verdict.set(at(finding.from), finding.to ? at(*finding.to) : ending, Truth::unknown);
    judged.support = {{hole.when, hole.when, false, true}};
    judged.hole = true;
    all.push_back(judged);
  }
  return all;
}

}  // namespace casus::oracle
