// Presence and dwell. A stay with a proven run of at least D is a breach, one that may
// have lasted D is unknown.
#include <algorithm>
#include <optional>

#include "casus/watch/stays.h"
#include "casus/watch/unexcused.h"

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

  SubjectVerdicts judge(const std::vector<Stay>& stays) {
    for (const Stay& stay : stays) judge(stay);
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
      Finding finding = finding_of(draft_finding(context_, subject_, rung, 0), stay, breaches);
      if (context_.asked_about) verdicts_.rulings.push_back(ruling_of(finding, stay, breaches));
      verdicts_.findings.push_back(std::move(finding));
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

  // A run is a breach from when it has lasted long enough to its end.
  [[nodiscard]] Ruling ruling_of(const Finding& finding, const Stay& of, const Intervals& breaches) const {
    const Interval stay = of.possible;
    std::vector<Span> certain;
    std::vector<Support> support{{stay, stay, false, true, false}};
    for (const Interval& run : breaches) {
      certain.push_back({at(run.from + context_.norm.dwell.value_or(Duration{})), just_after(run.to)});
      support.push_back({run, run, true, true, false});
    }
    Ruling ruling{.finding = finding, .parties = subject_.members, .evidence = each_once(of.facts)};
    ruling.verdict = signal_of({{at(stay.from), just_after(stay.to)}}, std::move(certain));
    ruling.support = std::move(support);
    return ruling;
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
    if (!bounds || (finding.key != track.mover && !finding.key.ends_with(" " + track.mover))) continue;
    Excuses excuses{context, subject};
    for (const Stay& stay : unexcused(context, track, stays_of(context, subject, track, *bounds), excuses)) {
      if (stay.possible.from == finding.from) return stay;
    }
  }
  return std::nullopt;
}

SubjectVerdicts judge_presence(const NormContext& context, const JudgedSubject& subject, base::Executor& executor) {
  SubjectVerdicts all;
  const auto bounds = bounds_of(context);
  if (bounds) {
    // Movers are looked at beside each other, then judged in turn: they share the answers
    // to what excuses ask.
    const std::vector<Track>& tracks = context.collected.tracks;
    const std::vector<std::uint32_t> touching = tracks_touching(context.collected, context.norm.zone);
    std::vector<std::vector<Stay>> stays(touching.size());
    executor.for_each(touching.size(), [&](std::size_t i) { stays[i] = stays_of(context, subject, tracks[touching[i]], *bounds); });
    Excuses excuses{context, subject};
    for (std::size_t i = 0; i < touching.size(); ++i) {
      const Track& track = tracks[touching[i]];
      const std::vector<Stay> left = unexcused(context, track, std::move(stays[i]), excuses);
      append(all, MoverJudge{context, subject, track}.judge(left));
    }
  }
  judge_holes(context, subject, all);
  return all;
}

}  // namespace casus::watch
