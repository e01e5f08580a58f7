#include "casus/rehearse/dice.h"

#include <doctest/doctest.h>

#include <array>

using casus::rehearse::Dice;

TEST_CASE("the same seed and stream give the same numbers, another of either does not") {
  Dice a{7, "norm 4.1"};
  Dice b{7, "norm 4.1"};
  Dice other_stream{7, "norm 4.2"};
  Dice other_seed{8, "norm 4.1"};
  const std::uint64_t first = a.next();
  CHECK(first == b.next());
  CHECK(first != other_stream.next());
  CHECK(first != other_seed.next());
  CHECK(a.next() != first);
}

TEST_CASE("the first numbers are written down, so that no compiler may change them") {
  Dice dice{1, ""};
  CHECK(dice.next() == 17'006'655'040'534'881'564ULL);
  CHECK(dice.next() == 12'393'371'525'426'249'862ULL);
}

TEST_CASE("every value of a die comes about equally often, and none outside it") {
  Dice dice{3, "fair"};
  std::array<int, 6> seen{};
  for (int i = 0; i < 60'000; ++i) ++seen[dice.index(6)];
  for (const int count : seen) CHECK((count > 9'500 && count < 10'500));
  for (int i = 0; i < 1'000; ++i) {
    const std::int64_t drawn = dice.between(-2, 2);
    CHECK((drawn >= -2 && drawn <= 2));
  }
  CHECK(dice.between(5, 5) == 5);
}
