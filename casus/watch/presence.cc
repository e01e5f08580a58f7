// Presence and dwell. A stay with a proven run of at least D is a breach, one that may
// have lasted D is unknown.
#include <algorithm>
#include <optional>

#include "casus/watch/stays.h"

namespace casus::watch {

using finding::Finding;
using finding::Reason;
using measure::Duration;
using measure::Interval;

namespace {

// The stays of one mover against the norm's `for D`.
class MoverJudge {
 public:
  MoverJudge(const NormContext& context, const JudgedSubject& subject, const Track& track)
      : context_{context}, subject_{subject}, track_{track} {}

  SubjectVerdicts judge(Interval bounds) {
    for (const Stay& stay : stays_of(context_, subject_, track_, bounds)) judge(stay);
    return std::move(verdicts_);
  }

 private:
  [[nodiscard]] bool long_enough(Duration presence) const {
    const Duration needed = context_.norm.dwell.value_or(Duration{});
    return context_.norm.more_than ? presence > needed : presence >= needed;
  }

  void judge(const Stay& stay) {
    Intervals breaches;
    for (const Run& run : stay.runs) {
      if (run.proven && long_enough(run.when.to - run.when.from)) breaches.push_back(run.when);
    }
    if (breaches.empty() && !long_enough(stay.possible.to - stay.possible.from)) return;
    for (std::uint32_t rung = 0; rung < context_.norm.rungs.size(); ++rung) {
      verdicts_.findings.push_back(finding_of(draft_finding(context_, subject_, rung, 0), stay, breaches));
    }
    verdicts_.not_compliant.push_back(stay.possible);
    verdicts_.breach.insert(verdicts_.breach.end(), breaches.begin(), breaches.end());
  }

  [[nodiscard]] Finding finding_of(Finding finding, const Stay& stay, const Intervals& breaches) const {
    finding.key = track_.mover;
    finding.from = stay.possible.from;
    finding.to = stay.possible.to;
    finding.peak = {breaches.empty() ? 0 : 1, 1};
    if (breaches.empty()) {
      // Whatever else is in doubt, the certain runs are too short.
      Reasons reasons = stay.doubts;
      reasons.insert(Reason::short_of_duration);
      finding.reasons = reasons_of(reasons);
    } else {
      finding.verdict = finding::Verdict::breach;
      finding.certain_from = breaches.front().from;
      finding.certain_to = breaches.back().to;
      finding.reached = breaches.front().from + context_.norm.dwell.value_or(Duration{});
    }
    set_evidence(finding, context_, stay.facts);
    return finding;
  }

  const NormContext& context_;
  const JudgedSubject& subject_;
  const Track& track_;
  SubjectVerdicts verdicts_;
};

}  // namespace

std::optional<Stay> stay_of(const NormContext& context, const JudgedSubject& subject, const Finding& finding) {
  const auto bounds = bounds_of(context);
  for (const Track& track : context.collected.tracks) {
    if (!bounds || track.mover != finding.key) continue;
    for (const Stay& stay : stays_of(context, subject, track, *bounds)) {
      if (stay.possible.from == finding.from) return stay;
    }
  }
  return std::nullopt;
}

SubjectVerdicts judge_presence(const NormContext& context, const JudgedSubject& subject, base::Executor& executor) {
  SubjectVerdicts all;
  const auto bounds = bounds_of(context);
  if (bounds) {
    std::vector<SubjectVerdicts> parts(context.collected.tracks.size());
    executor.for_each(parts.size(), [&](std::size_t i) {
      parts[i] = MoverJudge{context, subject, context.collected.tracks[i]}.judge(*bounds);
    });
    for (SubjectVerdicts& part : parts) {
      std::ranges::move(part.findings, std::back_inserter(all.findings));
      std::ranges::move(part.breach, std::back_inserter(all.breach));
      std::ranges::move(part.not_compliant, std::back_inserter(all.not_compliant));
    }
  }
  judge_holes(context, subject, all);
  return all;
}

}  // namespace casus::watch
