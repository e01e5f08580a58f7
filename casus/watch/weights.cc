// From the reports of an incident to what it weighs, rule by rule of language.md
// "Certain and possible" and "Proof".
#include "casus/watch/weights.h"

#include <algorithm>
#include <limits>
#include <optional>

#include "casus/watch/acts.h"
#include "casus/watch/attribution.h"
#include "casus/watch/identity.h"

namespace casus::watch {

using fact::Fact;
using finding::Reason;
using measure::Interval;
using measure::Truth;

Truth place_of_report(const NormContext& context, const Fact& fact) {
  if (!context.norm.zone) return Truth::yes;
  if (!fact.place || !fact.place->radius) return Truth::unknown;
  return context.zones.contains(*context.norm.zone, fact.place->at, *fact.place->radius);
}

Truth victim_of_report(const NormContext& context, const JudgedSubject& subject, const Fact& fact) {
  using Sort = accord::Who::Sort;
  const accord::Who& on = context.norm.on;
  if (on.sort == Sort::unstated || on.sort == Sort::anyone) return Truth::yes;
  const std::vector<std::string> targets = words_in(word_of(fact, "target"));
  if (std::ranges::find(targets, "unknown") != targets.end()) return Truth::unknown;
  const std::vector<std::string>& wanted = on.sort == Sort::parties ? on.parties : subject.members;
  if (wanted.empty() && !targets.empty()) return measure::truth(on.sort == Sort::another_party);  // than nobody
  // Candidates, as actors are; none: nobody says.
  incident::ReportView victims;
  victims.actors = targets;
  const Truth named = targets.empty() ? Truth::unknown : incident::names(victims, {wanted});
  return on.sort == Sort::another_party ? measure::negate(named) : named;
}

namespace {

// The reports' intervals as one.
Interval hull(std::span<const std::uint32_t> reports, std::span<const Fact> log) {
  Interval hull = *log[reports.front()].when;
  for (const std::uint32_t r : reports) {
    hull.from = std::min(hull.from, log[r].when->from);
    hull.to = std::max(hull.to, log[r].when->to);
  }
  return hull;
}

// What goes on through all of its time did so where all its good reports say so.
void set_time(Weight& weight, const NormContext& context) {
  const std::span<const Fact> log = context.collected.log;
  weight.certain_when = hull(weight.good, log);
  weight.when = weight.perhaps_several ? hull(weight.telling, log) : weight.certain_when;
  weight.includes_to = std::ranges::any_of(weight.perhaps_several ? weight.telling : weight.good, [&](std::uint32_t r) {
    return log[r].when->exact() && log[r].when->to == weight.when.to;
  });
  weight.goes_on = std::ranges::all_of(weight.good, [&](std::uint32_t r) {
    return !log[r].when->exact() && context.collected.catalogue->source(r)->spread;
  });
  for (const std::uint32_t r : weight.good) {
    if (!weight.goes_on) break;
    weight.certain_when.from = std::max(weight.certain_when.from, log[r].when->from);
    weight.certain_when.to = std::min(weight.certain_when.to, log[r].when->to);
  }
}

// Nothing is judged of the time in which the norm does not bind.
void keep_in_force(Weight& weight, const accord::Norm& norm) {
  const auto keep = [&](Interval& when) {
    if (norm.from) when.from = std::max(when.from, *norm.from);
    if (norm.until) when.to = std::min(when.to, *norm.until);
  };
  const Interval told = weight.when;
  keep(weight.when);
  if (weight.when == told) return;
  if (weight.when.to != told.to) weight.includes_to = false;
  weight.cut = weight.goes_on;
  if (weight.goes_on) keep(weight.certain_when);
}

}  // namespace

// The reports of one happening, by log index, and whether they certainly are of one.
struct Weigher::Told {
  std::span<const std::uint32_t> reports;
  bool match_in_time = true;
  bool match_in_place = true;
  const Identity* mover = nullptr;  // of a sighting: whose
  std::span<const std::uint32_t> beside{};  // told of the same: who did one is found of all; empty: nothing is
  [[nodiscard]] bool certainly_one() const { return match_in_time && match_in_place; }
};

Weigher::Weigher(const NormContext& context, const JudgedSubject& subject) : context_{context}, subject_{subject}, kind_{*context.collected.catalogue, context.norm} {}

std::optional<Weight> Weigher::record(std::uint32_t record) { return weigh({{&record, 1}, true, true, nullptr}); }

std::optional<Weight> Weigher::incident(std::uint32_t incident) {
  const incident::Incident& one = context_.collected.merged[incident];
  reports_.clear();
  for (const std::uint32_t report : one.reports) reports_.push_back(context_.collected.incidents[report]);
  return weigh({reports_, one.match_in_time, one.match_in_place, nullptr});
}

std::optional<Weight> Weigher::sighting(Sighting sighting, const Identity& mover) {
  std::optional<Weight> weight = weigh({{&sighting.record, 1}, true, true, &mover});
  if (weight && sighting.doubtful) {
    weight->counts = false;
    weight->doubts.insert(Reason::implausible_track);
  }
  return weight;
}

std::optional<Weight> Weigher::sightings(std::span<const Sighting> together, const Identity& mover) {
  if (together.size() == 1) return sighting(together.front(), mover);
  std::vector<std::uint32_t> all;
  std::vector<std::uint32_t> believed;
  for (const Sighting& one : together) {
    all.push_back(one.record);
    if (!one.doubtful) believed.push_back(one.record);
  }
  std::optional<Weight> out;
  Reasons doubts;
  bool alike = true;  // but for the proof
  for (const Sighting& one : together) {
    std::optional<Weight> weight = weigh({{&one.record, 1}, true, true, &mover, all});
    if (!weight) {
      const bool by_other = incident::names(view_of(one.record, &mover), {subject_.members}) == Truth::no;
      doubts.insert(by_other ? Reason::conflicting : Reason::uncertain_place);
      alike = false;
      continue;
    }
    alike = alike && (weight->counts || weight->doubts == Reasons{Reason::unproven});
    doubts |= weight->doubts;
    if (one.doubtful) doubts.insert(Reason::implausible_track);
    if (out) out->shown.append(weight->shown.begin(), weight->shown.end());
    else out = std::move(weight);
  }
  if (!out) return out;
  const auto proven = [&] {
    const std::optional<Weight> joint = believed.empty() ? std::nullopt : weigh({believed, true, true, &mover, all});
    return joint && joint->counts;
  };
  out->counts = alike && proven();
  out->doubts = out->counts ? Reasons{} : doubts;
  return out;
}

incident::ReportView Weigher::view_of(std::uint32_t report, const Identity* mover) const {
  const Fact& fact = context_.collected.log[report];
  incident::ReportView view;
  view.origin = context_.collected.catalogue->origin(report);
  view.grade = fact.grade;
  view.kind = mover == nullptr ? kind_.of(report) : mover->kind(kind_, report);
  view.place = place_of_report(context_, fact);
  view.force = in_force(context_.norm, *fact.when);
  view.victim = victim_of_report(context_, subject_, fact);
  view.receipt = fact.root == fact::Root::act && !fact.received ? Truth::unknown : Truth::yes;
  view.actors = mover == nullptr ? std::span<const std::string>{fact.actors} : mover->actors(report);
  return view;
}

incident::ProofRule Weigher::proof_for(const Told& told) const {
  const accord::Proof& proof = context_.norm.proof;
  const Fact& first = context_.collected.log[told.reports.front()];
  const bool registered = first.root == fact::Root::act || first.root == fact::Root::declaration;
  incident::ProofRule rule{registered ? std::min<std::int64_t>(proof.origins, 1) : proof.origins, proof.grade, {}};
  if (!proof.attributed_by.empty()) rule.attribution = attribution_of(context_.collected, {proof.attributed_by, told.beside.empty() ? told.reports : told.beside, proof.grade});
  return rule;
}

namespace {

// Where others tell of it, their reports.
bool tells(const incident::ReportView& view, std::span<const incident::ReportView> all, const incident::Subject& subject) {
  const auto is_own = [&](const incident::ReportView& one) { return incident::is_own(one, subject); };
  return !is_own(view) || std::ranges::all_of(all, is_own);
}

}  // namespace

// What went on through all of its time did so while the norm bound, if that time reaches into
// it. Whether it went on, the judged do not say where others do.
bool Weigher::goes_on_in_force(const Told& told) const {
  const std::span<const Fact> log = context_.collected.log;
  std::optional<Interval> all;
  for (std::size_t i = 0; i < told.reports.size(); ++i) {
    const std::uint32_t r = told.reports[i];
    if (!tells(views_[i], views_, {subject_.members})) continue;
    const Interval when = *log[r].when;
    if (when.exact() || !context_.collected.catalogue->source(r)->spread) return false;
    all = all ? Interval{std::max(all->from, when.from), std::min(all->to, when.to)} : when;
  }
  if (context_.norm.from) all->from = std::max(all->from, *context_.norm.from);
  if (context_.norm.until) all->to = std::min(all->to, *context_.norm.until);
  return all->from < all->to;
}

namespace {

// Does a party tell of an act that it did not do? An act is its author's word, whoever is judged.
bool is_hearsay(const Collected& collected, std::uint32_t report) {
  const Fact& fact = collected.log[report];
  if (fact.root != fact::Root::act) return false;
  const incident::Origin teller = collected.catalogue->origin(report);
  const auto did_it = [&](const std::string& actor) { return actor == teller.name; };
  return teller.sort == incident::Origin::Sort::party && (fact.actors.empty() || !std::ranges::all_of(fact.actors, did_it));
}

}  // namespace

std::optional<Weight> Weigher::weigh(const Told& told) {
  const auto confesses = [&](const incident::ReportView& view) {
    return incident::is_own(view, {subject_.members}) && view.grade.at_least(context_.norm.proof.grade) && incident::certainly_tells(view);
  };
  views_.clear();
  std::optional<Weight> out{std::in_place};
  Weight& weight = *out;
  for (const std::uint32_t report : told.reports) {
    const incident::ReportView& view = views_.emplace_back(view_of(report, told.mover));
    const Truth pattern = measure::both(view.kind, measure::both(view.place, view.force));
    if (pattern != Truth::no) weight.shown.push_back(report);
  }
  if (goes_on_in_force(told)) {
    for (incident::ReportView& view : views_) {
      if (tells(view, views_, {subject_.members})) view.force = Truth::yes;
    }
  }
  weight.perhaps_several = !told.certainly_one();
  const auto unity = weight.perhaps_several ? incident::Unity::perhaps_several : incident::Unity::one;
  const incident::Weighed weighed = incident::weigh(views_, {subject_.members}, proof_for(told), unity);
  if (weighed.counts == Truth::no) {
    out.reset();
    return out;
  }
  weight.counts = weighed.counts == Truth::yes;
  weight.doubts = as_reasons(weighed.doubts);
  if (is_hearsay(context_.collected, told.reports.front())) {
    weight.counts = false;
    weight.doubts.insert(Reason::unproven);
  }
  if (!told.match_in_time) weight.doubts_of_unity.insert(Reason::uncertain_time);
  if (!told.match_in_place) weight.doubts_of_unity.insert(Reason::uncertain_place);
  for (const std::uint32_t i : weighed.good) weight.good.push_back(told.reports[i]);
  for (std::size_t i = 0; i < views_.size(); ++i) {
    const bool good = std::ranges::find(weight.good, told.reports[i]) != weight.good.end();
    if (weight.perhaps_several || good || confesses(views_[i])) weight.telling.push_back(told.reports[i]);
  }
  if (weight.shown.empty()) weight.shown.append(told.reports.begin(), told.reports.end());
  set_time(weight, context_);
  keep_in_force(weight, context_.norm);
  return out;
}

namespace {

// Sums are kept in millionths, as Decimal holds them; counts in ones.

// One report's number; nothing where it states none, never below zero.
std::optional<measure::AmountRange> stated(const Fact& fact, const std::string& measure) {
  const fact::Value* value = fact.find(measure);
  const auto* range = value == nullptr ? nullptr : std::get_if<measure::AmountRange>(value);
  if (range == nullptr) return std::nullopt;
  return measure::AmountRange{std::max(range->low, measure::Decimal{}), std::max(range->high, measure::Decimal{})};
}

// Bounds over those of the reports that state a number.
std::optional<measure::AmountRange> bounds_of(std::span<const std::uint32_t> reports, const std::string& measure, std::span<const Fact> log) {
  std::optional<measure::AmountRange> bounds;
  for (const std::uint32_t r : reports) {
    const auto one = stated(log[r], measure);
    if (!one) continue;
    if (!bounds) bounds = one;
    bounds->low = std::min(bounds->low, one->low);
    bounds->high = std::max(bounds->high, one->high);
  }
  return bounds;
}

// As the good reports state. The judged, who tell beside them, raise what is possible.
Amount least_and_greatest(const Weight& weight, const std::string& measure, std::span<const Fact> log) {
  const auto proven = bounds_of(weight.good, measure, log);
  if (weight.perhaps_several || weight.telling.size() == weight.good.size())
    return proven ? Amount{proven->low.raw(), proven->high.raw()} : Amount{0, std::nullopt};
  const auto told = bounds_of(weight.telling, measure, log);
  if (!proven) return {told ? told->low.raw() : 0, std::nullopt};
  return {proven->low.raw(), std::max(proven->high, told->high).raw()};
}

}  // namespace

Amount amount_of(const Weight& weight, const std::string& measure, std::span<const Fact> log) {
  const auto several = static_cast<std::int64_t>(weight.telling.size());
  if (measure == "incidents") return {1, weight.perhaps_several ? several : 1};
  Amount amount = least_and_greatest(weight, measure, log);
  amount.spread = weight.goes_on;
  if (weight.cut) amount.least = 0;
  if (!weight.perhaps_several) return amount;
  // The reports may be of several incidents, so what they state may add up.
  amount.most = 0;
  for (const std::uint32_t r : weight.telling) {
    const auto one = stated(log[r], measure);
    if (!one) return {amount.least, std::nullopt, amount.spread};
    std::int64_t sum = 0;
    const bool too_much = __builtin_add_overflow(*amount.most, one->high.raw(), &sum);
    amount.most = too_much ? std::numeric_limits<std::int64_t>::max() : sum;
  }
  return amount;
}

std::int64_t unit_of(const std::string& measure) {
  return measure == "incidents" ? 1 : measure::decimal_one;
}

Loads loads_for(const std::vector<Weight>& weights, const std::string& measure, std::span<const Fact> log) {
  Loads out;
  out.loads.reserve(weights.size());
  out.weight.reserve(weights.size());
  out.doubts.reserve(weights.size());
  for (std::uint32_t i = 0; i < weights.size(); ++i) {
    const Amount amount = amount_of(weights[i], measure, log);
    if (amount.most && *amount.most <= 0) continue;
    Reasons doubts = weights[i].doubts;
    doubts |= weights[i].doubts_of_unity;
    if (measure != "incidents" && amount.most != amount.least) doubts.insert(Reason::uncertain_amount);
    out.loads.push_back({.when = weights[i].when, .certain_when = weights[i].certain_when, .includes_to = weights[i].includes_to,
                         .goes_on = weights[i].goes_on, .certain = weights[i].counts ? amount.least : 0, .possible = amount.most,
                         .spread = amount.spread});
    out.weight.push_back(i);
    out.doubts.push_back(doubts);
  }
  return out;
}

std::vector<Weight> weigh_track(const NormContext& context, const JudgedSubject& subject, const Track& track) {
  const Identity mover{*context.collected.catalogue, track};
  Weigher weigher{context, subject};
  std::vector<Weight> weights;
  for (std::size_t i = 0; i < track.fact.size(); ++i) {
    auto weight = weigher.sighting({track.fact[i], track.is_doubtful(i)}, mover);
    if (weight) weights.push_back(std::move(*weight));
  }
  return weights;
}

std::vector<Weight> weigh_all(const NormContext& context, const JudgedSubject& subject) {
  std::vector<Weight> weights;
  const auto keep = [&](std::optional<Weight> weight) {
    if (weight) weights.push_back(std::move(*weight));
  };
  const Collected& collected = context.collected;
  Weigher weigher{context, subject};
  const bool acts = context.norm.root == fact::Root::act;
  if (acts || context.norm.root == fact::Root::declaration) {
    const std::vector<std::uint32_t>& records = acts ? collected.acts : collected.declarations;
    weights.reserve(records.size());
    for (const std::uint32_t record : records) keep(weigher.record(record));
    return weights;
  }
  weights.reserve(collected.merged.size());
  for (std::uint32_t i = 0; i < collected.merged.size(); ++i) keep(weigher.incident(i));
  return weights;
}

}  // namespace casus::watch
