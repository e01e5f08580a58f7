// The lists of conflicts and corrections, against brute force over all sets of members.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "casus/solve/subsets.h"

namespace {

using namespace casus::solve;

// A small generator of our own, so that a seed means the same everywhere.
class Draw {
 public:
  explicit Draw(std::uint64_t seed) : state_{seed * 0x9E3779B97F4A7C15ULL + 1} {}
  std::size_t below(std::size_t n) {
    state_ ^= state_ << 13;
    state_ ^= state_ >> 7;
    state_ ^= state_ << 17;
    return static_cast<std::size_t>(state_ >> 11) % n;
  }

 private:
  std::uint64_t state_;
};

constexpr std::size_t variables = 5;

// Each member is a clause over five variables, as signed numbers.
using Clauses = std::vector<std::vector<int>>;

Clauses drawn(std::uint64_t seed) {
  Draw draw{seed};
  Clauses clauses(4 + draw.below(7));
  for (auto& clause : clauses) {
    const std::size_t size = 1 + draw.below(2);
    for (std::size_t i = 0; i < size; ++i) {
      const int variable = static_cast<int>(1 + draw.below(variables));
      clause.push_back(draw.below(2) == 0 ? variable : -variable);
    }
  }
  return clauses;
}

bool holds(const std::vector<int>& clause, unsigned model) {
  return std::ranges::any_of(clause, [&](int literal) { return ((model >> (std::abs(literal) - 1) & 1U) == 1U) == (literal > 0); });
}

// Bit i of an entry: member i holds in that model.
std::set<unsigned> together(const Clauses& clauses) {
  std::set<unsigned> held;
  for (unsigned model = 0; model < 1U << variables; ++model) {
    unsigned bits = 0;
    for (std::size_t i = 0; i < clauses.size(); ++i) bits |= holds(clauses[i], model) ? 1U << i : 0U;
    held.insert(bits);
  }
  return held;
}

Subset members_of(unsigned bits) {
  Subset members;
  for (std::size_t i = 0; bits >> i != 0; ++i) {
    if ((bits >> i & 1U) == 1U) members.push_back(i);
  }
  return members;
}

struct Truth {
  std::vector<Subset> conflicts, corrections;
};

Truth truth(const Clauses& clauses) {
  const std::set<unsigned> held = together(clauses);
  const unsigned all = (1U << clauses.size()) - 1U;
  const auto possible = [&](unsigned set) { return std::ranges::any_of(held, [&](unsigned bits) { return (set & bits) == set; }); };
  const auto each_without = [&](unsigned set, auto claim) {
    for (std::size_t i = 0; i < clauses.size(); ++i) {
      if ((set >> i & 1U) == 1U && !claim(set & ~(1U << i))) return false;
    }
    return true;
  };
  Truth out;
  for (unsigned set = 1; set <= all; ++set) {
    if (!possible(set) && each_without(set, possible)) out.conflicts.push_back(members_of(set));
    if (possible(all & ~set) && each_without(set, [&](unsigned less) { return !possible(all & ~less); })) out.corrections.push_back(members_of(set));
  }
  std::ranges::sort(out.conflicts, before);
  std::ranges::sort(out.corrections, before);
  return out;
}

std::vector<Literal> encode(Solver& solver, const Clauses& clauses) {
  std::vector<Literal> atoms, members;
  for (std::size_t i = 0; i < variables; ++i) atoms.push_back(solver.fresh());
  for (const auto& clause : clauses) {
    members.push_back(solver.fresh());
    std::vector<Literal> literals{-members.back()};
    for (const int literal : clause) literals.push_back(literal > 0 ? atoms[static_cast<std::size_t>(literal - 1)] : -atoms[static_cast<std::size_t>(-literal - 1)]);
    solver.clause(literals);
  }
  return members;
}

}  // namespace

TEST_CASE("conflicts and corrections of 400 random sets are those of brute force, smallest first, and complete") {
  std::size_t listed = 0;
  for (std::uint64_t seed = 1; seed <= 400; ++seed) {
    CAPTURE(seed);
    const Clauses clauses = drawn(seed);
    const Truth expected = truth(clauses);
    Solver first, second;
    const Listing corrected = corrections(first, encode(first, clauses), {});
    CHECK(corrected.complete);
    if (expected.conflicts.empty()) CHECK(corrected.sets.empty());
    else CHECK(corrected.sets == expected.corrections);
    const Listing conflicting = conflicts(second, encode(second, clauses), {}, {});
    CHECK(conflicting.complete);
    CHECK(conflicting.sets == expected.conflicts);
    listed += conflicting.sets.size() + corrected.sets.size();
  }
  CHECK(listed > 1000);
}

TEST_CASE("corrections that are known already change no conflict") {
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    CAPTURE(seed);
    const Clauses clauses = drawn(seed);
    const Truth expected = truth(clauses);
    if (expected.conflicts.empty()) continue;
    Solver solver;
    CHECK(conflicts(solver, encode(solver, clauses), expected.corrections, {}).sets == expected.conflicts);
  }
}

TEST_CASE("a list that is cut off holds the smallest sets and says that it is not complete") {
  for (std::uint64_t seed = 1; seed <= 100; ++seed) {
    CAPTURE(seed);
    const Clauses clauses = drawn(seed);
    const Truth expected = truth(clauses);
    if (expected.corrections.size() < 3 || expected.conflicts.size() < 3) continue;
    Solver first, second;
    const Listing corrected = corrections(first, encode(first, clauses), {.most = 2});
    CHECK_FALSE(corrected.complete);
    REQUIRE(corrected.sets.size() == 2);
    CHECK(corrected.sets.back().size() == expected.corrections[1].size());
    CHECK(corrected.next_size >= corrected.sets.back().size());
    const Listing conflicting = conflicts(second, encode(second, clauses), {}, {.most = 2});
    CHECK_FALSE(conflicting.complete);
    REQUIRE(conflicting.sets.size() == 2);
    CHECK(conflicting.sets.back().size() == expected.conflicts[1].size());
  }
}

TEST_CASE("one conflict is a minimal one within the members asked about") {
  for (std::uint64_t seed = 1; seed <= 100; ++seed) {
    CAPTURE(seed);
    const Clauses clauses = drawn(seed);
    const Truth expected = truth(clauses);
    Solver solver;
    const auto members = encode(solver, clauses);
    Subset all;
    for (std::size_t i = 0; i < members.size(); ++i) all.push_back(i);
    const auto conflict = one_conflict(solver, members, all);
    CHECK(conflict.has_value() == !expected.conflicts.empty());
    if (conflict) CHECK(std::ranges::find(expected.conflicts, *conflict) != expected.conflicts.end());
    CHECK_FALSE(one_conflict(solver, members, {0}));
  }
}

TEST_CASE("a spent budget stops every list, and nothing that is not known is claimed") {
  const Clauses clauses = drawn(3);
  Solver solver;
  const Listing none = corrections(solver, encode(solver, clauses), {.conflicts = 0});
  CHECK(none.sets.empty());
  CHECK_FALSE(none.complete);
}

TEST_CASE("a counter forces what it counts") {
  Solver solver;
  std::vector<Literal> inputs;
  for (int i = 0; i < 7; ++i) inputs.push_back(solver.fresh());
  Counter counter{solver, inputs};
  for (std::size_t k = 1; k <= 7; ++k) {
    const Literal fewer = -counter.at_least(solver, k);
    const std::vector<Literal> holding{inputs.begin(), inputs.begin() + static_cast<std::ptrdiff_t>(k)};
    std::vector<Literal> assumed = holding;
    assumed.push_back(fewer);
    CHECK(solver.solve(assumed) == Answer::no);
    assumed.erase(assumed.begin());
    CHECK(solver.solve(assumed) == Answer::yes);
  }
}
