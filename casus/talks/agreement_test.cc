// The two promises of docs/talks.md that need many talks: every method says the same where
// more than one can answer, and no pick minds the order of a list or the unit of a party.
#include <doctest/doctest.h>

#include <cmath>
#include <set>

#include "casus/talks/nearest.h"
#include "casus/talks/stuck.h"
#include "casus/talks/survey.h"
#include "tests/support/talks.h"

namespace {

using namespace casus;
using namespace casus::talks;
using casus::testing::Draw;

base::SerialExecutor serial;

// Four options in every issue, two or three parties, a few lines of one issue or of several.
Talk four_to_the(std::size_t issues, std::uint64_t seed) {
  Draw draw{seed};
  Talk talk;
  talk.id = "4^" + std::to_string(issues);
  for (std::size_t i = 0; i < issues; ++i) talk.issues.push_back({"i" + std::to_string(i), {"a", "b", "c", "d"}});
  for (std::size_t p = 0; p < 2 + seed % 2; ++p) {
    Party party{.id = "P" + std::to_string(p)};
    Points best = 0;
    for (std::size_t i = 0; i < issues; ++i) {
      party.points.emplace_back();
      for (std::size_t o = 0; o < 4; ++o) party.points.back().push_back(static_cast<Points>(draw.below(30)));
      best += *std::ranges::max_element(party.points.back());
    }
    party.floor = best * static_cast<Points>(35 + draw.below(30)) / 100;
    for (std::size_t l = 0; l < 2; ++l) {
      const bool tied = draw.below(3) == 0;
      talk.lines.push_back({party.id + ".r" + std::to_string(l), p, tied ? casus::testing::random_condition(draw, talk, {}, 1) : casus::testing::random_choice(draw, talk), {}});
    }
    talk.lines.push_back({party.id + ".floor", p, {}, party.floor});
    talk.parties.push_back(std::move(party));
  }
  return talk;
}

using Scores = std::map<std::string, Points>;  // by party

// The score vectors of a pick, each named by its party, so that no order counts.
std::set<Scores> on(const Talk& talk, const Survey& survey, const std::optional<Pick>& pick) {
  std::set<Scores> out;
  if (!pick) return out;
  for (const std::size_t i : pick->points) {
    Scores scores;
    for (std::size_t p = 0; p < survey.weighed.size(); ++p) scores[talk.parties[survey.weighed[p]].id] = survey.acceptable_frontier->point(i)[p];
    out.insert(std::move(scores));
  }
  return out;
}

void same_picks(const Talk& a, const Survey& of_a, const Talk& b, const Survey& of_b) {
  CHECK(on(a, of_a, of_a.nash) == on(b, of_b, of_b.nash));
  CHECK(on(a, of_a, of_a.kalai_smorodinsky) == on(b, of_b, of_b.kalai_smorodinsky));
  CHECK(on(a, of_a, of_a.egalitarian) == on(b, of_b, of_b.egalitarian));
  REQUIRE(of_a.nash.has_value() == of_b.nash.has_value());
  if (of_a.nash) CHECK(of_a.nash->packages == of_b.nash->packages);
}

std::set<LineSet> sets(const auto& list) {
  std::set<LineSet> out;
  for (const auto& each : list) out.insert(each.lines);
  return out;
}

SurveyLimits only_merging() {
  SurveyLimits limits;
  limits.walk = 0;
  return limits;
}

}  // namespace

TEST_CASE("enumeration and the other methods agree on all spaces from 4 to 4^10 packages") {
  std::size_t picked = 0, stuck_talks = 0;
  for (std::size_t issues = 1; issues <= 10; ++issues) {
    for (std::uint64_t seed = 1; seed <= (issues < 8 ? 12U : 3U); ++seed) {
      CAPTURE(issues);
      CAPTURE(seed);
      const Talk talk = four_to_the(issues, seed * 31 + issues);
      REQUIRE(check(talk));
      const Survey walked = survey(talk, serial), merged = survey(talk, serial, only_merging());
      REQUIRE(walked.method == Method::walked);
      REQUIRE(merged.method == Method::merged);
      CHECK(walked.acceptable == merged.acceptable);
      CHECK(walked.rational == merged.rational);
      CHECK(walked.by_party == merged.by_party);
      CHECK(walked.frontier->scores == merged.frontier->scores);
      CHECK(walked.acceptable_frontier->scores == merged.acceptable_frontier->scores);
      CHECK(walked.acceptable_frontier->packages == merged.acceptable_frontier->packages);
      same_picks(talk, walked, talk, merged);
      const auto listed = stuck(talk, By::enumeration), solved = stuck(talk, By::solver);
      REQUIRE(listed);
      REQUIRE(solved);
      CHECK(sets(listed->conflicts) == sets(solved->conflicts));
      CHECK(sets(listed->corrections) == sets(solved->corrections));
      CHECK((walked.acceptable == 0) == !listed->conflicts.empty());
      const std::vector<std::vector<Points>> costs(issues, {0, 1, 1, 1});
      CHECK(nearest(talk, costs, serial).cost.has_value() == (walked.acceptable != 0));
      picked += walked.nash ? 1U : 0U;
      stuck_talks += listed->conflicts.empty() ? 0U : 1U;
    }
  }
  CHECK(picked > 20);
  CHECK(stuck_talks > 20);
}

TEST_CASE("another order of parties, issues, options and lines changes no pick, however it is found") {
  std::size_t picked = 0;
  for (std::uint64_t seed = 1; seed <= 80; ++seed) {
    CAPTURE(seed);
    const Talk talk = casus::testing::random_talk(seed, {.parties = 2 + seed % 3, .floor = 30 + seed % 20, .bonuses = seed % 4 == 0});
    const Talk turned = casus::testing::shuffled(talk, seed + 7);
    const Survey before = survey(talk, serial), after = survey(turned, serial);
    same_picks(talk, before, turned, after);
    picked += before.nash ? 1U : 0U;
    if (seed % 4 == 0) continue;
    const Survey merged = survey(turned, serial, only_merging());
    same_picks(talk, before, turned, merged);
  }
  CHECK(picked > 40);
}

TEST_CASE("another unit and another zero for one party's points change no pick of Nash or Kalai-Smorodinsky, however it is found") {
  std::size_t picked = 0;
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    CAPTURE(seed);
    const Talk talk = casus::testing::random_talk(seed, {.parties = 2 + seed % 3, .floor = 30 + seed % 20});
    for (std::size_t p = 0; p < talk.parties.size(); ++p) {
      Talk other = talk;
      const Points factor = 13, zero = 500;
      for (auto& row : other.parties[p].points) {
        for (Points& points : row) points *= factor;
      }
      for (Points& points : other.parties[p].points.front()) points += zero;
      other.parties[p].floor = *talk.parties[p].floor * factor + zero;
      for (Line& line : other.lines) {
        if (line.party == p && line.at_least) line.at_least = *line.at_least * factor + zero;
      }
      for (const SurveyLimits& limits : {SurveyLimits{}, only_merging()}) {
        const Survey before = survey(talk, serial, limits), after = survey(other, serial, limits);
        REQUIRE(before.nash.has_value() == after.nash.has_value());
        if (!before.nash) continue;
        CHECK(before.nash->points == after.nash->points);
        CHECK(before.nash->packages == after.nash->packages);
        CHECK(before.kalai_smorodinsky->points == after.kalai_smorodinsky->points);
        ++picked;
      }
    }
  }
  CHECK(picked > 100);
}
