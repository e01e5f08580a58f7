// Presence and dwell. A stay with a proven run of at least D is a breach, one that may
// have lasted D is unknown.
#include <algorithm>
#include <optional>

#include "casus/watch/excuses.h"
#include "casus/watch/stays.h"

namespace casus::watch {

using finding::Finding;
using finding::Reason;
using measure::Duration;
using measure::Interval;
using measure::Truth;

namespace {

// The part of the time that lies in the span, both ends in; nullopt: none of it does.
std::optional<Interval> part(const Interval& when, Span span) {
  const Position from = std::max(at(when.from), span.from);
  const Position to = std::min(just_after(when.to), span.to);
  if (from >= to) return std::nullopt;
  return Interval{instant_of(from), instant_of(to)};
}

// What is left of proven runs where they are free of excuses, in the span.
std::vector<Run> cut(const std::vector<Run>& runs, const std::vector<Span>& free, Span span) {
  std::vector<Run> all;
  for (const Run& run : runs) {
    if (!run.proven) continue;
    for (const Span one : free) {
      const auto left = part(run.when, {std::max(one.from, span.from), std::min(one.to, span.to)});
      if (left) all.push_back({*left, true});
    }
  }
  return all;
}

// What excuses leave of a stay: possible where none certainly holds, certain where none
// possibly does.
std::vector<Stay> cut(const Stay& stay, const Signal& excused) {
  const Signal binding = negated(excused);
  const std::vector<Span> free = binding.at_least(Truth::yes);
  std::vector<Stay> all;
  for (const Span span : binding.at_least(Truth::unknown)) {
    const auto when = part(stay.possible, span);
    if (!when) continue;
    Stay& rest = all.emplace_back(stay);
    rest.possible = *when;
    rest.runs = cut(stay.runs, free, span);
  }
  return all;
}

// The stays of one mover against the norm's `for D`.
class MoverJudge {
 public:
  MoverJudge(const NormContext& context, const JudgedSubject& subject, const Track& track)
      : context_{context}, subject_{subject}, track_{track} {}

  SubjectVerdicts judge(const std::vector<Stay>& stays, Excuses& excuses) {
    const Identity mover{context_.accord, context_.collected.log, track_};
    for (const Stay& stay : stays) {
      if (excuses.none()) judge(stay);
      else judge(stay, {stay.facts, &mover}, excuses);
    }
    return std::move(verdicts_);
  }

 private:
  [[nodiscard]] bool long_enough(Duration presence) const {
    const Duration needed = context_.norm.dwell.value_or(Duration{});
    return context_.norm.more_than ? presence > needed : presence >= needed;
  }

  void judge(const Stay& stay, const Tested& tested, Excuses& excuses) {
    const Signal excused = excuses.covering(tested, {at(stay.possible.from), just_after(stay.possible.to)});
    for (Stay& rest : cut(stay, excused)) {
      rest.doubts |= excuses.doubts(tested, {at(rest.possible.from), just_after(rest.possible.to)});
      judge(rest);
    }
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
    // Movers are looked at beside each other, then judged in turn: they share the answers
    // to what excuses ask.
    const std::vector<Track>& tracks = context.collected.tracks;
    std::vector<std::vector<Stay>> stays(tracks.size());
    executor.for_each(tracks.size(), [&](std::size_t i) { stays[i] = stays_of(context, subject, tracks[i], *bounds); });
    Excuses excuses{context, subject};
    for (std::size_t i = 0; i < tracks.size(); ++i) {
      append(all, MoverJudge{context, subject, tracks[i]}.judge(stays[i], excuses));
      stays[i].clear();
    }
  }
  judge_holes(context, subject, all);
  return all;
}

}  // namespace casus::watch
