#include <doctest/doctest.h>

#include <cstdint>

#include "casus/watch/intervals.h"
#include "casus/watch/sweep.h"

using namespace casus::watch;
using casus::measure::Duration;
using casus::measure::Instant;
using casus::measure::Interval;

namespace {

Load exact(std::int64_t at, std::int64_t weight = 1) {
  const Interval when{Instant{at}, Instant{at}};
  return {when, when, true, false, weight, weight};
}
Load between(std::int64_t from, std::int64_t to, std::int64_t weight = 1) {
  const Interval when{Instant{from}, Instant{to}};
  return {when, when, false, false, weight, weight};
}

Load going_on(std::int64_t from, std::int64_t to) {
  Load load = between(from, to);
  load.goes_on = true;
  return load;
}

// Both instants and all between.
Span closed(std::int64_t from, std::int64_t to) { return {at(Instant{from}), just_after(Instant{to})}; }

struct Dice {
  std::uint64_t state;
  std::int64_t below(std::int64_t n) {
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<std::int64_t>((state >> 33U) % static_cast<std::uint64_t>(n));
  }
};

// The counts at instant x (in half-units, so that x may lie between two grid
// instants), straight from the definition of a closed window.
struct Counts {
  std::int64_t certain = 0;
  std::int64_t possible = 0;
};
Counts counts_at(const std::vector<Load>& loads, std::int64_t window2, std::int64_t x2) {
  Counts counts;
  for (const Load& load : loads) {
    const std::int64_t from2 = load.when.from.ms() * 2;
    const std::int64_t to2 = load.when.to.ms() * 2;
    const bool may = load.includes_to ? from2 <= x2 && x2 <= from2 + window2 : from2 <= x2 && x2 < to2 + window2;
    if (may) counts.possible += load.possible.value_or(1'000'000);
    const bool does = load.goes_on ? from2 <= x2 && x2 < to2 + window2 : to2 <= x2 && x2 <= from2 + window2;
    if (does) counts.certain += load.certain;
  }
  return counts;
}

}  // namespace

TEST_CASE("ten incidents within the window are reached at the tenth, both ends of the window in") {
  const std::vector<Load> loads{exact(0), exact(10)};
  const auto stretches = sweep(loads, Duration{10}, 2);
  REQUIRE(stretches.size() == 1);
  CHECK(stretches[0].span == closed(10, 10));
  CHECK(stretches[0].certain == std::vector{closed(10, 10)});
  CHECK(sweep(loads, Duration{9}, 2).empty());
}

TEST_CASE("an open end goes before a start comes, a closed one after the verdict") {
  CHECK(sweep(std::vector<Load>{between(0, 5), between(15, 20)}, Duration{10}, 2).empty());
  CHECK(sweep(std::vector<Load>{exact(5), between(15, 20)}, Duration{10}, 2).size() == 1);
}

TEST_CASE("a day-precise load is certain only inside its day's window") {
  const auto stretches = sweep(std::vector<Load>{between(0, 24)}, Duration{7 * 24}, 1);
  REQUIRE(stretches.size() == 1);
  CHECK(stretches[0].span == Span{0, at(Instant{8 * 24})});
  CHECK(stretches[0].certain == std::vector{closed(24, 7 * 24)});
}

TEST_CASE("what goes on is in the window from its first instant to its last and a window beyond") {
  const auto stretches = sweep(std::vector<Load>{going_on(0, 10)}, Duration{5}, 1);
  REQUIRE(stretches.size() == 1);
  CHECK(stretches[0].certain == std::vector{Span{0, at(Instant{15})}});
  CHECK(stretches[0].certain.front() == stretches[0].span);
}

TEST_CASE("an amount that a report leaves out leaves the count without upper bound") {
  Load unknown = exact(0, 0);
  unknown.possible = std::nullopt;
  const auto stretches = sweep(std::vector<Load>{unknown}, Duration{5}, 100);
  REQUIRE(stretches.size() == 1);
  CHECK_FALSE(stretches[0].peak_possible.has_value());
  CHECK(stretches[0].certain.empty());
}

TEST_CASE("the sweep agrees with the definition at every instant and between: 3,000 random sets") {
  Dice dice{7};
  for (int round = 0; round < 3'000; ++round) {
    std::vector<Load> loads;
    const std::int64_t n = 1 + dice.below(7);
    for (std::int64_t i = 0; i < n; ++i) {
      const std::int64_t from = dice.below(20);
      Load load = dice.below(2) == 0 ? exact(from) : between(from, from + 1 + dice.below(6));
      load.goes_on = load.when.from < load.when.to && dice.below(3) == 0;
      load.possible = 1 + dice.below(3);
      load.certain = dice.below(*load.possible + 1);
      loads.push_back(load);
    }
    const std::int64_t window = dice.below(9);
    const std::int64_t threshold = 1 + dice.below(5);
    const auto stretches = sweep(loads, Duration{window}, threshold);
    for (std::int64_t x2 = -2; x2 <= 90; ++x2) {
      const Counts counts = counts_at(loads, window * 2, x2);
      bool inside = false;
      bool certain = false;
      for (const Stretch& s : stretches) {
        inside = inside || (s.span.from <= x2 && x2 < s.span.to);
        for (const Span& c : s.certain) certain = certain || (c.from <= x2 && x2 < c.to);
      }
      REQUIRE_MESSAGE(inside == (counts.possible >= threshold), "round ", round, " at ", x2);
      REQUIRE_MESSAGE(certain == (counts.certain >= threshold), "round ", round, " at ", x2);
    }
  }
}

TEST_CASE("intervals add, subtract and measure") {
  const Intervals set = normalised({{Instant{5}, Instant{9}}, {Instant{0}, Instant{5}}, {Instant{20}, Instant{30}}});
  CHECK(set == Intervals{{Instant{0}, Instant{9}}, {Instant{20}, Instant{30}}});
  CHECK(minus(set, {{Instant{3}, Instant{25}}}) == Intervals{{Instant{0}, Instant{3}}, {Instant{25}, Instant{30}}});
  CHECK(total_ms(set) == 19);
}
