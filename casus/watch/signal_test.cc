#include "casus/watch/signal.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace casus::watch;
using casus::measure::Truth;

namespace {

struct Dice {
  std::uint64_t state;
  std::int64_t below(std::int64_t n) {
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<std::int64_t>((state >> 33U) % static_cast<std::uint64_t>(n));
  }
};

std::vector<Span> some_spans(Dice& dice) {
  std::vector<Span> spans(static_cast<std::size_t>(dice.below(5)));
  for (Span& span : spans) {
    span.from = dice.below(30);
    span.to = span.from + dice.below(8);
  }
  return spans;
}

bool in_any(const std::vector<Span>& spans, Position p) {
  return std::ranges::any_of(spans, [&](const Span& span) { return span.from <= p && p < span.to; });
}

}  // namespace

TEST_CASE("a signal has the last word of each position, and neighbours differ") {
  Signal signal;
  signal.then(4, Truth::yes);
  signal.then(6, Truth::unknown);
  signal.then(6, Truth::yes);
  signal.then(9, Truth::no);
  CHECK(signal.pieces().size() == 3);
  CHECK(signal.at(8) == Truth::yes);
  CHECK(signal.at(9) == Truth::no);
  CHECK(signal.at_least(Truth::unknown) == std::vector{Span{4, 9}});
}

TEST_CASE("an instant before 1970 is found again in its position and in the stretch after it") {
  const casus::measure::Instant before{-7};
  CHECK(instant_of(at(before)) == before);
  CHECK(instant_of(just_after(before)) == before);
}

TEST_CASE("spans that overlap or touch are one, and what is certain is not only possible") {
  const Signal signal = signal_of({{0, 5}, {5, 8}, {3, 4}}, {{6, 20}});
  CHECK(signal.at_least(Truth::unknown) == std::vector{Span{0, 20}});
  CHECK(signal.at_least(Truth::yes) == std::vector{Span{6, 20}});
}

TEST_CASE("merged signals agree with Kleene's logic at every position: 2,000 random pairs") {
  Dice dice{11};
  for (int round = 0; round < 2'000; ++round) {
    const auto possible = some_spans(dice);
    const auto certain = some_spans(dice);
    const Signal a = signal_of(possible, certain);
    const Signal b = signal_of(some_spans(dice), some_spans(dice));
    const Span asked{dice.below(20), 20 + dice.below(20)};
    Truth least = Truth::yes;
    Truth greatest = Truth::no;
    for (Position p = -1; p < 42; ++p) {
      REQUIRE(a.at(p) == (in_any(certain, p) ? Truth::yes : in_any(possible, p) ? Truth::unknown : Truth::no));
      REQUIRE(both(a, b).at(p) == casus::measure::both(a.at(p), b.at(p)));
      REQUIRE(either(a, b).at(p) == casus::measure::either(a.at(p), b.at(p)));
      REQUIRE(negated(a).at(p) == casus::measure::negate(a.at(p)));
      if (p < asked.from || p >= asked.to) continue;
      least = std::min(least, a.at(p));
      greatest = std::max(greatest, a.at(p));
    }
    REQUIRE(a.over(asked).least == least);
    REQUIRE(a.over(asked).greatest == greatest);
  }
}
