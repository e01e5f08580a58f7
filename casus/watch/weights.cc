// From the reports of an incident to what it weighs, rule by rule of language.md
// "Certain and possible" and "Proof".
#include "casus/watch/weights.h"

#include <algorithm>
#include <optional>

namespace casus::watch {

using fact::Fact;
using finding::Reason;
using incident::Doubt;
using measure::Interval;
using measure::Truth;

namespace {

Truth kind_of_report(const NormContext& context, const Fact& fact) {
  const fact::LookUp own = [&](std::string_view name) { return fact.find(name); };
  const Truth kind = accord::is_of_kind(context.accord, fact.what, own, context.norm.kind);
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

constexpr std::pair<Doubt, Reason> reasons_of_doubts[] = {
    {Doubt::unattributed, Reason::unattributed}, {Doubt::unproven, Reason::unproven},
    {Doubt::time, Reason::uncertain_time},       {Doubt::place, Reason::uncertain_place},
    {Doubt::kind, Reason::uncertain_kind},       {Doubt::amount, Reason::uncertain_amount},
    {Doubt::conflicting, Reason::conflicting}};

}  // namespace

std::int64_t unit_of(const std::string& measure) {
  return measure == "incidents" ? 1 : measure::decimal_one;
}

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

std::vector<Weight> weigh_all(const NormContext& context, const JudgedSubject& subject) {
  std::vector<Weight> weights;
  for (const incident::Incident& one : context.collected.merged) {
    if (auto weight = weigh_incident(context, subject, one, context.collected.incidents)) weights.push_back(std::move(*weight));
  }
  return weights;
}

std::vector<finding::Reason> reasons_of(Doubt doubts) {
  std::vector<Reason> out;
  for (const auto& [doubt, reason] : reasons_of_doubts) {
    if (has(doubts, doubt)) out.push_back(reason);
  }
  std::ranges::sort(out);
  return out;
}

}  // namespace casus::watch
