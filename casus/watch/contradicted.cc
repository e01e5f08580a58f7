// Found again from the tracks, as the findings were.
#include "casus/watch/contradicted.h"

#include <algorithm>
#include <set>

#include "casus/fact/fastest.h"
#include "casus/watch/implausible.h"

namespace casus::watch {

using finding::Finding;
using measure::Instant;

namespace {

// A track began this much before or after, at most: none is followed for longer.
constexpr measure::Duration reach = fact::track_memory;

bool is_about(const Finding& finding, const Track& track) {
  return finding.key == track.mover || finding.key.ends_with(" " + track.mover);
}

bool during(const Finding& finding, Instant at, measure::Duration around) {
  return at >= finding.from - around && (!finding.to || at <= *finding.to + around);
}

ImplausibleStep told(const NormContext& context, const fact::Fact& before, const fact::Fact& after) {
  const Step step = step_between(context.accord, before, after);
  const auto format = [&](const fact::Fact& one) { return context.accord.source(one.source)->format; };
  const bool by_after = fact::fastest(format(after), after) == step.fastest;
  return {before.id(), after.id(), *before.when, *after.when, step.distance, step.time, step.needed(), step.fastest,
          std::string{by_after ? fact::teller(format(after), after) : fact::teller(format(before), before)}};
}

}  // namespace

std::vector<ImplausibleStep> contradicted(const NormContext& context, const Finding& finding) {
  const std::set<std::string, std::less<>> evidence(finding.evidence.begin(), finding.evidence.end());
  const std::span<const fact::Fact> log = context.collected.log;
  std::vector<ImplausibleStep> all;
  for (const Track& track : context.collected.tracks) {
    if (track.doubtful.empty()) continue;
    const Plausibility found = plausibility_of(context.accord, log, track);
    std::set<std::uint32_t> touched;
    for (std::size_t i = 0; i < track.fact.size(); ++i) {
      if (!track.is_doubtful(i)) continue;
      const bool meanwhile = is_about(finding, track) && during(finding, Instant{track.at_ms[i]}, {});
      if (meanwhile || evidence.contains(log[track.fact[i]].id())) touched.insert(found.track[i]);
    }
    for (const Contradiction& one : found.contradictions) {
      if (!touched.contains(one.older) && !touched.contains(one.younger)) continue;
      if (!during(finding, Instant{track.at_ms[one.after]}, reach)) continue;
      all.push_back(told(context, log[track.fact[one.before]], log[track.fact[one.after]]));
    }
  }
  return all;
}

}  // namespace casus::watch
