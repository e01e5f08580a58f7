// True breaches: counting true incidents in windows and true stays in zones.
#include "casus/rehearse/true_breaches.h"

#include <algorithm>

#include "casus/earth/zone.h"
#include "casus/rehearse/casting.h"

namespace casus::rehearse {

namespace {

using measure::Duration;
using measure::Instant;

struct Subject {
  std::string name;
  std::vector<std::string> parties;  // empty: anyone
};

std::vector<Subject> subjects_of(const accord::Norm& norm) {
  if (norm.subjects.anyone) return {{"anyone", {}}};
  std::vector<Subject> out;
  std::string together;
  for (const std::string& party : norm.subjects.parties) {
    out.push_back({party, {party}});
    together += (together.empty() ? "" : " or ") + party;
  }
  if (out.size() > 1) out.push_back({together, norm.subjects.parties});
  return out;
}

bool in_force(const accord::Norm& norm, Instant t) {
  return (!norm.from || *norm.from <= t) && (!norm.until || t < *norm.until);
}

std::vector<TrueIncident> relevant(const accord::Accord& accord, const accord::Norm& norm, const Subject& subject,
                                   const Truth& truth) {
  std::vector<TrueIncident> out;
  for (const TrueIncident& incident : truth.incidents) {
    const bool by_them = subject.parties.empty() || std::find(subject.parties.begin(), subject.parties.end(),
                                                              incident.actor) != subject.parties.end();
    const bool there = !norm.zone || earth::contains_slowly(accord.zones[*norm.zone].compiled, incident.place);
    const bool that = plays(accord, {incident.kind, incident.attributes}, norm.kind, norm.tests);
    if (by_them && there && that && in_force(norm, incident.at)) out.push_back(incident);
  }
  return out;
}

std::int64_t amount(const TrueIncident& incident, const std::string& measure) {
  return measure == "incidents" ? 1 : number_of(incident.attributes, measure);
}

std::int64_t count_at(const std::vector<TrueIncident>& incidents, const accord::Threshold& threshold, Instant t) {
  std::int64_t sum = 0;
  for (const TrueIncident& incident : incidents)
    if (t - *threshold.within <= incident.at && incident.at <= t) sum += amount(incident, threshold.measure);
  return sum;
}

// The instants at which a count can change: an incident enters its window when
// it happens, and has left it one millisecond after the window's length.
std::vector<Instant> changes(const std::vector<TrueIncident>& incidents, Duration within) {
  std::vector<Instant> out;
  for (const TrueIncident& incident : incidents) {
    out.push_back(incident.at);
    out.push_back(incident.at + within + measure::milliseconds(1));
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

struct Span {
  Instant from;
  Instant to;
};

std::vector<Span> reached(const std::vector<TrueIncident>& incidents, const accord::Threshold& threshold) {
  std::vector<Span> out;
  if (!threshold.within) {
    for (const TrueIncident& incident : incidents)
      if (amount(incident, threshold.measure) >= threshold.count) out.push_back({incident.at, incident.at});
    return out;
  }
  bool open = false;
  for (const Instant t : changes(incidents, *threshold.within)) {
    const bool now = count_at(incidents, threshold, t) >= threshold.count;
    if (now && !open) out.push_back({t, t});
    if (!now && open) out.back().to = t - measure::milliseconds(1);
    open = now;
  }
  return out;
}

void judge_events(const accord::Accord& accord, const accord::Norm& norm, const Truth& truth,
                  std::vector<TrueBreach>& out) {
  const std::string key = norm.zone ? accord.zones[*norm.zone].name : std::string{};
  for (const Subject& subject : subjects_of(norm)) {
    const std::vector<TrueIncident> incidents = relevant(accord, norm, subject, truth);
    for (const accord::Rung& rung : norm.rungs)
      for (const accord::Threshold& threshold : rung.any_of)
        for (const Span& span : reached(incidents, threshold))
          out.push_back({norm.id, subject.name, rung.severity, threshold.measure, key, span.from, span.to});
  }
}

void judge_stay(const accord::Norm& norm, const TrueEpisode& episode, std::vector<TrueBreach>& out) {
  const Instant from = norm.from ? std::max(*norm.from, episode.enter) : episode.enter;
  const Instant to = norm.until ? std::min(*norm.until, episode.leave) : episode.leave;
  if (to < from) return;
  const Duration needed = norm.dwell.value_or(Duration{});
  const bool too_long = norm.more_than ? to - from > needed : to - from >= needed;
  if (!too_long) return;
  for (const accord::Rung& rung : norm.rungs)
    out.push_back({norm.id, "anyone", rung.severity, "movers", episode.mover, from, to});
}

void judge_presence(const accord::Accord& accord, const accord::Norm& norm, const Truth& truth,
                    std::vector<TrueBreach>& out) {
  if (!norm.subjects.anyone || !norm.zone) return;
  for (const TrueMover& mover : truth.movers) {
    if (!plays(accord, {mover.kind, mover.attributes}, norm.kind, norm.tests)) continue;
    for (const TrueEpisode& episode : truth.episodes)
      if (episode.mover == mover.mover && episode.zone == accord.zones[*norm.zone].name)
        judge_stay(norm, episode, out);
  }
}

}  // namespace

std::vector<TrueBreach> true_breaches(const accord::Accord& accord, const Truth& truth) {
  std::vector<TrueBreach> out;
  for (const accord::Norm& norm : accord.norms) {
    if (norm.form == accord::NormForm::commit) judge_events(accord, norm, truth, out);
    if (norm.form == accord::NormForm::presence) judge_presence(accord, norm, truth, out);
  }
  return out;
}

}  // namespace casus::rehearse
