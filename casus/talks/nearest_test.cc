// Nearest packages by the solver, against looking at every package.
#include <doctest/doctest.h>

#include "casus/talks/nearest.h"
#include "tests/support/talks.h"

namespace {

using namespace casus;
using namespace casus::talks;
using casus::testing::random_talk;

base::SerialExecutor serial;

// Of each issue, what leaving a random option costs: 1, or 2 where choices lie in it.
std::vector<std::vector<Points>> random_costs(const Talk& talk, std::uint64_t seed) {
  casus::testing::Draw draw{seed};
  std::vector<std::vector<Points>> out;
  for (const Issue& issue : talk.issues) {
    const std::size_t kept = draw.below(issue.options.size());
    out.emplace_back();
    for (std::size_t o = 0; o < issue.options.size(); ++o) out.back().push_back(o == kept ? 0 : 1 + static_cast<Points>(draw.below(2)));
  }
  return out;
}

}  // namespace

TEST_CASE("the nearest acceptable package, and how many are as near, is what trying every package says") {
  std::size_t some = 0, none = 0, far = 0;
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    CAPTURE(seed);
    const Talk talk = random_talk(seed, {.parties = 2 + seed % 2, .floor = 35 + seed % 30, .bonuses = seed % 3 == 0});
    REQUIRE(check(talk));
    const auto costs = random_costs(talk, seed);
    std::optional<Points> least;
    Package first;
    std::uint64_t packages = 0;
    casus::testing::for_each_package(talk, [&](const Package& package) {
      if (!acceptable(talk, package)) return;
      Points cost = 0;
      for (std::size_t i = 0; i < package.size(); ++i) cost += costs[i][package[i]];
      if (!least || cost < *least) least = cost, packages = 0;
      if (cost > *least) return;
      if (packages++ == 0 || package < first) first = package;
    });
    const Nearest found = nearest(talk, costs, serial);
    REQUIRE(found.known);
    CHECK(found.first);
    CHECK(found.cost == least);
    if (!least) {
      ++none;
      continue;
    }
    CHECK(found.package == first);
    CHECK(found.packages == packages);
    ++some;
    far += *least > 1 ? 1U : 0U;
  }
  CHECK(some > 100);
  CHECK(none > 10);
  CHECK(far > 30);
}

TEST_CASE("a solver that may not search says that the nearest package is not known") {
  Talk talk = random_talk(5, {.issues = 8, .options = 4, .parties = 3, .lines = 3, .floor = 60});
  CHECK_FALSE(nearest(talk, random_costs(talk, 5), serial, {.conflicts = 0}).known);
}
