// From the reports of an incident to what it weighs, rule by rule of language.md
// "Certain and possible" and "Proof".
#include "casus/watch/weights.h"

#include <algorithm>
#include <limits>
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

// `origin` is kept by the caller: the view only points to it.
incident::ReportView view_of(const NormContext& context, const Fact& fact, const OriginOfReport& origin) {
  incident::ReportView view;
  view.origin = origin.name;
  view.origin_is_party = origin.is_party;
  view.grade = fact.grade;
  view.kind = kind_of_report(context, fact);
  view.place = place_of_report(context, fact);
  view.force = in_force(context.norm, *fact.when);
  view.actors = fact.actors;
  return view;
}

// The reports' intervals as one.
Interval hull(const std::vector<std::uint32_t>& reports, std::span<const Fact> log) {
  Interval hull = *log[reports.front()].when;
  for (const std::uint32_t r : reports) {
    hull.from = std::min(hull.from, log[r].when->from);
    hull.to = std::max(hull.to, log[r].when->to);
  }
  return hull;
}

void set_time(Weight& weight, std::span<const Fact> log) {
  weight.when = hull(weight.telling, log);
  weight.certain_when = hull(weight.good, log);
  weight.includes_to = std::ranges::any_of(weight.telling, [&](std::uint32_t r) {
    return log[r].when->exact() && log[r].when->to == weight.when.to;
  });
}

std::optional<Weight> weigh_incident(const NormContext& context, const JudgedSubject& subject,
                                     const incident::Incident& one) {
  const std::span<const Fact> log = context.collected.log;
  std::vector<std::uint32_t> reports;
  std::vector<OriginOfReport> origins(one.reports.size());
  std::vector<incident::ReportView> views;
  Weight weight;
  for (const std::uint32_t r : one.reports) {
    reports.push_back(context.collected.incidents[r]);
    OriginOfReport& origin = origins[views.size()] = origin_of(context.accord, log[reports.back()]);
    const incident::ReportView& view = views.emplace_back(view_of(context, log[reports.back()], origin));
    const Truth pattern = measure::both(view.kind, measure::both(view.place, view.force));
    if (pattern != Truth::no) weight.shown.push_back(reports.back());
  }
  weight.perhaps_several = !one.certainly_one();
  const auto unity = weight.perhaps_several ? incident::Unity::perhaps_several : incident::Unity::one;
  const incident::ProofRule proof{context.norm.proof.origins, context.norm.proof.grade};
  const incident::Weighed weighed = incident::weigh(views, {subject.members}, proof, unity);
  if (weighed.counts == Truth::no) return std::nullopt;
  weight.counts = weighed.counts == Truth::yes;
  weight.doubts = weighed.doubts;
  if (!one.match_in_time) weight.doubts_of_unity |= Doubt::time;
  if (!one.match_in_place) weight.doubts_of_unity |= Doubt::place;
  for (const std::uint32_t i : weighed.good) weight.good.push_back(reports[i]);
  for (const std::uint32_t i : weighed.telling) weight.telling.push_back(reports[i]);
  if (weight.shown.empty()) weight.shown = reports;
  set_time(weight, log);
  return weight;
}

// Sums are kept in millionths, as Decimal holds them; counts in ones.
struct Amount {
  std::int64_t least = 0;
  std::optional<std::int64_t> most = 0;
};

// One report's number; nothing where it states none, never below zero.
std::optional<measure::AmountRange> stated(const Fact& fact, const std::string& measure) {
  const fact::Value* value = fact.find(measure);
  const auto* range = value == nullptr ? nullptr : std::get_if<measure::AmountRange>(value);
  if (range == nullptr) return std::nullopt;
  return measure::AmountRange{std::max(range->low, measure::Decimal{}), std::max(range->high, measure::Decimal{})};
}

// Bounds over the good reports that state a number.
Amount least_and_greatest(const Weight& weight, const std::string& measure, std::span<const Fact> log) {
  std::optional<measure::AmountRange> bounds;
  for (const std::uint32_t r : weight.good) {
    const auto one = stated(log[r], measure);
    if (!one) continue;
    if (!bounds) bounds = one;
    bounds->low = std::min(bounds->low, one->low);
    bounds->high = std::max(bounds->high, one->high);
  }
  if (!bounds) return {0, std::nullopt};
  return {bounds->low.raw(), bounds->high.raw()};
}

Amount amount_of(const Weight& weight, const std::string& measure, std::span<const Fact> log) {
  const auto several = static_cast<std::int64_t>(weight.telling.size());
  if (measure == "incidents") return {1, weight.perhaps_several ? several : 1};
  Amount amount = least_and_greatest(weight, measure, log);
  if (!weight.perhaps_several) return amount;
  // The reports may be of several incidents, so what they state may add up.
  amount.most = 0;
  for (const std::uint32_t r : weight.telling) {
    const auto one = stated(log[r], measure);
    if (!one) return {amount.least, std::nullopt};
    std::int64_t sum = 0;
    const bool too_much = __builtin_add_overflow(*amount.most, one->high.raw(), &sum);
    amount.most = too_much ? std::numeric_limits<std::int64_t>::max() : sum;
  }
  return amount;
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
    Doubt doubts = weights[i].doubts | weights[i].doubts_of_unity;
    if (measure != "incidents" && amount.most != amount.least) doubts |= Doubt::amount;
    out.loads.push_back({.when = weights[i].when, .certain_when = weights[i].certain_when, .includes_to = weights[i].includes_to,
                         .certain = weights[i].counts ? amount.least : 0, .possible = amount.most});
    out.weight.push_back(i);
    out.doubts.push_back(doubts);
  }
  return out;
}

std::vector<Weight> weigh_all(const NormContext& context, const JudgedSubject& subject) {
  std::vector<Weight> weights;
  for (const incident::Incident& one : context.collected.merged) {
    if (auto weight = weigh_incident(context, subject, one)) weights.push_back(std::move(*weight));
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
