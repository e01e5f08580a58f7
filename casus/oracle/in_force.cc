// Entry into force, terms and renewals, and the period of each norm.
#include "casus/oracle/in_force.h"

#include <algorithm>

#include "casus/oracle/acts.h"
#include "casus/oracle/published.h"
#include "casus/oracle/ratify.h"

namespace casus::oracle {

using accord::Anchor;
using accord::InForce;
using measure::Instant;

namespace {

// The first coming about that is certain. What never certainly was brings nothing into force.
std::optional<Start> first_certain(const World& world, const accord::Event& event) {
  for (const Start& start : starts_of(world, event, {}))
    if (start.reached) return start;
  return std::nullopt;
}

std::optional<Instant> last_ratified(const World& world, const std::vector<std::string>& parties) {
  std::optional<Instant> last;
  for (const std::string& party : parties) {
    const auto one = ratified(world, party);
    if (!one) return std::nullopt;
    last = std::max(last.value_or(*one), *one);
  }
  return last;
}

std::optional<Instant> entry(const World& world, const InForce& sentence) {
  if (sentence.sort == InForce::Sort::date) return sentence.date;
  std::optional<Instant> before;
  if (sentence.sort == InForce::Sort::ratified) before = last_ratified(world, sentence.last_of);
  else if (const auto start = first_certain(world, sentence.event)) before = start->reached;
  if (!before) return std::nullopt;
  return measure::day_after(*before, world.accord.offset);
}

// An act of renewal while a term runs adds another: one a term.
std::optional<Instant> end(const World& world, const InForce& sentence, Instant from) {
  if (!sentence.term) return std::nullopt;
  // All terms count from the entry: three months twice are six.
  std::vector<Instant> ends;
  measure::Term all{};
  const auto add_term = [&] {
    all = {measure::Duration{all.exact.raw() + sentence.term->exact.raw()}, all.days + sentence.term->days, all.months + sentence.term->months};
    ends.push_back(measure::deadline(from, all, world.accord.offset));
  };
  add_term();
  if (sentence.renewed_by.empty()) return ends.back();
  Wanted wanted;
  wanted.verb = sentence.renewed_by;
  for (const Act& act : acts_of(world, wanted)) {
    const Instant begun = ends.size() == 1 ? from : ends[ends.size() - 2];
    if (act.certain() && act.when.from >= begun && act.when.from <= ends.back()) add_term();
  }
  return ends.back();
}

// From when to when something binds; both open where nothing is said.
struct Period {
  std::optional<Instant> from;
  std::optional<Instant> until;
  bool never = false;

  void starts(Instant at) { from = std::max(from.value_or(at), at); }
  void ends(Instant at) { until = std::min(until.value_or(at), at); }
};

const InForce* sentence_for(const World& world, const std::string& article) {
  const auto found = std::ranges::find(world.accord.in_force, article, &InForce::article);
  return found == world.accord.in_force.end() ? nullptr : &*found;
}

std::string article_of(const accord::Norm& norm) { return norm.id.substr(0, norm.id.find('.')); }

// Its article's own sentence prevails over that of the accord, but for the term where
// it states none.
Period period_of_text(const World& world, const accord::Norm& norm) {
  Period period;
  const InForce* whole = sentence_for(world, "");
  const InForce* own = sentence_for(world, article_of(norm));
  const InForce* ruling = own != nullptr ? own : whole;
  if (ruling == nullptr) return period;
  const auto from = entry(world, *ruling);
  if (!from) return {std::nullopt, std::nullopt, true};
  period.starts(*from);
  if (const auto until = end(world, *ruling, *from)) period.ends(*until);
  if (ruling == whole || ruling->term || whole == nullptr) return period;
  const auto entered = entry(world, *whole);
  const auto until = entered ? end(world, *whole, *entered) : std::nullopt;
  if (until) period.ends(*until);
  return period;
}

Instant moved(const World& world, const accord::Moment& moment, Instant at) {
  return moment.after ? measure::deadline(at, *moment.after, world.accord.offset) : at;
}

Instant clock(const Start& start, Anchor::Clock which) {
  return which == Anchor::Clock::start ? start.initial.value_or(*start.reached) : *start.reached;
}

bool of_knowledge(Anchor::Clock which) { return which == Anchor::Clock::finding || which == Anchor::Clock::attribution; }

// Each instant from which the anchor's clock may count, in order.
struct Edge {
  Instant at;
  bool certain = true;
  std::optional<Instant> over;
  Reasons doubts;
};
Edge edge_of(const Start& start, std::optional<Instant> at) {
  return {at.value_or(start.possible), at.has_value(), start.over, at ? Reasons{} : start.doubts};
}

std::vector<Edge> edges_of(const World& world, const Anchor& anchor, const Viewpoint& from) {
  std::vector<Edge> edges;
  if (of_knowledge(anchor.clock)) {
    const Inquiry ask{world, anchor.event, from};
    for (const Published& one : published(ask)) {
      const auto at = clock(ask, one, anchor.clock);
      if ((at || !one.certain()) && !one.gone) edges.push_back(edge_of(one.start, at));
    }
  } else {
    const Use use{&world.accord.norms[from.norm], from.subject, from.zone};
    for (const Start& start : starts_of(world, anchor.event, use)) {
      const auto at = start.reached ? std::optional{clock(start, anchor.clock)} : std::nullopt;
      edges.push_back(edge_of(start, at));
    }
  }
  std::ranges::stable_sort(edges, {}, &Edge::at);
  return edges;
}

// The instant that a moment names. nullopt: it never came.
struct Named {
  std::optional<Instant> certain;
  std::optional<Instant> perhaps;  // earlier than that, if at all
  Reasons doubts;
};

// A meaning that ended before its term had run names none: its next edge does.
Named of_event(const World& world, const accord::Moment& moment, const Viewpoint& from) {
  Named named;
  for (const Edge& edge : edges_of(world, moment.anchor, from)) {
    const Instant at = moved(world, moment, edge.at);
    const bool lapsed = moment.anchor.event.sort == accord::Event::Sort::meaning && edge.over && *edge.over < at;
    if (lapsed) continue;
    if (edge.certain) {
      named.certain = at;
      break;
    }
    if (!named.perhaps) named.perhaps = at;
    named.doubts.insert(edge.doubts.begin(), edge.doubts.end());
  }
  if (named.perhaps && named.certain && *named.certain <= *named.perhaps) named.perhaps = std::nullopt;
  return named;
}

Named instant_of_moment(const World& world, const accord::Moment& moment, const Viewpoint& from) {
  const Anchor& anchor = moment.anchor;
  if (anchor.sort == Anchor::Sort::event) return of_event(world, moment, from);
  if (anchor.sort == Anchor::Sort::date) return {moved(world, moment, anchor.date), std::nullopt, {}};
  auto entered = entry_into_force(world);
  if (!entered && world.accord.in_force.empty() && !world.facts.empty()) entered = start_of_record(world);
  if (!entered) return {};
  return {moved(world, moment, *entered), std::nullopt, {}};
}

bool is_event(const std::optional<accord::Moment>& moment) { return moment && moment->anchor.sort == Anchor::Sort::event; }

// What begins and ends a norm, by the moments that events set or by the others; nullopt:
// the norm states none of these.
struct Limits {
  std::optional<Named> from;
  std::optional<Named> until;
};
enum class Moments : std::uint8_t { of_events, others };
Limits limits_of(Moments which, const World& world, const Viewpoint& asked) {
  const accord::Norm& norm = world.accord.norms[asked.norm];
  const auto named = [&](const std::optional<accord::Moment>& moment) -> std::optional<Named> {
    if (!moment || is_event(moment) != (which == Moments::of_events)) return std::nullopt;
    return instant_of_moment(world, *moment, asked);
  };
  return {named(norm.from_moment), named(norm.until_moment)};
}

Limits without_doubts(Limits limits) {
  for (std::optional<Named>* one : {&limits.from, &limits.until})
    if (*one) (*one)->perhaps = std::nullopt;
  return limits;
}

// As certain as the limits are: it begins late and ends early.
void narrow(const Limits& limits, Period& period) {
  if (limits.from && limits.from->certain) period.starts(*limits.from->certain);
  if (limits.from && !limits.from->certain) period.never = true;
  if (!limits.until) return;
  if (const auto end = limits.until->perhaps ? limits.until->perhaps : limits.until->certain) period.ends(*end);
}

// As wide as the limits allow: it begins early and ends late.
void widen(const Limits& limits, Period& period) {
  if (limits.from) {
    const auto start = limits.from->perhaps ? limits.from->perhaps : limits.from->certain;
    if (start) period.starts(*start);
    else period.never = true;
  }
  if (limits.until && limits.until->certain) period.ends(*limits.until->certain);
}

void set_period(const Period& period, accord::Norm& norm) {
  // Before any instant that a record may have: everything comes after it.
  const Instant never = *measure::civil(1800, 1, 1);
  norm.from = period.from;
  norm.until = period.until;
  const bool empty = period.from && period.until && *period.from >= *period.until;
  if (period.never || empty) norm.from = norm.until = never;
}

}  // namespace

std::optional<Instant> entry_into_force(const World& world) {
  const InForce* whole = sentence_for(world, "");
  return whole == nullptr ? std::nullopt : entry(world, *whole);
}

accord::Accord in_force(const World& world) {
  accord::Accord accord = world.accord;
  for (std::uint32_t n = 0; n < accord.norms.size(); ++n) {
    accord::Norm& norm = accord.norms[n];
    Period period = period_of_text(world, norm);
    if (norm.from) period.starts(*norm.from);
    if (norm.until) period.ends(*norm.until);
    const Viewpoint nobody{n, nullptr, std::nullopt};
    narrow(limits_of(Moments::others, world, nobody), period);
    // What perhaps ended a permission is no proof that it ended.
    if (norm.form == accord::NormForm::permission) narrow(without_doubts(limits_of(Moments::of_events, world, nobody)), period);
    set_period(period, norm);
  }
  return accord;
}

bool waits_for_an_event(const accord::Norm& norm) {
  return norm.form != accord::NormForm::permission && (is_event(norm.from_moment) || is_event(norm.until_moment));
}

Bound since_its_events(const World& world, std::uint32_t n, std::optional<std::size_t> zone) {
  const accord::Norm& norm = world.accord.norms[n];
  // One party is whom `the same party` means; several are none of them (check refuses it).
  const std::vector<Subject> subjects = subjects_of(norm);
  const Subject* only = subjects.size() == 1 ? &subjects.front() : nullptr;
  const Limits limits = limits_of(Moments::of_events, world, {n, only, zone});
  Bound bound{norm, std::nullopt, {}};
  Period certain{norm.from, norm.until};
  narrow(limits, certain);
  set_period(certain, bound.certain);
  for (const std::optional<Named>& one : {limits.from, limits.until}) {
    if (!one || !one->perhaps) continue;
    bound.doubts.insert(one->doubts.begin(), one->doubts.end());
    bound.possible = norm;
  }
  if (!bound.possible) return bound;
  Period possible{norm.from, norm.until};
  widen(limits, possible);
  set_period(possible, *bound.possible);
  return bound;
}

}  // namespace casus::oracle
