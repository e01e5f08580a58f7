// Counting incidents, or what they add up to, at every instant and between.
#include "casus/oracle/events.h"

#include <algorithm>

#include "casus/oracle/coverage.h"

namespace casus::oracle {

using finding::Reason;
using measure::Decimal;
using measure::Duration;
using measure::Instant;

namespace {

// A number as bounds; `greatest` is nullopt where nothing bounds it.
struct Bounds {
  Decimal least;
  std::optional<Decimal> greatest = Decimal{};
};

// What an incident adds to a count; one that adds nothing is none.
struct Contribution {
  Weighed incident;
  Bounds amount;     // if it counts at all
  Reasons doubts;    // those of its merging and its amount too
};

// The number that a report states, never below zero; nullopt if it states none.
std::optional<Bounds> amount_in(const fact::Fact& report, const std::string& attribute) {
  const fact::Value* value = report.find(attribute);
  const auto* range = value == nullptr ? nullptr : std::get_if<measure::AmountRange>(value);
  if (range == nullptr) return std::nullopt;
  return Bounds{std::max(range->low, Decimal{}), std::max(range->high, Decimal{})};
}

// Bounds over the good reports that state a number; nothing bounds what none
// states. Reports that may be of several incidents add up, stated or not.
Bounds sum_of(const Weighed& incident, const std::string& attribute) {
  std::optional<Bounds> all;
  for (const fact::Fact* report : incident.good) {
    const auto one = amount_in(*report, attribute);
    if (!one) continue;
    if (!all) all = one;
    all->least = std::min(all->least, one->least);
    all->greatest = std::max(*all->greatest, *one->greatest);
  }
  if (!all) all = Bounds{Decimal{}, std::nullopt};
  if (incident.incident->certainly_one()) return *all;
  all->greatest = Decimal{};
  for (const fact::Fact* report : incident.telling) {
    const auto one = amount_in(*report, attribute);
    if (!one) all->greatest = std::nullopt;
    if (all->greatest) all->greatest = *all->greatest + *one->greatest;
  }
  return *all;
}

Contribution contribution(const Weighed& incident, const std::string& measure) {
  Contribution one{incident, {}, incident.doubts};
  const std::size_t most = incident.incident->certainly_one() ? 1 : incident.telling.size();
  if (measure == "incidents") {
    one.amount = {measure::whole(1), measure::whole(static_cast<std::int64_t>(most))};
  } else {
    one.amount = sum_of(incident, measure);
    if (one.amount.greatest != one.amount.least) one.doubts.insert(Reason::uncertain_amount);
  }
  if (!incident.incident->match_in_time) one.doubts.insert(Reason::uncertain_time);
  if (!incident.incident->match_in_place) one.doubts.insert(Reason::uncertain_place);
  return one;
}

// A single instant (from == to), or the open stretch between two.
using Stretch = measure::Interval;

bool possibly_within(const Weighed& incident, Duration window, const Stretch& now) {
  const Instant end = incident.when.to + window;
  if (!now.exact()) return incident.when.from <= now.from && now.to <= end;
  return incident.when.from <= now.from && (incident.includes_to ? now.from <= end : now.from < end);
}

bool certainly_within(const Weighed& incident, Duration window, const Stretch& now) {
  return incident.certain_when.to <= now.from && now.to <= incident.certain_when.from + window;
}

// The count at one stretch of time.
struct Count {
  Decimal certain;
  std::optional<Decimal> possible = Decimal{};
  Decimal certain_but_for_time;  // what is certain in all but its instant, at its possible instants
};

Count count(const std::vector<Contribution>& contributions, Duration window, const Stretch& now) {
  Count sum;
  for (const Contribution& one : contributions) {
    if (!possibly_within(one.incident, window, now)) continue;
    if (!one.amount.greatest) sum.possible = std::nullopt;
    if (sum.possible) sum.possible = *sum.possible + *one.amount.greatest;
    if (!one.incident.certain) continue;
    sum.certain_but_for_time = sum.certain_but_for_time + one.amount.least;
    if (certainly_within(one.incident, window, now)) sum.certain = sum.certain + one.amount.least;
  }
  return sum;
}

// Every instant at which a count may change, and every stretch between two.
std::vector<Stretch> stretches(const std::vector<Contribution>& contributions, Duration window) {
  std::set<Instant> changes;
  for (const Contribution& one : contributions)
    for (const measure::Interval& when : {one.incident.when, one.incident.certain_when})
      changes.insert({when.from, when.to, when.from + window, when.to + window});
  std::vector<Stretch> all;
  for (const Instant at : changes) {
    if (!all.empty()) all.push_back({all.back().to, at});
    all.push_back({at, at});
  }
  return all;
}

// Parts of a number beyond the whole count for nothing below, for one above.
std::int64_t rounded_down(Decimal amount) { return amount.raw() / measure::decimal_one; }
std::int64_t rounded_up(Decimal amount) {
  return (amount.raw() + measure::decimal_one - 1) / measure::decimal_one;
}

void raise(finding::Peak& peak, const Count& now) {
  peak.certain = std::max(peak.certain, rounded_down(now.certain));
  if (!now.possible) peak.possible = std::nullopt;
  if (peak.possible) peak.possible = std::max(*peak.possible, rounded_up(*now.possible));
}

// One rung's threshold, asked of one subject.
struct Question {
  const World& world;
  Place place;
  const Subject& subject;
  const accord::Threshold& threshold;
  std::vector<Contribution> contributions;
  std::vector<measure::Interval> holes;

  [[nodiscard]] Decimal needed() const { return measure::whole(threshold.count); }
  [[nodiscard]] bool reached_by(const std::optional<Decimal>& sum) const { return !sum || *sum >= needed(); }
};

// What a finding still lacks when its bounds and its peak are known.
void complete(const Question& ask, const Reasons& doubts, const std::set<const fact::Fact*>& facts,
              finding::Finding& finding) {
  Reasons reasons = doubts;
  if (in_doubt(ask.holes, ask.threshold.within.value_or(Duration{}), {finding.from, *finding.to})) {
    finding.peak.possible = std::nullopt;
    reasons.insert(Reason::no_coverage);
  }
  finding.verdict = finding.reached ? finding::Verdict::breach : finding::Verdict::unknown;
  if (!finding.reached) finding.reasons.assign(reasons.begin(), reasons.end());
  set_evidence(ask.world, facts, finding);
}

// The finding over `run`: neighbouring stretches, none of them compliant.
finding::Finding finding_over(const Question& ask, const std::vector<Stretch>& run) {
  const Duration window = *ask.threshold.within;
  finding::Finding finding = blank(ask.world.accord, ask.place, ask.subject, ask.threshold.measure);
  finding.from = run.front().from;
  finding.to = run.back().to;
  Reasons doubts;
  std::set<const fact::Fact*> facts;
  for (const Stretch& now : run) {
    const Count sum = count(ask.contributions, window, now);
    raise(finding.peak, sum);
    if (sum.certain >= ask.needed()) {
      if (!finding.reached) finding.reached = finding.certain_from = now.from;
      finding.certain_to = now.to;
    }
    if (sum.certain_but_for_time >= ask.needed()) doubts.insert(Reason::uncertain_time);
    for (const Contribution& one : ask.contributions) {
      if (!possibly_within(one.incident, window, now)) continue;
      doubts.insert(one.doubts.begin(), one.doubts.end());
      facts.insert(one.incident.evidence.begin(), one.incident.evidence.end());
    }
  }
  complete(ask, doubts, facts, finding);
  return finding;
}

void judge_window(const Question& ask, std::vector<finding::Finding>& out) {
  std::vector<Stretch> run;
  for (const Stretch& now : stretches(ask.contributions, *ask.threshold.within)) {
    if (ask.reached_by(count(ask.contributions, *ask.threshold.within, now).possible)) {
      run.push_back(now);
    } else if (!run.empty()) {
      out.push_back(finding_over(ask, run));
      run.clear();
    }
  }
  if (!run.empty()) out.push_back(finding_over(ask, run));
}

// Without a window each incident is judged by itself, whenever it was.
void judge_each(const Question& ask, std::vector<finding::Finding>& out) {
  for (const Contribution& one : ask.contributions) {
    if (!ask.reached_by(one.amount.greatest)) continue;
    finding::Finding finding = blank(ask.world.accord, ask.place, ask.subject, ask.threshold.measure);
    finding.from = one.incident.when.from;
    finding.to = one.incident.when.to;
    raise(finding.peak, {one.incident.certain ? one.amount.least : Decimal{}, one.amount.greatest, {}});
    if (one.incident.certain && one.amount.least >= ask.needed())
      finding.reached = finding.certain_from = finding.certain_to = one.incident.certain_when.to;
    complete(ask, one.doubts, one.incident.evidence, finding);
    out.push_back(finding);
  }
}

std::vector<Contribution> contributions_to(const std::string& measure, const std::vector<Weighed>& weighed) {
  std::vector<Contribution> all;
  for (const Weighed& one : weighed) {
    const Contribution adds = contribution(one, measure);
    if (adds.amount.greatest != Decimal{}) all.push_back(adds);
  }
  return all;
}

}  // namespace

std::vector<finding::Finding> judge_events(const World& world, std::uint32_t norm_order, const Subject& subject,
                                           const std::vector<Incident>& incidents) {
  const accord::Norm& norm = world.accord.norms[norm_order];
  std::vector<Weighed> weighed;
  for (const Incident& incident : incidents)
    if (const auto one = weigh(world, norm, subject, incident)) weighed.push_back(*one);
  std::vector<finding::Finding> out;
  for (std::uint32_t rung = 0; rung < norm.rungs.size(); ++rung) {
    for (const accord::Threshold& threshold : norm.rungs[rung].any_of) {
      const Question ask{world, {norm_order, rung}, subject, threshold,
                         contributions_to(threshold.measure, weighed), holes(world, norm)};
      if (threshold.within) judge_window(ask, out);
      else judge_each(ask, out);
    }
  }
  return out;
}

}  // namespace casus::oracle
