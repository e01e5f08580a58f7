// What the holes in coverage leave in doubt: findings that overlap them, and they
// themselves.
#include <algorithm>

#include "casus/watch/excuses.h"
#include "casus/watch/judge.h"
#include "casus/watch/reasons.h"

namespace casus::watch {

using finding::Finding;
using finding::Reason;
using measure::Duration;
using measure::Truth;

namespace {

Duration longest_window(const accord::Norm& norm) {
  Duration longest = norm.window.value_or(Duration{});
  for (const accord::Rung& rung : norm.rungs) {
    for (const accord::Threshold& threshold : rung.any_of) longest = std::max(longest, threshold.within.value_or(Duration{}));
  }
  return longest;
}

Reasons reasons_of_hole(const Hole& hole) {
  Reasons reasons{Reason::no_coverage};
  if (hole.denied) reasons.insert(Reason::access_denied);
  return reasons;
}

}  // namespace

namespace {

bool asks_for_notice(const accord::Condition& condition) {
  return std::ranges::any_of(condition.any_of, [](const std::vector<accord::Literal>& conjunction) {
    return std::ranges::any_of(conjunction, [](const accord::Literal& literal) {
      return literal.sort == accord::Literal::Sort::notified || std::ranges::any_of(literal.group, asks_for_notice);
    });
  });
}

// The hole, less the times at which an excuse certainly holds.
void add_left(const Hole& hole, const std::vector<Span>& excused, std::vector<Hole>& out) {
  Intervals free;
  for (const Span span : excused) {
    // From the first instant that is excused to the last.
    measure::Instant from = instant_of(span.from);
    if (span.from != at(from)) from = from + measure::milliseconds(1);
    free.push_back({std::max(from, hole.when.from), std::min(instant_of(span.to), hole.when.to)});
  }
  std::erase_if(free, [](const measure::Interval& one) { return one.from >= one.to; });
  for (const measure::Interval& when : minus({hole.when}, normalised(free)))
    out.push_back({when, hole.open_end && when.to == hole.when.to, hole.denied});
}

}  // namespace

std::vector<Hole> unexcused(const NormContext& context, JudgedSubject subject, const std::vector<Hole>& holes) {
  accord::Norm norm = context.norm;
  std::erase_if(norm.excuses, [](const accord::Excuse& one) { return !one.permission.empty() || asks_for_notice(one.condition); });
  if (norm.excuses.empty()) return holes;
  // Whoever it was that nobody saw.
  if (subject.members.empty()) {
    norm.subjects.together = false;
    for (const accord::Party& party : context.accord.parties) subject.members.push_back(party.name);
  }
  const NormContext asked{context.accord, norm, context.norm_order, context.collected, context.zones, holes, context.conditions};
  Excuses excuses{asked, subject};
  std::vector<Hole> out;
  for (const Hole& hole : holes) {
    const Span when{at(hole.when.from), just_after(hole.when.to)};
    add_left(hole, excuses.covering({}, when).at_least(Truth::yes), out);
  }
  return out;
}

void note_holes(Finding& finding, const std::vector<Hole>& holes, Duration window) {
  Reasons reasons{finding.reasons};
  for (const Hole& hole : holes) {
    const bool before = finding.to && hole.when.from >= *finding.to && hole.when.from != finding.from;
    if (before || hole.when.to + window <= finding.from) continue;
    finding.peak.possible = std::nullopt;
    reasons |= reasons_of_hole(hole);
  }
  // Where nothing else is in doubt, it is when something was: an excuse may or may not cover it.
  if (reasons.empty()) reasons.insert(Reason::uncertain_time);
  if (finding.verdict == finding::Verdict::unknown) finding.reasons = reasons_of(reasons);
}

void judge_holes(const NormContext& context, const JudgedSubject& subject, SubjectVerdicts& verdicts) {
  for (const Hole& hole : context.holes) {
    Finding finding = draft_finding(context, subject, 0, 0);
    finding.from = hole.when.from;
    if (!hole.open_end) finding.to = hole.when.to + longest_window(context.norm);
    finding.facts_from = hole.when.from;
    finding.facts_to = hole.when.to;
    finding.peak = {0, std::nullopt};
    finding.reasons = reasons_of(reasons_of_hole(hole));
    if (context.asked_about) {
      const Span doubtful{at(finding.from), finding.to ? at(*finding.to) : ending};
      Ruling& ruling = verdicts.rulings.emplace_back(Ruling{.finding = finding, .parties = subject.members});
      ruling.verdict = signal_of({doubtful}, {});
      ruling.support = {{hole.when, hole.when, false, true, false}};
      ruling.hole = true;
    }
    // The hole itself is not covered; what its end leaves in doubt is unknown.
    if (finding.to) verdicts.not_compliant.push_back({hole.when.to, *finding.to});
    verdicts.findings.push_back(std::move(finding));
  }
}

}  // namespace casus::watch
