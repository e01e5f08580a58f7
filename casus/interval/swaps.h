// Swaps: two or three issues changed at once, so that every party that gives points surely
// gains and nobody's line that held is broken, while no part of the change does that alone.
// That is what a trade is: each side gives on one question what it gets back on another.
//
//   DOWN +3 = +5 (hours) - 2 (fee), UP +2 = -4 (hours) + 6 (fee)
#pragma once

#include <cstdint>
#include <vector>

#include "casus/interval/ranged.h"

namespace casus::interval {

struct Change {
  std::size_t issue = 0;
  std::uint32_t to = 0;            // its option instead
  std::vector<Range> rises{};      // by weighed party: its score afterwards less that before
};

struct Swap {
  std::vector<Change> changes{};   // in the order of issues
  std::vector<Range> rises{};      // of all together, by weighed party
};

struct Swaps {
  std::vector<std::size_t> weighed{};  // the parties that give points
  std::vector<Swap> best{};            // the fewest changes first, then the greatest product of least rises, then in order
  std::uint64_t count = 0;
  bool complete = true;                // false: too many options to try them by threes
};

// The talk of `ranged` must pass talks::check. The product does not mind in what units a
// party counts.
[[nodiscard]] Swaps swaps(const Ranged& ranged, const talks::Package& from, std::size_t kept = 5);

}  // namespace casus::interval
