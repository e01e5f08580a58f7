// Starts: each coming about of an event, one function for each sort of event.
#include <algorithm>

#include "casus/oracle/acts.h"
#include "casus/oracle/coverage.h"
#include "casus/oracle/duties.h"
#include "casus/oracle/grounds.h"
#include "casus/oracle/portions.h"

namespace casus::oracle {

using measure::Instant;
using measure::Truth;

namespace {

bool share(const std::set<const fact::Fact*>& a, const std::set<const fact::Fact*>& b) {
  return std::ranges::any_of(a, [&](const fact::Fact* one) { return b.contains(one); });
}

// A fact or an act starts at its instant; an uncertain one counts from its end.
std::vector<Start> of_facts(const World& world, const accord::Event& event, const Use& use) {
  const Asking ask = asking(world, event, use);
  const std::vector<Incident> all = happenings(world, event.root);
  std::vector<Start> starts;
  for (const Weighed& one : asked_for(world, ask, use, all)) {
    const Portion portion = portion_of(one, "incidents", measure::Duration{});
    Start start;
    start.possible = one.when.from;
    if (one.certain) start.reached = start.initial = instant_of(portion.certain_from);
    for (const fact::Fact* report : one.telling)
      for (const std::string& actor : report->actors)
        if (std::ranges::find(start.actors, actor) == start.actors.end()) start.actors.push_back(actor);
    start.zone = ask.norm.zone;
    start.because = one.telling.front()->id();
    start.evidence = one.evidence;
    start.doubts = portion.doubts;
    starts.push_back(start);
  }
  for (const Hole& hole : holes(world, ask.norm)) {  // perhaps nobody saw it
    Start start;
    start.possible = hole.when.from;
    start.zone = ask.norm.zone;
    start.because = "no_coverage";
    start.doubts.insert(finding::Reason::no_coverage);
    if (hole.denied) start.doubts.insert(finding::Reason::access_denied);
    starts.push_back(start);
  }
  return starts;
}

// The initial breach: the first rung reached by what led to it.
std::optional<Instant> initial_breach(const World& world, const std::vector<std::string>& norms,
                                      const std::set<const fact::Fact*>& evidence) {
  std::optional<Instant> first;
  for (const Judged& judged : *world.judged) {
    const bool of_these = std::ranges::find(norms, judged.norm) != norms.end();
    if (!of_these || !judged.finding.reached || !share(judged.evidence, evidence)) continue;
    first = first ? std::min(*first, *judged.finding.reached) : *judged.finding.reached;
  }
  return first;
}

std::optional<std::size_t> zone_named(const accord::Accord& accord, const std::string& key) {
  const auto zone = std::ranges::find(accord.zones, key, &accord::Zone::name);
  if (zone == accord.zones.end()) return std::nullopt;
  return static_cast<std::size_t>(zone - accord.zones.begin());
}

// Of several who are judged as one: whom of them the same facts accuse by itself, if that
// leaves a choice of some; else any of them.
std::vector<std::string> may_have_done(const World& world, const Judged& judged) {
  std::set<std::string> accused;
  for (const Judged& other : *world.judged) {
    const bool of_the_same = other.norm == judged.norm && other.finding.key == judged.finding.key && share(other.evidence, judged.evidence);
    if (of_the_same && other.parties.size() == 1) accused.insert(other.parties.front());
  }
  std::vector<std::string> some;
  for (const std::string& party : judged.parties)
    if (accused.contains(party)) some.push_back(party);
  return some.size() > 1 ? some : judged.parties;
}

Start of_judged(const World& world, const Judged& judged) {
  Start start;
  start.possible = judged.finding.from;
  start.reached = judged.finding.reached;
  start.actors = may_have_done(world, judged);
  start.zone = zone_named(world.accord, judged.finding.key);
  start.because = judged.finding.id;
  start.evidence = judged.evidence;
  start.doubts.insert(judged.finding.reasons.begin(), judged.finding.reasons.end());
  return start;
}

// A breach while it goes on: rungs that are reached within it belong to it, and one that breaks
// a rung by itself is one with what breaks another at that instant.
struct Breach {
  Start start;
  std::string norm;
  std::string subject;
  std::string key;
  std::optional<Instant> until;
  bool momentary = false;
};

bool goes_on(const Breach& breach, const Judged& next) {
  const bool same = breach.norm == next.norm && breach.subject == next.subject && breach.key == next.finding.key;
  if (!same) return false;
  if (breach.momentary != next.momentary)
    return breach.start.possible == next.finding.from && share(breach.start.evidence, next.evidence);
  if (breach.momentary) return breach.start.possible == next.finding.from && breach.until == next.finding.to;
  return !breach.until || next.finding.from <= *breach.until;
}

void go_on(const World& world, Breach& breach, const Judged& next) {
  const Start more = of_judged(world, next);
  if (more.reached && (!breach.start.reached || *more.reached < *breach.start.reached)) {
    breach.start.reached = more.reached;
    breach.start.because = more.because;
  }
  breach.start.evidence.insert(more.evidence.begin(), more.evidence.end());
  breach.start.doubts.insert(more.doubts.begin(), more.doubts.end());
  if (breach.until) breach.until = next.finding.to ? std::optional{std::max(*breach.until, *next.finding.to)} : std::nullopt;
}

// Does another subject's breach tell of the same facts, with more certainty or before it
// in the order of subjects? Then this one is no coming about of its own.
bool is_shadow(const std::vector<Breach>& all, std::size_t i) {
  const Breach& one = all[i];
  for (std::size_t k = 0; k < all.size(); ++k) {
    const Breach& other = all[k];
    const bool same = other.norm == one.norm && other.key == one.key && other.subject != one.subject;
    if (!same || !other.start.reached || !share(other.start.evidence, one.start.evidence)) continue;
    const bool first = one.start.reached && (other.start.reached < one.start.reached ||
                                             (other.start.reached == one.start.reached && k < i));
    if (!one.start.reached || first) return true;
  }
  return false;
}

std::vector<Start> of_breach(const World& world, const accord::Event& event, const Use& use) {
  std::vector<const Judged*> named;
  for (const Judged& judged : *world.judged)
    if (is_named(world, event, use, judged)) named.push_back(&judged);
  std::ranges::stable_sort(named, {}, [](const Judged* judged) { return judged->finding.from; });
  std::vector<Breach> breaches;
  for (const Judged* judged : named) {
    const auto open = std::ranges::find_if(breaches, [&](const Breach& breach) { return goes_on(breach, *judged); });
    if (open != breaches.end()) go_on(world, *open, *judged);
    else breaches.push_back({of_judged(world, *judged), judged->norm, judged->subject, judged->finding.key,
                             judged->finding.to, judged->momentary});
  }
  std::vector<Start> starts;
  for (std::size_t i = 0; i < breaches.size(); ++i) {
    if (is_shadow(breaches, i)) continue;
    Start start = breaches[i].start;
    if (start.reached) start.doubts.clear();
    if (start.reached) start.initial = initial_breach(world, {breaches[i].norm}, start.evidence);
    starts.push_back(start);
  }
  return starts;
}

// The norms whose breaches the condition affirms.
void add_norms(const accord::Condition& condition, std::vector<std::string>& norms) {
  for (const std::vector<accord::Literal>& conjunction : condition.any_of) {
    for (const accord::Literal& literal : conjunction) {
      for (const accord::Condition& group : literal.group) add_norms(group, norms);
      if (literal.quantity != accord::Literal::Quantity::none)
        norms.insert(norms.end(), literal.event.norms.begin(), literal.event.norms.end());
    }
  }
}

// The first instant in the piece at which the signal says yes.
std::optional<Instant> first_yes(const Signal& signal, Piece within) {
  for (const Piece& piece : signal.stretches([](Truth t) { return t == Truth::yes; }))
    if (piece.from < within.to && piece.to > within.from) return instant_of(std::max(piece.from, within.from));
  return std::nullopt;
}

// When the condition that bears this stretch of the meaning first held, without lasting.
std::optional<Instant> initial_of(const World& world, const accord::Meaning& meaning, const Held& held, const Start& start) {
  std::vector<std::string> norms;
  add_norms(meaning.condition, norms);
  if (!norms.empty() && world.judged != nullptr)
    if (const auto initial = initial_breach(world, norms, start.evidence)) return initial;
  for (const Piece& piece : held.condition.stretches([](Truth t) { return t != Truth::no; }))
    if (piece.from <= at(start.possible) && at(start.possible) < piece.to) return first_yes(held.condition, piece);
  return start.reached;
}

// A meaning comes about where it may have become true; not at the start of the record.
std::vector<Start> of_meaning(const World& world, const accord::Event& event, const Use& use) {
  const accord::Meaning& meaning = world.accord.meanings[event.meaning];
  const Held all = held(world, meaning, use);
  const Instant last = end_of_record(world);
  std::vector<Start> starts;
  for (const Piece& piece : all.signal.stretches([](Truth t) { return t != Truth::no; })) {
    if (piece.from == beginning || instant_of(piece.from) > last) continue;
    Start start;
    start.possible = instant_of(piece.from);
    start.reached = first_yes(all.signal, piece);
    if (start.reached && *start.reached > last) start.reached = std::nullopt;
    if (piece.to <= at(last)) start.over = instant_of(piece.to);
    start.because = meaning.name;
    const Position until = start.reached ? just_after(*start.reached) : piece.to;
    start.evidence = joined(all.support, {piece.from, until, Truth::no}).evidence;
    start.initial = initial_of(world, meaning, all, start);
    Use inner = use;
    inner.norm = nullptr;
    if (!start.reached) start.doubts = doubts_of(world, meaning.condition, inner, piece);
    if (!start.reached && meaning.lasting) start.doubts.insert(finding::Reason::short_of_duration);
    starts.push_back(start);
  }
  return starts;
}

}  // namespace

std::vector<Start> starts_of(const World& world, const accord::Event& event, const Use& use) {
  using Sort = accord::Event::Sort;
  std::vector<Start> starts;
  if (event.sort == Sort::facts) starts = of_facts(world, event, use);
  if (event.sort == Sort::breach && world.judged != nullptr) starts = of_breach(world, event, use);
  if (event.sort == Sort::meaning) starts = of_meaning(world, event, use);
  if (event.sort == Sort::carried) starts = votes_carried(world, event.motion);
  std::ranges::stable_sort(starts, {}, &Start::possible);
  return starts;
}

}  // namespace casus::oracle
