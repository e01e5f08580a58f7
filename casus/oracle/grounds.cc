// What events rest on, one function for each sort of event.
#include "casus/oracle/grounds.h"

#include <algorithm>
#include <map>

#include "casus/oracle/duties.h"
#include "casus/oracle/portions.h"

namespace casus::oracle {

using finding::Reason;
using measure::Duration;
using measure::Truth;

namespace {

std::vector<std::string> parties_of(const accord::Accord& accord) {
  std::vector<std::string> all;
  for (const accord::Party& party : accord.parties) all.push_back(party.name);
  return all;
}

// Whom `by` means where the event is used. Where nobody is judged, or nobody known,
// another party is any.
Subject whom(const World& world, const accord::Who& who, const Use& use) {
  using Sort = accord::Who::Sort;
  const std::vector<std::string> judged = use.subject == nullptr ? std::vector<std::string>{} : use.subject->parties;
  if (who.sort == Sort::parties) return {"", who.parties};
  if (who.sort == Sort::same_party) return {"", judged};
  Subject others{"", {}};
  if (who.sort != Sort::another_party) return others;
  for (const std::string& party : parties_of(world.accord))
    if (std::ranges::find(judged, party) == judged.end()) others.parties.push_back(party);
  return others;
}

bool is_as_grave(const accord::Accord& accord, const std::string& severity, const std::string& asked) {
  const auto& all = accord.severities;
  const auto from = std::ranges::find(all, asked);
  return severity == asked || std::find(from, all.end(), severity) != all.end();
}

// While a window that looks back sees positions [from, to).
Position seen_until(Position to, Duration window) { return to >= ending ? ending : to + 2 * window.raw(); }

// Where nobody watched there may have been any number.
Portion of_hole(const Hole& hole, Duration window) {
  Portion one;
  one.from = at(hole.when.from);
  one.to = at(hole.when.to + window);
  one.amount.greatest = std::nullopt;
  one.doubts.insert(Reason::no_coverage);
  if (hole.denied) one.doubts.insert(Reason::access_denied);
  one.support = {{hole.when, hole.when, false, true}};
  return one;
}

// Something that holds for a while, as portions: where it possibly does, where certainly.
std::vector<Portion> of_signal(const Signal& signal, const std::vector<Portion>& support, Duration window) {
  std::vector<Portion> all;
  for (const Piece& piece : signal.stretches([](Truth t) { return t != Truth::no; })) {
    Portion one = joined(support, piece);
    one.from = piece.from;
    one.to = seen_until(piece.to, window);
    one.amount = {{}, measure::whole(1)};
    all.push_back(one);
  }
  for (const Piece& piece : signal.stretches([](Truth t) { return t == Truth::yes; })) {
    Portion one = joined(support, piece);
    one.from = one.certain_from = piece.from;
    one.to = one.certain_to = seen_until(piece.to, window);
    one.certain = true;
    one.amount = {measure::whole(1), measure::Decimal{}};
    one.doubts.clear();
    all.push_back(one);
  }
  return all;
}

// A mover that is sighted again and again is one, as large as any of its sightings says.
std::vector<Portion> by_mover(const std::vector<Portion>& portions) {
  std::map<std::string, std::vector<Portion>> movers;
  std::vector<Portion> all;
  for (const Portion& one : portions) {
    const std::string& mover = (*one.evidence.begin())->mover;
    if (mover.empty()) all.push_back(one);
    else movers[mover].push_back(one);
  }
  for (const auto& [mover, some] : movers) {
    Signal seen;
    Bounds amount = some.front().amount;
    for (const Portion& one : some) {
      seen.raise(one.from, one.to, Truth::unknown);
      if (one.certain) seen.raise(one.certain_from, one.certain_to, Truth::yes);
      amount.least = std::min(amount.least, one.amount.least);
      const bool bounded = amount.greatest && one.amount.greatest;
      amount.greatest = bounded ? std::max(amount.greatest, one.amount.greatest) : std::nullopt;
    }
    for (Portion one : of_signal(seen, some, Duration{})) {
      one.amount = one.certain ? Bounds{amount.least, measure::Decimal{}} : Bounds{measure::Decimal{}, amount.greatest};
      all.push_back(one);
    }
  }
  return all;
}

// One report by itself tells of it.
const fact::Fact& told(const Portion& sighting) { return **sighting.evidence.begin(); }

bool counts_at(const Portion& one, Position p) {
  return one.certain && std::max(one.from, one.certain_from) <= p && p < std::min(one.to, one.certain_to);
}

// What the source of that sighting saw at its instant, all of it.
measure::Decimal seen_with(const Portion& sighting, const std::vector<Portion>& sightings, Position p) {
  const auto together = [&](const Portion& other) {
    if (&other == &sighting) return true;
    return told(other).source == told(sighting).source && *told(other).when == *told(sighting).when && told(sighting).when->exact();
  };
  measure::Decimal sum;
  std::set<std::string> movers;
  for (const Portion& one : sightings) {
    if (!together(one) || !counts_at(one, p)) continue;
    measure::Decimal least = one.amount.least;
    if (!told(one).mover.empty() && !movers.insert(told(one).mover).second) continue;
    for (const Portion& again : sightings)
      if (!told(one).mover.empty() && told(again).mover == told(one).mover) least = std::min(least, again.amount.least);
    sum = sum + least;
  }
  return sum;
}

// Those that have names are different ones, and so are those that one source saw at one instant;
// others may be the same.
std::vector<Portion> perhaps_the_same(const std::vector<Portion>& sightings, const std::vector<Portion>& added_up) {
  std::vector<Portion> all;
  for (const Piece& piece : stretches_of(added_up)) {
    measure::Decimal most;
    for (const Portion& one : added_up)
      if (!told(one).mover.empty() && counts_at(one, piece.from)) most = most + one.amount.least;
    for (const Portion& one : sightings)
      if (told(one).mover.empty() && counts_at(one, piece.from)) most = std::max(most, seen_with(one, sightings, piece.from));
    const measure::Decimal sum = sum_at(added_up, piece.from).certain;
    if (most >= sum) continue;
    Portion less;
    less.from = less.certain_from = piece.from;
    less.to = less.certain_to = piece.to;
    less.certain = true;
    less.amount = {most - sum, measure::Decimal{}};
    less.doubts = {Reason::uncertain_amount};
    all.push_back(less);
  }
  return all;
}

std::vector<Portion> seen(const World& world, const accord::Literal& literal, const Use& use) {
  const Asking ask = asking(world, literal.event, use);
  const std::vector<Incident> all = happenings(world, literal.event.root);
  std::vector<Portion> portions;
  for (const Weighed& one : asked_for(world, ask, use, all)) portions.push_back(portion_of(one, literal.measure, literal.within.value_or(Duration{})));
  return portions;
}

std::vector<Portion> of_facts(const World& world, const accord::Literal& literal, const Use& use) {
  const accord::Event& event = literal.event;
  const bool registered = event.root == fact::Root::act || event.root == fact::Root::declaration;
  // An incident counts at its own instant, what was done or declared from its instant on.
  std::optional<Duration> window = literal.within;
  if (!window && !registered) window = Duration{};
  const Asking ask = asking(world, event, use);
  const std::vector<Incident> all = happenings(world, event.root);
  std::vector<Portion> portions;
  for (const Weighed& one : asked_for(world, ask, use, all))
    portions.push_back(portion_of(one, literal.measure, window));
  if (event.root == fact::Root::sighting) portions = by_mover(portions);
  for (const Hole& hole : holes(world, ask.norm)) portions.push_back(of_hole(hole, *window));
  return portions;
}

// Does the literal affirm, and look at single instants only? Then a meaning that lasts with pauses
// sees them until the pause after them is too long.
bool is_bridged(const accord::Literal& literal) {
  return !literal.within && !literal.since && literal.quantity != accord::Literal::Quantity::none;
}

std::vector<Portion> of_breach(const World& world, const accord::Literal& literal, const Use& use) {
  std::vector<Portion> all;
  if (world.judged == nullptr) return all;
  for (const Judged& judged : *world.judged) {
    if (!is_named(world, literal.event, use, judged)) continue;
    const std::optional<Duration> within = judged.momentary && is_bridged(literal) ? use.pause : literal.within;
    const Duration window = within.value_or(Duration{});
    Portion like;
    like.to = ending;
    like.doubts.insert(judged.finding.reasons.begin(), judged.finding.reasons.end());
    like.evidence = judged.evidence;
    like.support = judged.support;
    if (!judged.momentary || !judged.finding.reached) {
      std::ranges::move(of_signal(judged.verdict, {like}, window), std::back_inserter(all));
      continue;
    }
    // It was at one instant of [from, to): a window may have lost it before `to`.
    const Support& support = judged.support.front();
    const measure::Instant reached = *judged.finding.reached;
    like.from = at(support.when.from);
    like.to = support.includes_to || !within ? just_after(support.when.to + window) : at(support.when.to + window);
    like.certain_from = at(reached);
    like.certain_to = just_after((within ? support.certain_when.from : reached) + window);
    like.certain = true;
    like.amount = {measure::whole(1), measure::whole(1)};
    all.push_back(like);
  }
  return all;
}

std::vector<Portion> of_meaning(const World& world, const accord::Literal& literal, const Use& use) {
  Use inner = use;
  if (!is_bridged(literal)) inner.pause = std::nullopt;
  const Held meaning = held(world, world.accord.meanings[literal.event.meaning], inner);
  return of_signal(meaning.signal, meaning.support, literal.within.value_or(Duration{}));
}

// A vote stays carried.
std::vector<Portion> of_votes(const World& world, const accord::Literal& literal) {
  std::vector<Portion> all;
  for (const Start& start : votes_carried(world, literal.event.motion)) {
    const measure::Instant by = start.reached.value_or(start.possible);
    Portion one;
    one.from = at(start.possible);
    one.certain_from = at(by);
    one.to = literal.within ? just_after(by + *literal.within) : ending;
    one.certain_to = literal.within ? just_after(start.possible + *literal.within) : ending;
    one.certain = start.reached.has_value();
    one.amount = {measure::whole(1), measure::whole(1)};
    one.doubts = start.doubts;
    one.evidence = start.evidence;
    one.support = {{{start.possible, by}, {start.possible, by}, one.certain, false}};
    all.push_back(one);
  }
  return all;
}

}  // namespace

Asking asking(const World& world, const accord::Event& event, const Use& use) {
  using Sort = accord::Where::Sort;
  Asking ask{{}, whom(world, event.by, use)};
  ask.norm.kind = event.kind;
  ask.norm.root = event.root;
  ask.norm.tests = event.tests;
  ask.norm.on = event.on;
  if (event.on.sort == accord::Who::Sort::another_party || event.on.sort == accord::Who::Sort::same_party)
    ask.norm.on = {accord::Who::Sort::parties, whom(world, event.on, use).parties};
  if (event.where.sort == Sort::zone) ask.norm.zone = event.where.zone;
  if (event.where.sort == Sort::there) ask.norm.zone = use.zone;
  ask.norm.proof = use.norm == nullptr ? world.accord.proof : use.norm->proof;
  ask.norm.subjects.anyone = ask.subject.anyone();
  ask.norm.subjects.parties = ask.subject.parties;
  return ask;
}

std::vector<Weighed> asked_for(const World& world, const Asking& ask, const Use& use,
                               const std::vector<Incident>& happenings) {
  std::vector<Weighed> all;
  for (const Incident& incident : happenings) {
    const std::optional<Weighed> one = weigh(world, ask.norm, ask.subject, incident);
    const bool below = one && use.excuse && one->doubts.contains(Reason::unproven);
    if (one && !below) all.push_back(*one);
  }
  return all;
}

bool is_named(const World& world, const accord::Event& event, const Use& use, const Judged& judged) {
  using Sort = accord::Who::Sort;
  if (std::ranges::find(event.norms, judged.norm) == event.norms.end()) return false;
  const bool grave = !event.severity || is_as_grave(world.accord, judged.finding.severity, *event.severity);
  if (!grave && !judged.hole) return false;
  if (event.by.sort == Sort::anyone) return judged.parties.empty() || judged.owed;
  if (event.by.sort == Sort::unstated) return judged.reported;
  const Subject named = whom(world, event.by, use);
  return !judged.parties.empty() &&
         std::ranges::all_of(judged.parties, [&](const std::string& party) { return named.includes(party); });
}

std::vector<Portion> grounds(const World& world, const accord::Literal& literal, const Use& use) {
  switch (literal.event.sort) {
    case accord::Event::Sort::facts: return of_facts(world, literal, use);
    case accord::Event::Sort::breach: return of_breach(world, literal, use);
    case accord::Event::Sort::meaning: return of_meaning(world, literal, use);
    case accord::Event::Sort::carried: return of_votes(world, literal);
  }
  return {};
}

std::vector<Portion> counted(const World& world, const accord::Literal& literal, const Use& use) {
  std::vector<Portion> all = grounds(world, literal, use);
  if (literal.event.sort != accord::Event::Sort::facts || literal.event.root != fact::Root::sighting) return all;
  const std::vector<Portion> sightings = seen(world, literal, use);
  std::ranges::move(perhaps_the_same(sightings, by_mover(sightings)), std::back_inserter(all));
  return all;
}

}  // namespace casus::oracle
