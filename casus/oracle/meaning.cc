// Meanings: named conditions, and what it is for one to last.
//
// Lasting is about what supports the condition, not about its windows: fifty shells at
// noon keep "50 within 24 h" true for a day and last no time at all. The supports of one
// stretch of the condition are cut where a pause between them is too long; each piece
// lasts from its first to its last. It is reached D after it began, and holds until the
// condition ends or a new piece begins.
#include <algorithm>

#include "casus/oracle/grounds.h"

namespace casus::oracle {

using measure::Duration;
using measure::Instant;
using measure::Truth;

namespace {

// A support for one question: begun by its first instant, still there at its last.
struct Spell {
  Instant begin;
  Instant end;
};

// Certainly: begun at the latest, and last seen at the earliest, that the reports allow.
Spell certainly(const Support& support) {
  const measure::Interval& when = support.certain_when;
  return support.goes_on ? Spell{when.from, when.to} : Spell{when.to, when.from};
}
Spell possibly(const Support& support) { return {support.when.from, support.when.to}; }

// Joins spells between which no pause is too long. Certain spells leave the longest
// pauses that may have been, possible ones the shortest.
std::vector<Spell> joined(std::vector<Spell> spells, const std::optional<Duration>& pause) {
  std::ranges::sort(spells, {}, &Spell::begin);
  std::vector<Spell> all;
  for (const Spell& one : spells) {
    const bool goes_on = !all.empty() && (!pause || one.begin - all.back().end <= *pause);
    if (!goes_on) all.push_back(one);
    all.back().end = std::max(all.back().end, one.end);
  }
  return all;
}

// Raises the signal to the stretch's truth where one of the spells has lasted long enough.
void raise_lasting(const accord::Meaning& meaning, const Piece& stretch, std::vector<Spell> spells, Signal& signal) {
  spells = joined(std::move(spells), meaning.pause);
  for (std::size_t i = 0; i < spells.size(); ++i) {
    const Position end = i + 1 < spells.size() ? std::min(at(spells[i + 1].begin), stretch.to) : stretch.to;
    if (spells[i].end - spells[i].begin >= *meaning.lasting)
      signal.raise(at(spells[i].begin + *meaning.lasting), end, stretch.truth);
  }
}

Signal lasting(const accord::Meaning& meaning, const Signal& condition, const std::vector<Portion>& support) {
  Signal signal;
  for (const Piece& stretch : condition.stretches([](Truth t) { return t != Truth::no; })) {
    std::vector<Spell> possible;
    std::vector<Spell> certain;
    for (const Support& one : joined(support, stretch).support) {
      possible.push_back(possibly(one));
      if (one.certain) certain.push_back(certainly(one));
    }
    raise_lasting(meaning, {stretch.from, stretch.to, Truth::unknown}, possible, signal);
    raise_lasting(meaning, {stretch.from, stretch.to, Truth::yes}, certain, signal);
  }
  return signal;
}

// What the literals that affirm rest on.
std::vector<Portion> support_of(const World& world, const accord::Condition& condition, const Use& use) {
  std::vector<Portion> all;
  for (const std::vector<accord::Literal>& conjunction : condition.any_of) {
    for (const accord::Literal& literal : conjunction) {
      Use inner = use;
      if (literal.quantity == accord::Literal::Quantity::none) inner.pause = std::nullopt;
      if (literal.sort == accord::Literal::Sort::group)
        std::ranges::move(support_of(world, literal.group.front(), inner), std::back_inserter(all));
      if (literal.sort == accord::Literal::Sort::event && literal.quantity != accord::Literal::Quantity::none)
        std::ranges::move(counted(world, literal, use), std::back_inserter(all));
    }
  }
  return all;
}

// Single instants last no time: where pauses are allowed, an event without a window of
// its own holds until the pause after it is too long.
accord::Condition bridged(accord::Condition condition, const std::optional<Duration>& pause) {
  for (std::vector<accord::Literal>& conjunction : condition.any_of) {
    for (accord::Literal& literal : conjunction) {
      const bool affirms = literal.quantity != accord::Literal::Quantity::none && !literal.since;
      for (accord::Condition& group : literal.group) group = bridged(group, affirms ? pause : std::nullopt);
      if (affirms && !literal.within && literal.event.sort == accord::Event::Sort::facts) literal.within = pause;
    }
  }
  return condition;
}

}  // namespace

Held held(const World& world, const accord::Meaning& meaning, const Use& use) {
  Use inner = use;
  inner.norm = nullptr;  // its facts are proven by the accord's own proof
  if (meaning.lasting) inner.pause = meaning.pause;  // else that of the meaning that names this one
  Held all;
  const accord::Condition condition = bridged(meaning.condition, inner.pause);
  all.condition = all.signal = signal_of(world, condition, inner);
  all.support = support_of(world, condition, inner);
  if (meaning.lasting) all.signal = both(all.condition, lasting(meaning, all.condition, all.support));
  // What is not there supports nothing, and may be in doubt.
  for (const Piece& piece : all.signal.stretches([](Truth t) { return t != Truth::no; })) {
    Portion doubted;
    doubted.from = piece.from;
    doubted.to = piece.to;
    doubted.doubts = doubts_without_grounds(world, condition, inner, piece);
    all.support.push_back(doubted);
  }
  return all;
}

}  // namespace casus::oracle
