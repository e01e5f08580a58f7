// Intervals against every completion, one after the other, by the brute force of
// tests/support/talks.h.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "casus/interval/candidates.h"
#include "casus/interval/completion_picks.h"
#include "casus/interval/draws.h"
#include "casus/interval/steady.h"
#include "casus/talks/survey.h"
#include "tests/support/talks.h"

namespace {

using namespace casus;
using namespace casus::interval;
using casus::testing::Draw;
using talks::Package;
using talks::Talk;

base::SerialExecutor serial;

// A random talk in the order of ids, some of its numbers told as narrow intervals.
Ranged random_ranged(std::uint64_t seed, std::size_t intervals = 4, Points width = 3) {
  Ranged out;
  out.talk = talks::sorted(casus::testing::random_talk(seed, {.issues = 4, .options = 3, .parties = 2 + seed % 2, .lines = 1, .points = 12, .floor = 35, .tied = seed % 3 == 0})).talk;
  out.floors.resize(out.talk.parties.size());
  Draw draw{seed + 1000};
  for (std::size_t n = 0; n < intervals; ++n) {
    const std::size_t party = draw.below(out.talk.parties.size());
    if (draw.below(4) == 0) {
      const Points floor = *out.talk.parties[party].floor;
      out.floors[party] = Range{floor, floor + width};
      continue;
    }
    const std::size_t issue = draw.below(out.talk.issues.size());
    Term term{party, issue, {}, {}};
    term.points.low = static_cast<Points>(draw.below(6));
    term.points.high = term.points.low + 1 + static_cast<Points>(draw.below(static_cast<std::size_t>(width)));
    for (std::uint32_t o = 0; o < out.talk.issues[issue].options.size(); ++o) {
      if (draw.below(2) == 0) term.options.push_back(o);
    }
    if (!term.options.empty()) out.terms.push_back(std::move(term));
  }
  return talks::check(out.talk) ? out : Ranged{};
}

template <typename Use>
void each_completion(const Ranged& ranged, Use use) {
  const std::vector<Range> all = ranges(ranged);
  const std::uint64_t count = completions(ranged).or_largest();
  for (std::uint64_t n = 0; n < count; ++n) use(completed(ranged, nth(all, n)));
}

// The packages that stand on a pick of an ordinary talk.
std::set<Package> on_pick(const Talk& talk, const talks::Survey& survey, const talks::Pick& pick) {
  std::set<Package> out;
  casus::testing::for_each_package(talk, [&](const Package& package) {
    if (!talks::acceptable(talk, package)) return;
    std::vector<Points> point;
    for (const std::size_t p : survey.weighed) point.push_back(talks::score(talk.parties[p], package));
    for (const std::size_t i : pick.points) {
      if (std::ranges::equal(survey.acceptable_frontier->point(i), point)) out.insert(package);
    }
  });
  return out;
}

std::uint64_t picked(const std::vector<Standing>& all, const Package& package) {
  const auto found = std::ranges::find(all, package, &Standing::package);
  return found == all.end() ? 0 : found->picked;
}

}  // namespace

TEST_CASE("acceptable at the worst end is acceptable in every completion, at the best end in some") {
  std::size_t differ = 0;
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    CAPTURE(seed);
    const Ranged ranged = random_ranged(seed);
    const Talk worst = at_end(ranged, End::worst), best = at_end(ranged, End::best);
    std::vector<Talk> all;
    each_completion(ranged, [&](Talk talk) { all.push_back(std::move(talk)); });
    casus::testing::for_each_package(ranged.talk, [&](const Package& package) {
      const auto accepted = static_cast<std::size_t>(std::ranges::count_if(all, [&](const Talk& talk) { return talks::acceptable(talk, package); }));
      CHECK(talks::acceptable(worst, package) == (accepted == all.size()));
      CHECK(talks::acceptable(best, package) == (accepted > 0));
      differ += accepted > 0 && accepted < all.size() ? 1U : 0U;
    });
  }
  CHECK(differ > 50);
}

TEST_CASE("where every completion is looked at, a package is the pick as often as the survey of each says") {
  std::size_t picks = 0;
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    CAPTURE(seed);
    const Ranged ranged = random_ranged(seed);
    const Steadiness steady = steadiness(ranged, {.seed = 1, .completions = 5000}, serial);
    REQUIRE(steady.every);
    REQUIRE(steady.all_candidates);
    std::array<std::map<Package, std::uint64_t>, 3> truth;
    std::uint64_t none = 0;
    each_completion(ranged, [&](const Talk& talk) {
      const talks::Survey survey = talks::survey(talk, serial);
      if (!survey.nash) return void(++none);
      for (const Package& each : on_pick(talk, survey, *survey.nash)) ++truth[0][each];
      for (const Package& each : on_pick(talk, survey, *survey.kalai_smorodinsky)) ++truth[1][each];
      for (const Package& each : on_pick(talk, survey, *survey.egalitarian)) ++truth[2][each];
    });
    CHECK(steady.none == none);
    for (std::size_t rule = 0; rule < 3; ++rule) {
      CHECK(steady.by_rule[rule].size() == truth[rule].size());
      for (const auto& [package, times] : truth[rule]) CHECK(picked(steady.by_rule[rule], package) == times);
      for (const Standing& each : steady.by_rule[rule]) CHECK(each.necessary == std::optional{each.picked == steady.completions});
      picks += truth[rule].size();
    }
  }
  CHECK(picks > 200);
}

TEST_CASE("Nash's pick is said to be necessary by the ends exactly where it is the pick in every completion, and no possible one is said to be none") {
  std::size_t necessary = 0, not_known = 0, differ = 0, excluded = 0;
  for (std::uint64_t seed = 1; seed <= 400; ++seed) {
    CAPTURE(seed);
    const Ranged ranged = random_ranged(seed, 3, 2);
    const std::uint64_t count = completions(ranged).or_largest();
    if (count < 3) continue;
    const Steadiness every = steadiness(ranged, {.seed = 1, .completions = count}, serial);
    const Steadiness drawn = steadiness(ranged, {.seed = seed, .completions = 2}, serial);
    REQUIRE(every.every);
    REQUIRE_FALSE(drawn.every);
    REQUIRE(drawn.nash_at_most);
    CHECK(*drawn.nash_at_most >= every.by_rule[0].size());
    CHECK(every.nash_at_most == every.by_rule[0].size());
    excluded += drawn.candidates - *drawn.nash_at_most;
    for (const Standing& each : drawn.by_rule[0]) {
      const bool truly = picked(every.by_rule[0], each.package) == every.completions;
      if (each.necessary) CHECK(*each.necessary == truly);
      necessary += each.necessary == std::optional{true} ? 1U : 0U;
      not_known += each.necessary ? 0U : 1U;
      differ += each.picked == 2 && !truly ? 1U : 0U;
    }
  }
  CHECK(necessary > 50);
  CHECK(differ > 20);
  CHECK(not_known < necessary);
  CHECK(excluded > 1000);
}

TEST_CASE("a draw is a function of seed, draw and interval, and every number of an interval comes up alike") {
  CHECK(drawn(Range{0, 999'999}, 1, 0, 0) == 393'954);  // by another program
  CHECK(drawn(Range{-5, 5}, 42, 7, 3) == -2);
  CHECK(drawn(Range{0, 999'999}, 1, 0, 1) != drawn(Range{0, 999'999}, 1, 1, 0));
  std::array<std::uint64_t, 6> times{};
  for (std::uint64_t draw = 0; draw < 60'000; ++draw) ++times[static_cast<std::size_t>(drawn(Range{9, 14}, 7, draw, 2) - 9)];
  for (const std::uint64_t each : times) CHECK((each > 9'600 && each < 10'400));
}

TEST_CASE("threads draw what one thread draws") {
  class Backwards final : public base::Executor {
   public:
    void for_each(std::size_t n, const std::function<void(std::size_t)>& work) override {
      for (std::size_t i = n; i-- > 0;) work(i);
    }
  } backwards;
  const Ranged ranged = random_ranged(3, 6, 8);
  const Steadiness a = steadiness(ranged, {.seed = 5, .completions = 700}, serial), b = steadiness(ranged, {.seed = 5, .completions = 700}, backwards);
  REQUIRE_FALSE(a.every);
  for (std::size_t rule = 0; rule < 3; ++rule) {
    REQUIRE(a.by_rule[rule].size() == b.by_rule[rule].size());
    for (std::size_t i = 0; i < a.by_rule[rule].size(); ++i) CHECK((a.by_rule[rule][i].package == b.by_rule[rule][i].package && a.by_rule[rule][i].picked == b.by_rule[rule][i].picked));
  }
}

TEST_CASE("drawn shares come near the shares of all completions, within their confidence interval about 95 times of 100") {
  std::size_t inside = 0, all = 0;
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    const Ranged ranged = random_ranged(seed, 6, 4);
    const std::uint64_t count = completions(ranged).or_largest();
    if (count < 401 || count > 3000) continue;
    const Steadiness every = steadiness(ranged, {.seed = 1, .completions = count}, serial), some = steadiness(ranged, {.seed = seed, .completions = 400}, serial);
    for (const Standing& each : every.by_rule[0]) {
      const PerCent bounds = wilson(picked(some.by_rule[0], each.package), 400);
      const std::uint64_t share = each.picked * 10'000 / count;
      inside += share >= static_cast<std::uint64_t>(bounds.low) * 100 && share <= static_cast<std::uint64_t>(bounds.high) * 100 ? 1U : 0U;
      ++all;
    }
  }
  REQUIRE(all > 30);
  CHECK(inside * 100 >= all * 90);
}

TEST_CASE("Wilson's interval is rounded outwards and holds at the edges") {
  // 83 of 100: 74.45 .. 89.11; 830 of 1,000: 80.55 .. 85.20; 0 of 10: 0 .. 27.75 (by hand, z = 1.96).
  CHECK(wilson(83, 100) == PerCent{74, 90});
  CHECK(wilson(830, 1000) == PerCent{80, 86});
  CHECK(wilson(0, 10) == PerCent{0, 28});
  CHECK(wilson(10, 10) == PerCent{72, 100});
  CHECK(wilson(0, 0) == PerCent{0, 100});
  CHECK(wilson(1'000'000, 1'000'000) == PerCent{99, 100});
}

TEST_CASE("where not every package can be looked at, the picks are those among found ones, and said to be so") {
  const Ranged ranged = random_ranged(12, 6, 6);
  CandidateLimits limits;
  limits.walk = 0;
  const Steadiness found = steadiness(ranged, {.seed = 1, .completions = 200}, serial, limits), known = steadiness(ranged, {.seed = 1, .completions = 200}, serial);
  CHECK_FALSE(found.all_candidates);
  CHECK(known.all_candidates);
  CHECK(found.candidates > 0);
  for (const Standing& each : found.by_rule[0]) CHECK((!each.necessary || !*each.necessary));
}

TEST_CASE("another order of parties, issues and options draws the same and picks the same") {
  for (std::uint64_t seed = 1; seed <= 30; ++seed) {
    CAPTURE(seed);
    Ranged plain = random_ranged(seed, 4, 5);
    // The same talk as a page might list it: the last party first.
    Ranged turned = plain;
    std::ranges::reverse(turned.talk.parties);
    std::ranges::reverse(turned.floors);
    for (Term& term : turned.terms) term.party = plain.talk.parties.size() - 1 - term.party;
    for (talks::Line& line : turned.talk.lines) line.party = plain.talk.parties.size() - 1 - line.party;
    std::ranges::reverse(turned.terms);
    const Ranged a = sorted(plain, talks::sorted(plain.talk)), b = sorted(turned, talks::sorted(turned.talk));
    const Steadiness one = steadiness(a, {.seed = 9, .completions = 50}, serial), other = steadiness(b, {.seed = 9, .completions = 50}, serial);
    for (std::size_t rule = 0; rule < 2; ++rule) {
      REQUIRE(one.by_rule[rule].size() == other.by_rule[rule].size());
      for (const Standing& each : one.by_rule[rule]) CHECK(picked(other.by_rule[rule], each.package) == each.picked);
    }
  }
}

TEST_CASE("other units of one party's points and floor move neither Nash nor Kalai-Smorodinsky where every completion is scaled") {
  for (std::uint64_t seed = 1; seed <= 30; ++seed) {
    CAPTURE(seed);
    const Ranged ranged = random_ranged(seed);
    const Candidates all = candidates(ranged, 1);
    Ranged scaled = ranged;
    const Points factor = 1000;
    for (auto& row : scaled.talk.parties[0].points) {
      for (Points& points : row) points *= factor;
    }
    *scaled.talk.parties[0].floor *= factor;
    for (talks::Line& line : scaled.talk.lines) {
      if (line.party == 0 && line.at_least) *line.at_least *= factor;
    }
    const CompletionPicks before{ranged, all}, after{scaled, all};
    const std::vector<Range> every = ranges(ranged);
    for (std::uint64_t draw = 0; draw < 20; ++draw) {
      const std::vector<Points> numbers = drawn(every, 3, draw);
      std::vector<Points> larger = numbers;
      for (std::size_t i = 0; i < ranged.terms.size(); ++i) larger[i] *= ranged.terms[i].party == 0 ? factor : 1;
      if (ranged.floors[0]) larger[ranged.terms.size()] *= factor;
      const Picks a = before.of(numbers), b = after.of(larger);
      CHECK(a[0] == b[0]);
      CHECK(a[1] == b[1]);
    }
  }
}
