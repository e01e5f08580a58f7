// Nearest: the acceptable packages that change least of a given one, by whatever measure of
// change the caller counts in: a cost for each option of each issue.
//
//   nearest(talk, {{0, 1, 1}, {0, 1}}, executor)   // one for each issue that leaves its first option
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "casus/base/executor.h"
#include "casus/talks/talk.h"

namespace casus::talks {

struct Nearest {
  bool known = true;                        // false: the solver did not end; there may be a nearer one, or none
  std::optional<Points> cost{};             // none: no package is acceptable; not known: of the best found, if any was
  Package package{};                        // of those that cost as little, the first in the talk's order
  bool first = true;                        // false: the search for the first did not end; it is one of them
  std::optional<std::uint64_t> packages{};  // how many do; none: too many to count, or not known
};

// What the solver may spend on the least cost, and then on the first package that has it.
struct NearestLimits {
  std::int64_t conflicts = 40'000;
  std::int64_t conflicts_for_first = 10'000;
};

// The talk must pass check(); costs are whole numbers from 0 on, [issue][option]. Exact
// wherever it is known, however many packages there are.
[[nodiscard]] Nearest nearest(const Talk& talk, const std::vector<std::vector<Points>>& costs, base::Executor& executor, const NearestLimits& limits = {});

}  // namespace casus::talks
