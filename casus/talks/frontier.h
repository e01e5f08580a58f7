// Frontier: the Pareto points of a set of packages, each with how many packages reach it.
//
// A point is the vector of the parties' scores in grains, in the talk's order of those
// parties that name points. A point is on the frontier if no package is at least as good
// for every party and better for one. Two ways to it:
//
//   FrontierBuilder   points put in one after the other (enumeration);
//   merged_frontier   issue by issue: the frontier of two groups of issues, where scores
//                     are sums, is that of the sums of their two frontiers; a dominated
//                     part makes a dominated whole. Exact, and needs no enumeration.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "casus/talks/talk.h"

namespace casus::talks {

struct Frontier {
  std::size_t parties = 0;
  std::vector<Points> scores{};          // one point after the other
  std::vector<std::uint64_t> packages{}; // that reach it; UINT64_MAX: at least that many
  std::vector<Package> examples{};       // one package that reaches it

  [[nodiscard]] std::size_t size() const { return packages.size(); }
  [[nodiscard]] std::span<const Points> point(std::size_t i) const { return std::span{scores}.subspan(i * parties, parties); }
};

// Numbers of the parties that name points.
[[nodiscard]] std::vector<std::size_t> parties_with_points(const Talk& talk);

// The best first by the first party, then the second, ...; so equal frontiers are equal values.
void put_in_order(Frontier& frontier);

[[nodiscard]] std::uint64_t saturated_sum(std::uint64_t a, std::uint64_t b);
[[nodiscard]] std::uint64_t saturated_product(std::uint64_t a, std::uint64_t b);

// Keeps the points of a growing set that none dominates.
class FrontierBuilder {
 public:
  FrontierBuilder(std::size_t parties, std::size_t most_points) : parties_{parties}, most_{most_points} { frontier_.parties = parties; }
  // True if the point is new on the frontier: then `example()` wants its package.
  bool add(std::span<const Points> point);
  Package& example() { return frontier_.examples.back(); }
  // More points than allowed have been on the frontier at once: it is not kept on.
  [[nodiscard]] bool overflowed() const { return overflowed_; }
  [[nodiscard]] Frontier take();

 private:
  void remove_dominated(std::span<const Points> point);
  void swap(std::size_t i, std::size_t j);
  std::size_t parties_;
  std::size_t most_;
  bool overflowed_ = false;
  Frontier frontier_;
};

struct MergeLimits {
  std::size_t points = 1'000'000;        // of a frontier
  std::size_t candidates = 6'000'000;    // sums of two points, in one merge: memory
  std::uint64_t component = 2'000'000;   // packages of issues that conditions tie together
  std::uint64_t comparisons = 800'000'000;  // of a point with one that is kept, all merges together: time
};

// The frontier of the packages that meet every condition given; scores only. nullopt if
// a limit is reached, or a party's score is no sum over issues. With a grain other than 1,
// the points of each option are rounded to it first, so that sums are off by half a grain
// for each issue at most.
std::optional<Frontier> merged_frontier(const Talk& talk, const std::vector<const Condition*>& conditions, const MergeLimits& limits = {});

}  // namespace casus::talks
