// Conflicts and corrections by both ways, against each other and the independent check.
#include <doctest/doctest.h>

#include <algorithm>

#include "casus/talks/refute.h"
#include "casus/talks/stuck.h"
#include "tests/support/talks.h"

namespace {

using namespace casus;
using namespace casus::talks;
using casus::testing::random_talk;

// Pairs of points and lines that seldom fit together.
Talk tense(std::uint64_t seed) { return random_talk(seed, {.issues = 5, .options = 3, .parties = 4, .lines = 3, .floor = 60, .bonuses = seed % 3 == 0}); }

template <typename Set>
std::vector<LineSet> lines_of(const std::vector<Set>& sets) {
  std::vector<LineSet> out;
  for (const Set& set : sets) out.push_back(set.lines);
  return out;
}

}  // namespace

TEST_CASE("the solver lists the conflicts and corrections that enumeration lists, and both pass the check") {
  std::size_t conflicts = 0;
  for (std::uint64_t seed = 1; seed <= 120; ++seed) {
    CAPTURE(seed);
    const Talk talk = tense(seed);
    REQUIRE(check(talk));
    const auto enumerated = stuck(talk, By::enumeration);
    const auto solved = stuck(talk, By::solver);
    REQUIRE(enumerated);
    REQUIRE(solved);
    CHECK(enumerated->conflicts_complete);
    CHECK(solved->conflicts_complete);
    CHECK(solved->corrections_complete);
    CHECK(lines_of(enumerated->conflicts) == lines_of(solved->conflicts));
    CHECK(lines_of(enumerated->corrections) == lines_of(solved->corrections));
    for (const Stuck* each : {&*enumerated, &*solved}) {
      for (const Conflict& conflict : each->conflicts) CHECK(check(talk, conflict) == Checked::right);
      for (const Correction& correction : each->corrections) CHECK(check(talk, correction) == Checked::right);
    }
    conflicts += solved->conflicts.size();
  }
  CHECK(conflicts > 200);
}

TEST_CASE("the check refuses what is no conflict, or not a minimal one") {
  std::size_t refused = 0;
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    CAPTURE(seed);
    const Talk talk = tense(seed);
    const auto lists = stuck(talk);
    for (Conflict conflict : lists->conflicts) {
      Conflict smaller{{conflict.lines.begin() + 1, conflict.lines.end()}, {conflict.witnesses.begin() + 1, conflict.witnesses.end()}};
      CHECK(check(talk, smaller) == Checked::wrong);
      std::size_t other = 0;
      while (std::ranges::binary_search(conflict.lines, other)) ++other;
      if (other == talk.lines.size()) continue;
      conflict.lines.insert(std::ranges::lower_bound(conflict.lines, other), other);
      conflict.witnesses.push_back(conflict.witnesses.front());
      CHECK(check(talk, conflict) == Checked::wrong);
      ++refused;
    }
    for (Correction correction : lists->corrections) {
      correction.lines.erase(correction.lines.begin());
      CHECK(check(talk, correction) == Checked::wrong);
    }
  }
  CHECK(refused > 50);
}

TEST_CASE("lines that hold together have no conflict and need no correction") {
  Talk talk = random_talk(1, {.floor = 0});
  talk.lines.clear();
  talk.lines.push_back({"a", 0, is(0, 0), {}});
  talk.lines.push_back({"b", 1, any_of({is(0, 0), is(1, 1)}), {}});
  for (const By by : {By::enumeration, By::solver}) {
    const auto lists = stuck(talk, by);
    CHECK(lists->conflicts.empty());
    CHECK(lists->corrections.empty());
    CHECK(lists->conflicts_complete);
  }
  talk.lines.clear();
  CHECK(stuck(talk)->conflicts_complete);
}

TEST_CASE("a line that can never hold is a conflict by itself") {
  Talk talk = random_talk(1, {.lines = 0});
  talk.lines = {{"never", 0, all_of({is(0, 0), is(0, 1)}), {}}, {"fine", 1, is(1, 0), {}}};
  for (const By by : {By::enumeration, By::solver}) {
    const auto lists = stuck(talk, by);
    REQUIRE(lists->conflicts.size() == 1);
    CHECK(lists->conflicts[0].lines == LineSet{0});
    CHECK(lists->corrections[0].lines == LineSet{0});
  }
}

TEST_CASE("lists that are cut off hold the smallest sets and say that they are not complete") {
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    CAPTURE(seed);
    const Talk talk = tense(seed);
    const auto all = stuck(talk, By::enumeration);
    if (all->conflicts.size() < 4 || all->corrections.size() < 4) continue;
    StuckLimits limits;
    limits.solver.most = 3;
    const auto some = stuck(talk, By::solver, limits);
    CHECK_FALSE(some->conflicts_complete);
    CHECK_FALSE(some->corrections_complete);
    REQUIRE(some->corrections.size() == 3);
    CHECK(some->corrections[2].lines.size() == all->corrections[2].lines.size());
    CHECK(some->conflicts[2].lines.size() == all->conflicts[2].lines.size());
    for (const Conflict& conflict : some->conflicts) CHECK(check(talk, conflict) == Checked::right);
  }
}

TEST_CASE("the order in which a talk lists things changes no set") {
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    CAPTURE(seed);
    const Talk talk = tense(seed);
    const auto a = stuck(sorted(talk).talk, By::solver), b = stuck(sorted(casus::testing::shuffled(talk, seed + 100)).talk, By::solver);
    CHECK(lines_of(a->conflicts) == lines_of(b->conflicts));
    CHECK(lines_of(a->corrections) == lines_of(b->corrections));
  }
}

TEST_CASE("points too fine for a diagram cost certainty, and never give a wrong answer") {
  Talk talk = random_talk(4, {.issues = 24, .options = 4, .parties = 2, .lines = 1, .points = 2'000'000'000});
  talk.lines.push_back({"P0.score", 0, {}, talk.parties[0].floor});
  StuckLimits limits;
  limits.solver.conflicts = 20'000;
  const auto lists = stuck(talk, By::solver, limits);
  REQUIRE(lists);
  for (const Conflict& conflict : lists->conflicts) CHECK(check(talk, conflict) != Checked::wrong);
  for (const Correction& correction : lists->corrections) CHECK(check(talk, correction) != Checked::wrong);
}

TEST_CASE("scores that are broken again and again are written down, and the lists stay those of enumeration") {
  for (std::uint64_t seed = 1; seed <= 12; ++seed) {
    CAPTURE(seed);
    // Floors that only a few packages meet, of six parties that want different things.
    const Talk talk = [&] {
      Talk out = random_talk(seed, {.issues = 7, .options = 3, .parties = 6, .lines = 0, .points = 100, .floor = 72});
      out.lines.clear();
      for (std::size_t p = 0; p < out.parties.size(); ++p) out.lines.push_back({"f" + std::to_string(p), p, {}, out.parties[p].floor});
      return out;
    }();
    const auto enumerated = stuck(talk, By::enumeration), solved = stuck(talk, By::solver);
    CHECK(lines_of(enumerated->conflicts) == lines_of(solved->conflicts));
    CHECK(lines_of(enumerated->corrections) == lines_of(solved->corrections));
  }
}

TEST_CASE("a search without a solver finds packages where lines hold together") {
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    CAPTURE(seed);
    const Talk talk = tense(seed);
    for (std::size_t l = 0; l < talk.lines.size(); ++l) {
      bool possible = false;
      casus::testing::for_each_package(talk, [&](const Package& package) { possible = possible || holds(talk, talk.lines[l], package); });
      const Attempt attempt = hold_together(talk, {l});
      CHECK((attempt.together == Together::yes) == possible);
      if (possible) CHECK(holds(talk, talk.lines[l], attempt.package));
    }
    CHECK(hold_together(talk, {0}, 0).together == Together::not_known);
  }
}
