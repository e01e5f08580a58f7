// Swaps against trying every change of up to three issues in every completion.
#include <doctest/doctest.h>

#include <algorithm>

#include "casus/interval/draws.h"
#include "casus/interval/swaps.h"
#include "tests/support/talks.h"

namespace {

using namespace casus;
using namespace casus::interval;
using talks::Package;
using talks::Talk;

std::size_t changed(const Package& a, const Package& b) {
  std::size_t out = 0;
  for (std::size_t i = 0; i < a.size(); ++i) out += a[i] != b[i] ? 1U : 0U;
  return out;
}

// Does everybody gain in all of these talks, and does no line that held break?
bool works(const std::vector<Talk>& all, const Package& from, const Package& to) {
  for (const Talk& talk : all) {
    for (const talks::Party& party : talk.parties) {
      if (talks::score(party, to) <= talks::score(party, from)) return false;
    }
  }
  return std::ranges::all_of(all.front().lines, [&](const talks::Line& line) { return line.at_least || !talks::holds(line.condition, from) || talks::holds(line.condition, to); });
}

// What the change brings a party, at least and at most.
Range rise(const std::vector<Talk>& all, std::size_t party, const Package& from, const Package& to) {
  Range out{INT64_MAX, INT64_MIN};
  for (const Talk& talk : all) {
    const Points each = talks::score(talk.parties[party], to) - talks::score(talk.parties[party], from);
    out = {std::min(out.low, each), std::max(out.high, each)};
  }
  return out;
}

// Any part of the change from one to the other, but not all or nothing of it.
bool between_them(const Package& one, const Package& from, const Package& to) {
  for (std::size_t i = 0; i < from.size(); ++i) {
    if (one[i] != from[i] && one[i] != to[i]) return false;
  }
  return true;
}
bool part_works(const std::vector<Talk>& all, const Package& from, const Package& to) {
  bool out = false;
  casus::testing::for_each_package(all.front(), [&](const Package& between) {
    if (between_them(between, from, to) && between != from && between != to && works(all, from, between)) out = true;
  });
  return out;
}

}  // namespace

TEST_CASE("swaps are the smallest changes of two or three issues by which all gain in every completion") {
  std::size_t swapped = 0, of_three = 0;
  for (std::uint64_t seed = 1; seed <= 300; ++seed) {
    CAPTURE(seed);
    Ranged ranged;
    ranged.talk = casus::testing::random_talk(seed, {.issues = 5, .options = 3, .parties = 2 + seed % 2, .lines = 1, .points = 12, .floor = 0});
    if (seed % 2 == 0) ranged.terms.push_back({0, 1, {0}, {2, 4}});
    if (seed % 4 == 0) ranged.terms.push_back({1, 2, {0, 1}, {1, 3}});
    const std::vector<Range> every = ranges(ranged);
    std::vector<Talk> all;
    for (std::uint64_t n = 0; n < completions(ranged).or_largest(); ++n) all.push_back(completed(ranged, nth(every, n)));
    const Package from(ranged.talk.issues.size(), 0);
    std::vector<Package> truth;
    casus::testing::for_each_package(ranged.talk, [&](const Package& to) {
      const std::size_t n = changed(from, to);
      if ((n == 2 || n == 3) && works(all, from, to) && !part_works(all, from, to)) truth.push_back(to);
    });
    const Swaps found = swaps(ranged, from, 1000);
    CHECK(found.complete);
    CHECK(found.count == truth.size());
    REQUIRE(found.best.size() == truth.size());
    for (const Swap& swap : found.best) {
      Package to = from;
      for (const Change& change : swap.changes) to[change.issue] = change.to;
      CHECK(std::ranges::find(truth, to) != truth.end());
      for (std::size_t p = 0; p < swap.rises.size(); ++p) CHECK(swap.rises[p] == rise(all, p, from, to));
      of_three += swap.changes.size() == 3 ? 1U : 0U;
    }
    swapped += found.count;
  }
  CHECK(swapped > 200);
  CHECK(of_three > 20);
}

TEST_CASE("the fewest changes come first, then the greatest product of rises, whatever unit a party counts in") {
  Ranged ranged;
  ranged.talk = casus::testing::random_talk(8, {.issues = 24, .options = 4, .parties = 3, .lines = 0, .points = 20, .floor = 0});
  const Package from(24, 0);
  const Swaps before = swaps(ranged, from, 5);
  REQUIRE(before.best.size() == 5);
  CHECK(before.count > 5);
  for (auto& row : ranged.talk.parties[1].points) {
    for (Points& points : row) points *= 1000;
  }
  const Swaps after = swaps(ranged, from, 5);
  CHECK(after.count == before.count);
  for (std::size_t i = 0; i < 5; ++i) {
    CHECK(std::ranges::equal(before.best[i].changes, after.best[i].changes, [](const Change& a, const Change& b) { return a.issue == b.issue && a.to == b.to; }));
    if (i > 0 && before.best[i].changes.size() == before.best[i - 1].changes.size())
      CHECK(before.best[i].rises[0].low * before.best[i].rises[1].low * before.best[i].rises[2].low <= before.best[i - 1].rises[0].low * before.best[i - 1].rises[1].low * before.best[i - 1].rises[2].low);
  }
}

TEST_CASE("too many options to try by threes: pairs are told, and that there may be more") {
  Ranged ranged;
  ranged.talk = casus::testing::random_talk(2, {.issues = 300, .options = 4, .parties = 2, .lines = 0, .floor = 0});
  const Swaps found = swaps(ranged, Package(300, 0));
  CHECK_FALSE(found.complete);
  CHECK(found.best.size() == 5);
  CHECK(found.count > 5);
}

TEST_CASE("one party that gives points has nobody to trade with") {
  Ranged ranged;
  ranged.talk = casus::testing::random_talk(3, {.parties = 2, .floor = 0});
  ranged.talk.parties[1].points.clear();
  CHECK(swaps(ranged, Package(ranged.talk.issues.size(), 0)).count == 0);
}
