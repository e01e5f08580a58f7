// Meanings, and what it is for one to last.
//
// Lasting is about what supports the condition, not about its windows: fifty shells at
// noon keep "50 within 24 h" true for a day and last no time at all. The supports of one
// stretch of the condition are cut where a pause between them is too long; each piece
// lasts from its first to its last. It is reached D after it began, and holds until the
// condition ends or a new piece begins.
#include <algorithm>

#include "casus/watch/conditions.h"

namespace casus::watch {

using accord::Condition;
using accord::Literal;
using measure::Duration;
using measure::Instant;
using measure::Truth;
using Quantity = accord::Literal::Quantity;

namespace {

// Begun by its first instant, still there at its last.
struct Spell {
  Instant begin;
  Instant end;
};

// Certainly: begun at the latest, and last seen at the earliest, that the reports allow.
Spell certainly(const Support& support) {
  const measure::Interval& when = support.certain_when;
  return support.goes_on ? Spell{when.from, when.to} : Spell{when.to, when.from};
}

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

// Where, in the stretch, one of the spells has lasted long enough.
void add_lasting(const accord::Meaning& meaning, Span stretch, std::vector<Spell> spells, std::vector<Span>& out) {
  spells = joined(std::move(spells), meaning.pause);
  for (std::size_t i = 0; i < spells.size(); ++i) {
    const Position end = i + 1 < spells.size() ? std::min(at(spells[i + 1].begin), stretch.to) : stretch.to;
    if (spells[i].end - spells[i].begin >= *meaning.lasting) out.push_back({at(spells[i].begin + *meaning.lasting), end});
  }
}

Signal lasting(const accord::Meaning& meaning, const Signal& condition, const Portions& grounds) {
  const std::vector<Span> stretches = condition.at_least(Truth::unknown);
  const std::vector<std::vector<Support>> supports = supports_of(stretches, grounds);
  std::vector<Span> possible;
  std::vector<Span> certain;
  for (std::size_t i = 0; i < stretches.size(); ++i) {
    std::vector<Spell> perhaps;
    std::vector<Spell> surely;
    for (const Support& one : supports[i]) {
      perhaps.push_back({one.when.from, one.when.to});
      if (one.certain) surely.push_back(certainly(one));
    }
    add_lasting(meaning, stretches[i], std::move(perhaps), possible);
    add_lasting(meaning, stretches[i], std::move(surely), certain);
  }
  return signal_of(std::move(possible), std::move(certain));
}

// Single instants last no time: where pauses are allowed, an event without a window of
// its own holds until the pause after it is too long.
Condition bridged(Condition condition, const std::optional<Duration>& pause) {
  for (std::vector<Literal>& conjunction : condition.any_of) {
    for (Literal& literal : conjunction) {
      for (Condition& group : literal.group) group = bridged(std::move(group), pause);
      const bool affirms = literal.quantity != Quantity::none && !literal.since;
      if (affirms && !literal.within && literal.event.sort == accord::Event::Sort::facts) literal.within = pause;
    }
  }
  return condition;
}

}  // namespace

// What the literals that affirm rest on.
void Conditions::add_grounds(const Condition& condition, const Use& use, Portions& out) {
  for (const std::vector<Literal>& conjunction : condition.any_of) {
    for (const Literal& literal : conjunction) {
      if (literal.sort == Literal::Sort::group) add_grounds(literal.group.front(), use, out);
      if (literal.sort == Literal::Sort::event && literal.quantity != Quantity::none)
        std::ranges::move(grounds(literal, use), std::back_inserter(out));
    }
  }
}

const Held& Conditions::held(std::size_t index, const Use& use) {
  const Known key{index, use.judged, use.zone, use.excuse};
  const auto known = meanings_.find(key);
  if (known != meanings_.end()) return known->second;
  const accord::Meaning& meaning = accord_.meanings[index];
  Use own = use;
  own.proof = &accord_.proof;  // its facts are proven as the accord asks
  const Condition condition = bridged(meaning.condition, meaning.lasting ? meaning.pause : std::nullopt);
  Held held;
  held.signal = answer(condition, own).signal;
  add_grounds(condition, own, held.grounds);
  if (meaning.lasting) held.signal = both(held.signal, lasting(meaning, held.signal, held.grounds));
  return meanings_.emplace(key, std::move(held)).first->second;
}

}  // namespace casus::watch
