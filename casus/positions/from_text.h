// From the text as it is drafted: the acceptable package that changes least of it, and the
// swaps by which all who give points gain; part of settle(). Packages and issues here are in
// the order of the agenda, which is that of the text.
#pragma once

#include <vector>

#include "casus/base/executor.h"
#include "casus/interval/swaps.h"
#include "casus/positions/case.h"
#include "casus/talks/nearest.h"

namespace casus::positions {

// A choice that is closed otherwise than the text is drafted.
struct Step {
  std::size_t choice = 0;
  std::int64_t from = 0, to = 0;  // its options
};

struct FromText {
  talks::Package drafted;
  talks::Nearest nearest;       // cost: how many choices change
  bool surely = true;           // false: the nearest package is acceptable for some of the numbers only
  std::vector<Step> steps;      // to it
  interval::Swaps swaps;
};

// A choice counts as changed if it is there in both packages and closed otherwise; what comes
// or goes with the option around it counts as that option's change.
[[nodiscard]] std::vector<Step> steps(const Agenda& agenda, const talks::Package& from, const talks::Package& to);

[[nodiscard]] FromText from_text(const Agenda& agenda, const Case& held, talks::Package drafted, base::Executor& executor);

}  // namespace casus::positions
