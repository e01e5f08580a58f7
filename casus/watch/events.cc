// Prohibition of events with a ladder: incidents are weighed for the subject,
// become loads, and each threshold of each rung is swept.
#include <algorithm>
#include <optional>

#include "casus/incident/merge.h"
#include "casus/incident/weigh.h"
#include "casus/watch/judge.h"
#include "casus/watch/sweep.h"

namespace casus::watch {

using fact::Fact;
using finding::Finding;
using finding::Reason;
using incident::Doubt;
using measure::Instant;
using measure::Interval;
using measure::Truth;

namespace {

// An incident as one norm and one subject count it, before any threshold.
struct Weight {
  Interval when;
  bool counts = false;                      // certainly, apart from time
  Doubt doubts = Doubt::none;
  std::vector<std::uint32_t> reports;       // log indices, possible ones only
  std::vector<std::uint32_t> eligible;      // log indices whose numbers count
  std::int64_t most = 1;                    // how many incidents the reports may be
};

Truth kind_of_report(const NormContext& context, const Fact& fact) {
  const fact::LookUp own = [&](std::string_view name) { return fact.find(name); };
  const Truth kind = accord::is_of_kind(context.accord, kind_of(context.accord, fact), own, context.norm.kind);
  return kind == Truth::no ? kind : measure::both(kind, fact::holds(context.norm.tests, own));
}

Truth place_of_report(const NormContext& context, const Fact& fact) {
  if (!context.norm.zone) return Truth::yes;
  if (!fact.place || !fact.place->radius) return Truth::unknown;
  return context.zones.contains(*context.norm.zone, fact.place->at, *fact.place->radius);
}

incident::ReportView view_of(const NormContext& context, const Fact& fact) {
  const accord::Source* source = context.accord.source(fact.source);
  incident::ReportView view;
  view.origin = source->origin;
  view.origin_is_party = std::ranges::any_of(
      context.accord.parties, [&](const accord::Party& p) { return p.name == source->origin; });
  view.grade = fact.grade;
  view.kind = kind_of_report(context, fact);
  view.place = view.kind == Truth::no ? Truth::no : place_of_report(context, fact);
  view.actors = fact.actors;
  return view;
}

// Does an unknown instant of `when` lie in force for the norm? Three-valued.
Truth in_force(const accord::Norm& norm, Interval when) {
  const bool may_start = !norm.from || when.from >= *norm.from;
  const bool may_end = !norm.until || (when.exact() ? when.from < *norm.until : when.to <= *norm.until);
  if (may_start && may_end) return Truth::yes;
  const bool before = norm.from && (when.exact() ? when.from < *norm.from : when.to <= *norm.from);
  const bool beyond = norm.until && when.from >= *norm.until;
  return before || beyond ? Truth::no : Truth::unknown;
}

// The reports' intervals as one: the hull over those that may count as evidence.
Interval hull(std::span<const std::uint32_t> reports, std::span<const Fact> log) {
  Interval hull = *log[reports.front()].when;
  for (const std::uint32_t r : reports) {
    hull.from = std::min(hull.from, log[r].when->from);
    hull.to = std::max(hull.to, log[r].when->to);
  }
  return hull;
}

std::optional<Weight> weigh_incident(const NormContext& context, const JudgedSubject& subject,
                                     const incident::Incident& one, std::span<const std::uint32_t> log_index) {
  const std::span<const Fact> log = context.collected.log;
  const incident::ProofRule proof{context.norm.proof.origins, context.norm.proof.grade};
  std::vector<incident::ReportView> views;
  Weight weight;
  for (const std::uint32_t r : one.reports) {
    const std::uint32_t index = log_index[r];
    views.push_back(view_of(context, log[index]));
    if (views.back().place == Truth::no) continue;
    weight.reports.push_back(index);
    if (incident::eligible(views.back(), {subject.members}, proof)) weight.eligible.push_back(index);
  }
  const incident::Weighed weighed = incident::weigh(views, {subject.members}, proof, one.certain_match);
  if (weighed.counts == Truth::no) return std::nullopt;
  weight.counts = weighed.counts == Truth::yes;
  weight.doubts = weighed.doubts;
  weight.when = hull(weight.eligible.empty() ? weight.reports : weight.eligible, log);
  if (!one.certain_match) weight.most = static_cast<std::int64_t>(weight.reports.size());
  const Truth force = in_force(context.norm, weight.when);
  if (force == Truth::no) return std::nullopt;
  if (force == Truth::unknown) {
    weight.counts = false;
    weight.doubts |= Doubt::time;
  }
  return weight;
}

std::vector<Weight> weigh_all(const NormContext& context, const JudgedSubject& subject) {
  std::vector<const Fact*> reports;
  for (const std::uint32_t index : context.collected.incidents) reports.push_back(&context.collected.log[index]);
  std::optional<incident::SameRule> rule;
  if (context.accord.same_incident) rule = {context.accord.same_incident->distance, context.accord.same_incident->time};
  std::vector<Weight> weights;
  for (const incident::Incident& one : incident::merge(reports, rule)) {
    if (auto weight = weigh_incident(context, subject, one, context.collected.incidents)) weights.push_back(std::move(*weight));
  }
  return weights;
}

// Sums are kept in millionths, as Decimal holds them; counts in ones.
struct Amount {
  std::int64_t least = 0;
  std::optional<std::int64_t> most = 0;
};

Amount amount_of(const Weight& weight, const std::string& measure, std::span<const Fact> log) {
  if (measure == "incidents") return {1, weight.most};
  const std::vector<std::uint32_t>& reports = weight.eligible.empty() ? weight.reports : weight.eligible;
  std::optional<measure::AmountRange> bounds;
  std::int64_t sum_of_highs = 0;
  for (const std::uint32_t r : reports) {
    const fact::Value* value = log[r].find(measure);
    const auto* range = value == nullptr ? nullptr : std::get_if<measure::AmountRange>(value);
    if (range == nullptr) continue;
    if (!bounds) bounds = *range;
    bounds->low = std::min(bounds->low, range->low);
    bounds->high = std::max(bounds->high, range->high);
    sum_of_highs += std::max<std::int64_t>(range->high.raw(), 0);
  }
  if (!bounds) return {0, std::nullopt};
  const std::int64_t high = weight.most > 1 ? sum_of_highs : std::max<std::int64_t>(bounds->high.raw(), 0);
  return {std::max<std::int64_t>(bounds->low.raw(), 0), high};
}

std::int64_t unit_of(const std::string& measure) {
  return measure == "incidents" ? 1 : measure::decimal_one;
}

struct Loads {
  std::vector<Load> loads;
  std::vector<std::uint32_t> weight;  // of each load
  std::vector<Doubt> doubts;          // of each load, its amount included
};

Loads loads_for(const std::vector<Weight>& weights, const std::string& measure, std::span<const Fact> log) {
  Loads out;
  for (std::uint32_t i = 0; i < weights.size(); ++i) {
    const Amount amount = amount_of(weights[i], measure, log);
    if (amount.most && *amount.most <= 0) continue;
    Doubt doubts = weights[i].doubts;
    if (!amount.most || *amount.most != amount.least) doubts |= Doubt::amount;
    out.loads.push_back({weights[i].when, weights[i].counts ? amount.least : 0, amount.most});
    out.weight.push_back(i);
    out.doubts.push_back(doubts);
  }
  return out;
}

constexpr std::pair<Doubt, Reason> reasons_of_doubts[] = {
    {Doubt::unattributed, Reason::unattributed}, {Doubt::unproven, Reason::unproven},
    {Doubt::time, Reason::uncertain_time},       {Doubt::place, Reason::uncertain_place},
    {Doubt::kind, Reason::uncertain_kind},       {Doubt::amount, Reason::uncertain_amount},
    {Doubt::conflicting, Reason::conflicting}};

void add_reason(Finding& finding, Reason reason) {
  finding.reasons.push_back(reason);
  std::ranges::sort(finding.reasons);
  const auto twice = std::ranges::unique(finding.reasons);
  finding.reasons.erase(twice.begin(), twice.end());
}

void note_holes(Finding& finding, const std::vector<Hole>& holes, measure::Duration window) {
  for (const Hole& hole : holes) {
    if (hole.when.from >= *finding.to || hole.when.to + window <= finding.from) continue;
    finding.peak.possible = std::nullopt;
    if (finding.verdict != finding::Verdict::unknown) continue;
    add_reason(finding, Reason::no_coverage);
    if (hole.denied) add_reason(finding, Reason::access_denied);
  }
}

class RungJudge {
 public:
  RungJudge(const NormContext& context, const JudgedSubject& subject, const std::vector<Weight>& weights)
      : context_{context}, subject_{subject}, weights_{weights} {}

  void judge(std::uint32_t rung, std::uint32_t threshold, SubjectVerdicts& out) {
    const accord::Threshold& wanted = context_.norm.rungs[rung].any_of[threshold];
    const Loads loads = loads_for(weights_, wanted.measure, context_.collected.log);
    const std::int64_t count = wanted.count * unit_of(wanted.measure);
    std::vector<Stretch> stretches;
    if (wanted.within) stretches = sweep(loads.loads, *wanted.within, count);
    else stretches = one_by_one(loads.loads, count);
    for (const Stretch& stretch : stretches) {
      Finding finding = finding_of(draft_finding(context_, subject_, rung, threshold), stretch, loads);
      note_holes(finding, context_.holes, wanted.within.value_or(measure::Duration{}));
      out.not_compliant.push_back({stretch.from, stretch.to});
      out.breach.insert(out.breach.end(), stretch.certain.begin(), stretch.certain.end());
      out.findings.push_back(std::move(finding));
    }
  }

 private:
  // Without a window each incident is a finding of its own: reached, at the
  // latest, when its time has run out.
  static std::vector<Stretch> one_by_one(const std::vector<Load>& loads, std::int64_t count) {
    std::vector<Stretch> out;
    for (std::uint32_t i = 0; i < loads.size(); ++i) {
      if (loads[i].possible && *loads[i].possible < count) continue;
      Stretch stretch{.from = loads[i].when.from, .to = loads[i].when.to, .certain = {}, .peak_certain = loads[i].certain,
                      .peak_possible = loads[i].possible, .reached_but_for_time = false, .members = {i}};
      if (loads[i].certain >= count) stretch.certain.push_back({loads[i].when.to, loads[i].when.to});
      out.push_back(std::move(stretch));
    }
    return out;
  }

  Finding finding_of(Finding finding, const Stretch& stretch, const Loads& loads) const {
    const std::int64_t unit = unit_of(finding.measure);
    finding.from = stretch.from;
    finding.to = stretch.to;
    finding.peak.certain = stretch.peak_certain / unit;
    finding.peak.possible = stretch.peak_possible;
    if (finding.peak.possible) finding.peak.possible = (*finding.peak.possible + unit - 1) / unit;
    if (!stretch.certain.empty()) {
      finding.verdict = finding::Verdict::breach;
      finding.certain_from = stretch.certain.front().from;
      finding.certain_to = stretch.certain.back().to;
      finding.reached = finding.certain_from;
    }
    std::vector<std::uint32_t> facts;
    Doubt doubts = stretch.reached_but_for_time ? Doubt::time : Doubt::none;
    for (const std::uint32_t member : stretch.members) {
      const Load& load = loads.loads[member];
      const Weight& weight = weights_[loads.weight[member]];
      facts.insert(facts.end(), weight.reports.begin(), weight.reports.end());
      if (!load.possible || *load.possible > load.certain) doubts |= loads.doubts[member];
    }
    if (finding.verdict == finding::Verdict::unknown) {
      for (const auto& [doubt, reason] : reasons_of_doubts) {
        if (has(doubts, doubt)) add_reason(finding, reason);
      }
    }
    set_evidence(finding, context_, std::move(facts));
    return finding;
  }

  const NormContext& context_;
  const JudgedSubject& subject_;
  const std::vector<Weight>& weights_;
};

}  // namespace

SubjectVerdicts judge_events(const NormContext& context, const JudgedSubject& subject) {
  const std::vector<Weight> weights = weigh_all(context, subject);
  SubjectVerdicts verdicts;
  RungJudge judge{context, subject, weights};
  for (std::uint32_t rung = 0; rung < context.norm.rungs.size(); ++rung) {
    const auto thresholds = static_cast<std::uint32_t>(context.norm.rungs[rung].any_of.size());
    for (std::uint32_t threshold = 0; threshold < thresholds; ++threshold) judge.judge(rung, threshold, verdicts);
  }
  judge_holes(context, subject, verdicts);
  return verdicts;
}

}  // namespace casus::watch
