// Surveys against brute force, and against each other: walked, merged, counted.
#include <doctest/doctest.h>

#include <cmath>

#include "casus/talks/picks.h"
#include "casus/talks/space.h"
#include "casus/talks/survey.h"
#include "tests/support/talks.h"

namespace {

using namespace casus;
using namespace casus::talks;
using casus::testing::Brute;
using casus::testing::brute;
using casus::testing::random_talk;
using casus::testing::TalkShape;

base::SerialExecutor serial;

using Points_ = std::map<std::vector<Points>, std::uint64_t>;

Points_ as_map(const Frontier& frontier) {
  Points_ out;
  for (std::size_t i = 0; i < frontier.size(); ++i) out[{frontier.point(i).begin(), frontier.point(i).end()}] = frontier.packages[i];
  return out;
}

bool near(double a, double b) { return std::abs(a - b) <= 1e-9 * std::max({1.0, std::abs(a), std::abs(b)}); }

void compare(const Talk& talk, const Survey& survey, const Brute& truth) {
  CHECK(survey.packages == Natural{truth.packages});
  CHECK(survey.acceptable == truth.acceptable);
  CHECK(survey.rational == truth.rational);
  REQUIRE(survey.frontier);
  REQUIRE(survey.acceptable_frontier);
  CHECK(as_map(*survey.frontier) == truth.frontier);
  CHECK(as_map(*survey.acceptable_frontier) == truth.acceptable_frontier);
  CHECK(near(*survey.max_sum, truth.sum));
  CHECK(survey.nash.has_value() == (truth.acceptable > 0));
  if (!survey.nash) return;
  CHECK(near(survey.nash->value, truth.nash));
  CHECK(survey.nash->packages == truth.nash_packages);
  CHECK(near(survey.kalai_smorodinsky->value, truth.share));
  CHECK(near(survey.egalitarian->value, truth.least));
  for (std::size_t i = 0; i < survey.acceptable_frontier->size(); ++i) CHECK(acceptable(talk, survey.acceptable_frontier->examples[i]));
}

SurveyLimits only_merging() {
  SurveyLimits limits;
  limits.walk = 0;
  return limits;
}

}  // namespace

TEST_CASE("a walk of 150 random talks with conditions and bonuses is what brute force says") {
  std::size_t agreed = 0;
  for (std::uint64_t seed = 1; seed <= 150; ++seed) {
    CAPTURE(seed);
    const Talk talk = random_talk(seed, {.parties = 1 + seed % 4, .floor = 30 + seed % 40, .bonuses = seed % 2 == 0});
    REQUIRE(check(talk));
    const Survey walked = survey(talk, serial);
    CHECK(walked.method == Method::walked);
    CHECK(walked.exact);
    compare(talk, walked, brute(talk));
    agreed += walked.nash ? 1U : 0U;
  }
  CHECK(agreed > 40);
}

TEST_CASE("frontiers merged issue by issue are those of a walk, conditions within groups included") {
  std::size_t agreed = 0;
  for (std::uint64_t seed = 1; seed <= 150; ++seed) {
    CAPTURE(seed);
    const Talk talk = random_talk(seed, {.issues = 6, .options = 3, .parties = 1 + seed % 5, .floor = 30 + seed % 40, .tied = seed % 2 == 0});
    const Survey merged = survey(talk, serial, only_merging());
    CHECK(merged.method == Method::merged);
    compare(talk, merged, brute(talk));
    agreed += merged.nash ? 1U : 0U;
  }
  CHECK(agreed > 40);
}

TEST_CASE("counting and merging agree on a space of 4^10 with a walk") {
  const Talk talk = random_talk(77, {.issues = 10, .options = 4, .parties = 3, .lines = 1, .floor = 55, .tied = false});
  const Survey walked = survey(talk, serial), merged = survey(talk, serial, only_merging());
  CHECK(walked.acceptable == merged.acceptable);
  CHECK(walked.rational == merged.rational);
  CHECK(walked.by_party == merged.by_party);
  CHECK(as_map(*walked.frontier) == as_map(*merged.frontier));
  CHECK(as_map(*walked.acceptable_frontier) == as_map(*merged.acceptable_frontier));
  CHECK(walked.nash->product == merged.nash->product);
  CHECK(near(walked.kalai_smorodinsky->value, merged.kalai_smorodinsky->value));
}

TEST_CASE("what is acceptable to one party alone is counted with its own lines and floor") {
  const Talk talk = random_talk(5, {.parties = 3});
  const Survey walked = survey(talk, serial);
  for (std::size_t p = 0; p < talk.parties.size(); ++p) {
    std::uint64_t count = 0;
    casus::testing::for_each_package(talk, [&](const Package& package) { count += met(talk, demands_of_party(talk, p), package) ? 1U : 0U; });
    CHECK(walked.by_party[p] == count);
  }
}

TEST_CASE("scores too far apart for sixteen bits are counted by their ranks, with the same result") {
  for (std::uint64_t seed = 1; seed <= 30; ++seed) {
    CAPTURE(seed);
    Talk talk = random_talk(seed, {.bonuses = false});
    const Survey small = survey(talk, serial);
    for (Party& party : talk.parties) {
      for (auto& row : party.points) {
        for (Points& points : row) points *= 1'000'003;
      }
      if (party.floor) *party.floor *= 1'000'003;
      for (Line& line : talk.lines) {
        if (&talk.parties[line.party] == &party && line.at_least) *line.at_least *= 1'000'003;
      }
    }
    const Survey large = survey(talk, serial);
    CHECK(large.acceptable == small.acceptable);
    CHECK(large.by_party == small.by_party);
    CHECK(large.frontier->packages == small.frontier->packages);
  }
}

TEST_CASE("another scale for one party's points moves neither the Nash nor the Kalai-Smorodinsky packages") {
  std::size_t compared = 0;
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    CAPTURE(seed);
    Talk talk = random_talk(seed, {.floor = 35});
    const Survey before = survey(talk, serial);
    if (!before.nash) continue;
    const Points factor = 7, shift = 1000;  // the shift on one issue, so that floor and scores move together
    Party& party = talk.parties[seed % talk.parties.size()];
    for (auto& row : party.points) {
      for (Points& points : row) points *= factor;
    }
    for (Points& points : party.points.front()) points += shift;
    *party.floor = *party.floor * factor + shift;
    for (Line& line : talk.lines) {
      if (line.party == seed % talk.parties.size() && line.at_least) *line.at_least = *line.at_least * factor + shift;
    }
    const Survey after = survey(talk, serial);
    REQUIRE(after.nash);
    CHECK(before.nash->points == after.nash->points);
    CHECK(before.kalai_smorodinsky->points == after.kalai_smorodinsky->points);
    const auto examples = [](const Survey& of, const Pick& pick) {
      std::vector<Package> out;
      for (const std::size_t i : pick.points) out.push_back(of.acceptable_frontier->examples[i]);
      return out;
    };
    CHECK(examples(before, *before.nash) == examples(after, *after.nash));
    CHECK(examples(before, *before.kalai_smorodinsky) == examples(after, *after.kalai_smorodinsky));
    ++compared;
  }
  CHECK(compared > 20);
}

TEST_CASE("the order in which a talk lists things changes nothing of the sorted talk") {
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    CAPTURE(seed);
    const Talk talk = random_talk(seed, {.bonuses = seed % 2 == 0});
    const Sorted a = sorted(talk), b = sorted(casus::testing::shuffled(talk, seed));
    CHECK(a.talk.issues.size() == b.talk.issues.size());
    CHECK(brute(a.talk).frontier == brute(b.talk).frontier);
    for (std::size_t l = 0; l < a.talk.lines.size(); ++l) {
      CHECK(a.talk.lines[l].id == b.talk.lines[l].id);
      CHECK(a.talk.lines[l].condition == b.talk.lines[l].condition);
    }
    const Package package(talk.issues.size(), 0);
    for (std::size_t p = 0; p < talk.parties.size(); ++p) CHECK(score(a.talk.parties[p], package) == score(talk.parties[a.party[p]], original(a, package)));
  }
}

TEST_CASE("two threads count what one does") {
  // Pieces run in the wrong order stand for threads.
  class Backwards final : public base::Executor {
   public:
    void for_each(std::size_t n, const std::function<void(std::size_t)>& work) override {
      for (std::size_t i = n; i-- > 0;) work(i);
    }
  } backwards;
  const Talk talk = random_talk(9, {.issues = 13, .options = 4, .parties = 3});
  CHECK(count_meeting(talk, all_demands(talk), serial) == count_meeting(talk, all_demands(talk), backwards));
}

TEST_CASE("points that came with rounding noise tie where people meant a tie") {
  // Thirds of an issue: 0.333... + 0.333... + 0.333... is as good as 1.
  Talk talk;
  talk.issues = {{"a", {"0", "1"}}, {"b", {"0", "1"}}, {"c", {"0", "1"}}, {"d", {"0", "1"}}};
  const Points third = 333'333'333'333'333, one = 1'000'000'000'000'000;
  talk.parties = {{.id = "P", .points = {{0, third}, {0, third}, {0, third}, {0, one}}, .unit = one, .grain = 100'000},
                  {.id = "Q", .points = {{one, 0}, {one, 0}, {one, 0}, {3 * one, 0}}, .unit = one, .grain = 100'000}};
  const Survey walked = survey(talk, serial);
  const Points_ frontier = as_map(*walked.frontier);
  const auto tied = frontier.find({10'000'000'000, 30'000'000'000});
  REQUIRE(tied != frontier.end());
  CHECK(tied->second == 2);
}

TEST_CASE("a party without points counts with its lines and has no gain") {
  Talk talk = random_talk(3, {.floor = 0});
  talk.parties[1].points.clear();
  REQUIRE(check(talk));
  const Survey walked = survey(talk, serial);
  CHECK(walked.weighed == std::vector<std::size_t>{0, 2});
  CHECK(walked.frontier->parties == 2);
}

TEST_CASE("no acceptable package: no pick") {
  Talk talk = random_talk(3);
  talk.lines.push_back({"never", 0, any_of({}), {}});
  const Survey walked = survey(talk, serial);
  CHECK(walked.acceptable == 0);
  CHECK_FALSE(walked.nash);
  CHECK_FALSE(walked.kalai_smorodinsky);
  const Survey merged = survey(talk, serial, only_merging());
  CHECK(merged.acceptable == 0);
  CHECK_FALSE(merged.nash);
}

TEST_CASE("a number of packages beyond all counters is still exact") {
  Talk talk = random_talk(1, {.issues = 60, .options = 4, .parties = 2, .lines = 0});
  for (Issue& issue : talk.issues) issue.options = {"a", "b", "c", "d"};
  for (Party& party : talk.parties) {
    for (auto& row : party.points) row.resize(4, 1);
  }
  CHECK(packages_of(talk).text() == "1329227995784915872903807060280344576");
  const Survey merged = survey(talk, serial);
  CHECK(merged.method == Method::merged);
  CHECK_FALSE(merged.acceptable);
  CHECK(merged.nash);
}

TEST_CASE("naturals add, multiply and compare like numbers") {
  Natural n{999'999'999};
  n.add(1);
  CHECK(n.text() == "1000000000");
  CHECK(n.times(UINT64_MAX).text() == "18446744073709551615000000000");
  CHECK(Natural{5} < Natural{6});
  CHECK(n > Natural{UINT64_MAX});
  CHECK(n.or_largest() == UINT64_MAX);
  CHECK(Natural{0}.text() == "0");
  CHECK(Natural{7}.times(0) == Natural{});
  CHECK(Natural{UINT64_MAX}.add(Natural{1}).text() == "18446744073709551616");
}

TEST_CASE("what one party demands by points alone is counted by its sums as by its packages") {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    CAPTURE(seed);
    Talk talk = random_talk(seed, {.parties = 2, .lines = 0});
    talk.lines.clear();
    std::uint64_t count = 0;
    const Demands demands = demands_of_party(talk, 1);
    casus::testing::for_each_package(talk, [&](const Package& package) { count += met(talk, demands, package) ? 1U : 0U; });
    CHECK(count_meeting(talk, demands, serial, 0) == count);
  }
}

TEST_CASE("where nothing exact is possible, the picks are acceptable packages, no better than the best, and said not to be exact") {
  SurveyLimits limits = only_merging();
  limits.merge.comparisons = 1;
  limits.merge.points = 1;
  std::size_t best = 0, found = 0;
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    CAPTURE(seed);
    const Talk talk = random_talk(seed, {.parties = 4, .floor = 30 + seed % 30, .bonuses = seed % 2 == 0});
    const Survey bounded = survey(talk, serial, limits), walked = survey(talk, serial);
    if (bounded.method != Method::bounded) continue;
    CHECK_FALSE(bounded.exact);
    CHECK_FALSE(bounded.frontier);
    CHECK(bounded.nash.has_value() == walked.nash.has_value());
    if (!bounded.nash) continue;
    for (const Package& package : bounded.acceptable_frontier->examples) CHECK(acceptable(talk, package));
    CHECK(bounded.nash->value <= walked.nash->value * (1 + 1e-12));
    best += near(bounded.nash->value, walked.nash->value) ? 1U : 0U;
    ++found;
  }
  CHECK(found > 10);
  CHECK(best * 10 >= found * 8);
}
