// Doubt: what intervals of points leave sure and possible; part of settle().
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "casus/base/executor.h"
#include "casus/interval/steady.h"
#include "casus/positions/case.h"

namespace casus::positions {

using Count = std::optional<std::uint64_t>;  // none: not known

// Where points or floors are intervals: what is acceptable whatever the numbers are, and how
// the picks stand under completions. The rest of an outcome is about the best end.
struct Doubt {
  Count acceptable_surely;
  std::vector<Count> surely_to;     // by party, in the numbers of Outcome::sorted
  interval::Ranged ranged;          // in the same order
  interval::Steadiness steadiness;
};

// None where every number is exact. `sorted` is of held.talk.
[[nodiscard]] std::optional<Doubt> doubt_of(const Case& held, const talks::Sorted& sorted, const interval::Draws& draws, base::Executor& executor);

}  // namespace casus::positions
