#include "casus/watch/portions.h"

#include <doctest/doctest.h>

#include "casus/watch/since.h"

using namespace casus::watch;
using casus::finding::Reason;
using casus::measure::decimal_one;
using casus::measure::Duration;
using casus::measure::Instant;
using casus::measure::Truth;

namespace {

struct Dice {
  std::uint64_t state;
  std::int64_t below(std::int64_t n) {
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<std::int64_t>((state >> 33U) % static_cast<std::uint64_t>(n));
  }
};

// Possible on [from, to), certain on the second half of it.
Portion some_portion(Dice& dice) {
  Portion one;
  one.possible.from = dice.below(20);
  one.possible.to = one.possible.from + 1 + dice.below(9);
  one.certain = {one.possible.from + dice.below(4), one.possible.to - dice.below(3)};
  one.certain.from = std::min(one.certain.from, one.possible.to - 1);
  one.certain.to = std::max(one.certain.to, one.possible.from + 1);
  one.sure = dice.below(2) == 0;
  one.least = dice.below(3);
  one.most = one.least + dice.below(2);
  if (!one.sure) one.doubts.insert(dice.below(2) == 0 ? Reason::unproven : Reason::uncertain_place);
  return one;
}

bool touches(Span a, Span b) { return a.from < b.to && b.from < a.to; }
bool holds(Span span, Position p) { return span.from <= p && p < span.to; }

Truth reached_at(const Portions& portions, std::int64_t needed, Position p) {
  std::int64_t certain = 0;
  std::int64_t possible = 0;
  for (const Portion& one : portions) {
    if (!holds(one.possible, p)) continue;
    possible += *one.most;
    if (one.sure && holds(one.certain, p)) certain += one.least;
  }
  return certain >= needed ? Truth::yes : possible >= needed ? Truth::unknown : Truth::no;
}

Reasons doubts_in(const Portions& portions, Span span) {
  Reasons all;
  for (const Portion& one : portions) {
    if (!touches(one.possible, span)) continue;
    all |= one.doubts;
    if (one.sure && (one.certain.from > span.from || one.certain.to < span.to)) all.insert(Reason::uncertain_time);
  }
  return all;
}

}  // namespace

TEST_CASE("sums and doubts agree with their definition at every position: 2,000 random sets") {
  Dice dice{5};
  for (int round = 0; round < 2'000; ++round) {
    Portions portions(static_cast<std::size_t>(dice.below(6)));
    for (Portion& one : portions) one = some_portion(dice);
    const std::int64_t needed = dice.below(5);
    const Signal signal = reached(portions, needed);
    for (Position p = -1; p < 32; ++p) REQUIRE(signal.at(p) == reached_at(portions, needed, p));
    const DoubtIndex doubts{portions};
    for (int ask = 0; ask < 10; ++ask) {
      const Position from = dice.below(28);
      const Span span{from, from + 1 + dice.below(6)};
      REQUIRE(doubts.in(span) == doubts_in(portions, span));
    }
  }
}

TEST_CASE("what holds for a while is one portion where it may and one where it does, seen for a window longer") {
  Signal signal;
  signal.then(10, Truth::unknown);
  signal.then(14, Truth::yes);
  signal.then(20, Truth::no);
  Portion ground;
  ground.possible = {12, 16};
  ground.doubts.insert(Reason::unproven);
  ground.support = {{{Instant{6}, Instant{8}}, {Instant{6}, Instant{8}}, true, true}};
  const Portions all = portions_of(signal, {Portions{ground}}, Duration{3});
  REQUIRE(all.size() == 2);
  CHECK(all[0].possible == Span{10, 26});
  CHECK(all[0].doubts == Reasons{Reason::unproven});
  CHECK(all[1].certain == Span{14, 26});
  CHECK(all[1].doubts.empty());
  CHECK(all[0].support.size() == 1);
  CHECK(all[1].support.size() == 1);
  CHECK(reached(all, decimal_one).at(25) == Truth::yes);
}

TEST_CASE("nothing is since what never was") {
  Portion event;
  event.possible = event.certain = {4, 5};
  event.sure = true;
  CHECK(since({event}, {}).signal.at(100) == Truth::no);
  Portion before = event;
  before.possible = before.certain = {2, 3};
  CHECK(since({event}, {before}).signal.at(3) == Truth::no);
  CHECK(since({event}, {before}).signal.at(4) == Truth::yes);
  CHECK(since({before}, {event}).signal.at(4) == Truth::no);
}

TEST_CASE("of acts of one instant the log says which came since the other") {
  Portion first;
  first.possible = first.certain = {4, 5};
  first.sure = true;
  first.evidence = {1};
  Portion second = first;
  second.evidence = {2};
  using enum OfOneInstant;
  CHECK(since({second}, {first}, in_log_order).signal.at(4) == Truth::yes);
  CHECK(since({second}, {first}, in_log_order).signal.at(100) == Truth::yes);
  CHECK(since({first}, {second}, in_log_order).signal.at(4) == Truth::no);
  CHECK(since({second}, {first}, at_once).signal.at(4) == Truth::no);
  Portion perhaps = second;
  perhaps.possible = {2, 8};  // at 4 too, and then it is the later word
  perhaps.sure = false;
  CHECK(since({perhaps}, {first}, in_log_order).signal.at(4) == Truth::unknown);
  perhaps.evidence = {0};
  CHECK(since({perhaps}, {first}, in_log_order).signal.at(4) == Truth::no);
  CHECK(since({perhaps}, {first}, in_log_order).signal.at(5) == Truth::unknown);
}
