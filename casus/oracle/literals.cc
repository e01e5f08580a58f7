// Conditions by Kleene's logic, position by position.
#include "casus/oracle/condition.h"

#include <algorithm>
#include <map>

#include "casus/oracle/grounds.h"
#include "casus/oracle/notice.h"
#include "casus/oracle/since.h"

namespace casus::oracle {

using finding::Reason;
using measure::Decimal;
using measure::Truth;
using Quantity = accord::Literal::Quantity;

namespace {

// Is the literal's number reached? `none` is turned around by the caller.
Truth reached(const accord::Literal& literal, const Sum& sum) {
  Decimal needed = measure::whole(1);
  if (literal.quantity == Quantity::at_least) needed = literal.amount;
  if (literal.quantity == Quantity::more_than) needed = literal.amount + Decimal{1};
  if (sum.certain >= needed) return Truth::yes;
  return !sum.possible || *sum.possible >= needed ? Truth::unknown : Truth::no;
}

Signal of_event(const World& world, const accord::Literal& literal, const Use& use) {
  const std::vector<Portion> portions = counted(world, literal, use);
  Signal signal{reached(literal, {})};
  for (const Piece& piece : stretches_of(portions))
    signal.set(piece.from, piece.to, reached(literal, sum_at(portions, piece.from)));
  return signal;
}

bool is_of_acts(const accord::Event& event) { return event.sort == accord::Event::Sort::facts && event.root == fact::Root::act; }

// EVENT at some instant after the latest EVENT2: see since.h. Which of two acts of one
// millisecond is the later word the log says; nothing else has such an order.
Sequence sequence(const World& world, const accord::Literal& literal, const Use& use) {
  accord::Literal event = literal;
  event.within = measure::Duration{};
  accord::Literal before = event;
  before.event = *literal.since;
  Sequence two{grounds(world, event, use), grounds(world, before, use)};
  if (!is_of_acts(event.event) || !is_of_acts(before.event)) return two;
  std::map<const fact::Fact*, std::size_t> places;
  for (const fact::Fact* fact : world.facts) places.emplace(fact, places.size());
  two.rank = [places](const Portion& act) { return places.at(*act.evidence.begin()); };
  return two;
}

Signal of_literal(const World& world, const accord::Literal& literal, const Use& use) {
  using Sort = accord::Literal::Sort;
  if (literal.sort == Sort::group) {
    // `may ... unless C` excuses while C does not hold: the group is negated.
    Use inner = use;
    if (literal.quantity == Quantity::none) inner.pause = std::nullopt;
    const Signal group = signal_of(world, literal.group.front(), inner);
    return literal.quantity == Quantity::none ? negated(group) : group;
  }
  if (literal.sort == Sort::notified)
    return Signal{use.fact == nullptr ? Truth::no : notified(world, literal, use, *use.fact)};
  const Signal signal = literal.since ? since(sequence(world, literal, use)) : of_event(world, literal, use);
  return literal.quantity == Quantity::none ? negated(signal) : signal;
}

bool is_unknown_in(const Signal& signal, Piece when) {
  return std::ranges::any_of(signal.pieces(), [&](const Piece& piece) {
    return piece.truth == Truth::unknown && piece.from < when.to && when.from < piece.to;
  });
}

Reasons doubts_of(const World& world, const accord::Literal& literal, const Use& use, Piece when) {
  if (!is_unknown_in(of_literal(world, literal, use), when)) return {};
  if (literal.sort == accord::Literal::Sort::group) return doubts_of(world, literal.group.front(), use, when);
  if (literal.sort == accord::Literal::Sort::notified) return {Reason::uncertain_time};
  if (literal.since) return doubts_of_since(sequence(world, literal, use), when);
  std::vector<Portion> portions = counted(world, literal, use);
  Reasons all = joined(portions, when).doubts;
  for (const Portion& one : portions) {
    const bool may_count = one.from < when.to && when.from < one.to;
    const bool counts = one.certain_from <= when.from && when.to <= one.certain_to;
    const bool adds = one.certain && one.amount.least >= Decimal{};
    if (adds && may_count && !counts) all.insert(Reason::uncertain_time);
  }
  return all;
}

}  // namespace

Signal signal_of(const World& world, const accord::Condition& condition, const Use& use) {
  if (condition.any_of.empty()) return Signal{Truth::yes};
  Signal any;
  for (const std::vector<accord::Literal>& conjunction : condition.any_of) {
    Signal all{Truth::yes};
    for (const accord::Literal& literal : conjunction) all = both(all, of_literal(world, literal, use));
    any = either(any, all);
  }
  return any;
}

Signal signal_of(const World& world, const accord::Event& event, const Use& use) {
  accord::Literal literal;
  literal.event = event;
  return of_literal(world, literal, use);
}

Reasons doubts_of(const World& world, const accord::Condition& condition, const Use& use, Piece when) {
  Reasons all;
  for (const std::vector<accord::Literal>& conjunction : condition.any_of) {
    for (const accord::Literal& literal : conjunction) {
      const Reasons some = doubts_of(world, literal, use, when);
      all.insert(some.begin(), some.end());
    }
  }
  return all;
}

Reasons doubts_without_grounds(const World& world, const accord::Condition& condition, const Use& use, Piece when) {
  Reasons all;
  for (const std::vector<accord::Literal>& conjunction : condition.any_of) {
    for (const accord::Literal& literal : conjunction) {
      const bool affirms = literal.quantity != Quantity::none;
      Reasons some;
      if (!affirms || literal.since) some = doubts_of(world, literal, use, when);
      else if (literal.sort == accord::Literal::Sort::group) some = doubts_without_grounds(world, literal.group.front(), use, when);
      all.insert(some.begin(), some.end());
    }
  }
  return all;
}

}  // namespace casus::oracle
