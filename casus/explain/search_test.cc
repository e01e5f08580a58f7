// Neighbours at which an answer turns, and sets from which nothing can be left out.
#include "casus/explain/search.h"

#include <doctest/doctest.h>

#include <algorithm>

namespace casus::explain {
namespace {

TEST_CASE("a turn is found above and below, whatever the guess") {
  const auto at_least_73 = [](std::int64_t n) { return n >= 73; };
  const auto at_most_12 = [](std::int64_t n) { return n <= 12; };
  for (const std::int64_t guess : {51, 60, 72, 73, 74, 99, 100}) {
    const auto turn = find_turn({50, guess, 100}, at_least_73);
    REQUIRE(turn.has_value());
    CHECK(turn->stays == 72);
    CHECK(turn->turns == 73);
  }
  for (const std::int64_t guess : {0, 11, 12, 13, 49}) {
    const auto turn = find_turn({50, guess, 0}, at_most_12);
    REQUIRE(turn.has_value());
    CHECK(turn->stays == 13);
    CHECK(turn->turns == 12);
  }
}

TEST_CASE("where nothing turns, nothing is found") {
  CHECK_FALSE(find_turn({0, 10, 1'000}, [](std::int64_t) { return false; }).has_value());
}

TEST_CASE("a turn right beside the start has the start as its neighbour") {
  const auto turn = find_turn({5, 6, 9}, [](std::int64_t n) { return n > 5; });
  REQUIRE(turn.has_value());
  CHECK(turn->stays == 5);
  CHECK(turn->turns == 6);
}

TEST_CASE("what is needed is left, and nothing else, in a few questions where little is needed") {
  int asked = 0;
  const auto needs_7_and_900 = [&](const Subset& some) {
    ++asked;
    return std::ranges::find(some, 7U) != some.end() && std::ranges::find(some, 900U) != some.end();
  };
  CHECK(irreducible(1'000, needs_7_and_900) == Subset{7, 900});
  CHECK(asked < 100);
}

TEST_CASE("what is needed only beside something that goes later is left out in the end") {
  const auto odd = [](const Subset& some) {
    const auto has = [&](std::size_t i) { return std::ranges::find(some, i) != some.end(); };
    return has(3) && (has(0) || !has(1));  // 0 is needed while 1 is there
  };
  CHECK(irreducible(4, odd) == Subset{3});
}

TEST_CASE("of things that are alike the last ones are left") {
  const auto any_three = [](const Subset& some) { return some.size() >= 3; };
  CHECK(irreducible(10, any_three) == Subset{7, 8, 9});
  CHECK(irreducible(3, any_three) == Subset{0, 1, 2});
}

}  // namespace
}  // namespace casus::explain
