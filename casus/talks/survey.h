// Survey: what the packages of a talk are worth, by the method that fits, and always with
// the word which one it was and whether it is exact.
//
//   walked   every package was looked at
//   merged   frontiers were merged issue by issue (frontier.h); the rest follows from them
//   bounded  neither was possible: frontier stays empty; the picks, if there are any, are
//            the best among acceptable packages that were found (found.h), not proven
//
// The picks, over acceptable packages, with gains of the parties that name points:
//   Nash                the largest product of gains
//   Kalai-Smorodinsky   the largest least share, gain / (ideal - floor) of a party, where
//                       the ideal is its best score among acceptable packages; a party
//                       that no acceptable package brings anything has the share 1
//   egalitarian         the largest least gain; of several, by the next least and so on
//   sum                 the largest sum of scores, over all packages (not a pick: it adds
//                       points of different parties)
// All packages on a pick count as its ties.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "casus/base/executor.h"
#include "casus/talks/demands.h"
#include "casus/talks/frontier.h"
#include "casus/talks/natural.h"
#include "casus/talks/talk.h"

namespace casus::talks {

enum class Method { walked, merged, bounded };
[[nodiscard]] std::string_view name(Method method);

// The points where a pick stands, ties by leximin of gains, then by the first package in the
// order of ids; and how many packages.
struct Pick {
  double value = 0;                // of what is maximised, in units (docs/talks.md)
  Natural product{};               // Nash only, in grains: exact
  std::vector<std::size_t> points{};  // numbers in Survey::acceptable_frontier
  std::uint64_t packages = 0;
};

struct Survey {
  Natural packages{};
  std::optional<std::uint64_t> acceptable{};
  std::optional<std::uint64_t> rational{};
  std::vector<std::optional<std::uint64_t>> by_party{};  // acceptable to this party alone

  Method method = Method::bounded;
  bool exact = false;               // of frontier and picks; counts are exact where they are there
  std::vector<std::size_t> weighed{};              // the parties that name points
  std::optional<Frontier> frontier{};              // of all packages
  std::optional<Frontier> acceptable_frontier{};   // of the acceptable ones; bounded: of those found
  std::optional<double> max_sum{};

  std::optional<Pick> nash{}, kalai_smorodinsky{}, egalitarian{};  // none: no acceptable package, or not known
};

struct SurveyLimits {
  std::uint64_t walk = 30'000'000;                       // packages to look at one by one
  std::uint64_t count = std::uint64_t{1} << 37;          // packages to count by blocks
  std::size_t points = 100'000;                          // of a frontier found by walking
  MergeLimits merge{};
  std::int64_t conflicts = 200'000;                      // of the solver, to find one acceptable package
};

// The talk must pass check(). Its order is the order of ties: pass a sorted one.
Survey survey(const Talk& talk, base::Executor& executor, const SurveyLimits& limits = {});

// Of the packages, those that meet the demands; nullopt if there are more than `most` to
// look at, or a party's score is no sum and there are more than SurveyLimits::walk. What one
// party demands alone, by points only, is counted by its sums, however many packages.
std::optional<std::uint64_t> count_meeting(const Talk& talk, const Demands& demands, base::Executor& executor,
                                           std::uint64_t most = SurveyLimits{}.count);

}  // namespace casus::talks
