// What the holes in coverage leave in doubt: findings that overlap them, and they
// themselves.
#include <algorithm>

#include "casus/watch/judge.h"
#include "casus/watch/reasons.h"

namespace casus::watch {

using finding::Finding;
using finding::Reason;
using measure::Duration;

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
    verdicts.findings.push_back(std::move(finding));
  }
}

}  // namespace casus::watch
