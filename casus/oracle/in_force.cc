// Entry into force, terms and renewals, and the period of each norm.
#include "casus/oracle/in_force.h"

#include <algorithm>

#include "casus/oracle/acts.h"
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
  Instant end = measure::deadline(from, *sentence.term, world.accord.offset);
  if (sentence.renewed_by.empty()) return end;
  Wanted wanted;
  wanted.verb = sentence.renewed_by;
  for (const Act& act : acts_of(world, wanted)) {
    if (!act.certain() || act.when.from < from || act.when.from > end) continue;
    from = end;
    end = measure::deadline(end, *sentence.term, world.accord.offset);
  }
  return end;
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

// The instant that the moment names; nullopt: it never came. A meaning that ended before
// its term had run names none: its next edge does.
std::optional<Instant> instant_of_moment(const World& world, const accord::Moment& moment, const Use& use) {
  const Anchor& anchor = moment.anchor;
  if (anchor.sort == Anchor::Sort::date) return moved(world, moment, anchor.date);
  if (anchor.sort == Anchor::Sort::entry_into_force) {
    auto from = entry_into_force(world);
    if (!from && world.accord.in_force.empty() && !world.facts.empty()) from = start_of_record(world);
    if (!from) return std::nullopt;
    return moved(world, moment, *from);
  }
  for (const Start& start : starts_of(world, anchor.event, use)) {
    if (!start.reached) continue;
    const Instant at = moved(world, moment, clock(start, anchor.clock));
    const bool lapsed = anchor.event.sort == accord::Event::Sort::meaning && start.over && *start.over < at;
    if (!lapsed) return at;
  }
  return std::nullopt;
}

bool is_event(const std::optional<accord::Moment>& moment) { return moment && moment->anchor.sort == Anchor::Sort::event; }

// By the moments that events set, or by the others.
enum class Moments : std::uint8_t { of_events, others };
struct Asked {
  const World& world;
  const accord::Norm& norm;
};
void narrow_by(Moments which, const Asked& asked, const Use& use, Period& period) {
  const auto& [world, norm] = asked;
  const auto wanted = [&](const std::optional<accord::Moment>& moment) {
    return moment && is_event(moment) == (which == Moments::of_events);
  };
  if (wanted(norm.from_moment)) {
    const auto at = instant_of_moment(world, *norm.from_moment, use);
    if (at) period.starts(*at);
    else period.never = true;
  }
  if (wanted(norm.until_moment))
    if (const auto at = instant_of_moment(world, *norm.until_moment, use)) period.ends(*at);
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
  for (accord::Norm& norm : accord.norms) {
    Period period = period_of_text(world, norm);
    if (norm.from) period.starts(*norm.from);
    if (norm.until) period.ends(*norm.until);
    narrow_by(Moments::others, {world, norm}, {}, period);
    if (norm.form == accord::NormForm::permission) narrow_by(Moments::of_events, {world, norm}, {}, period);
    set_period(period, norm);
  }
  return accord;
}

bool waits_for_an_event(const accord::Norm& norm) {
  return norm.form != accord::NormForm::permission && (is_event(norm.from_moment) || is_event(norm.until_moment));
}

accord::Norm since_its_events(const World& world, const accord::Norm& norm, std::optional<std::size_t> zone) {
  Period period{norm.from, norm.until};
  narrow_by(Moments::of_events, {world, norm}, {nullptr, nullptr, zone}, period);
  accord::Norm bound = norm;
  set_period(period, bound);
  return bound;
}

}  // namespace casus::oracle
