// Sets of instants as sorted, disjoint intervals: union, difference, length.
#pragma once

#include <cstdint>
#include <vector>

#include "casus/measure/time.h"

namespace casus::watch {

using Intervals = std::vector<measure::Interval>;

// Sorted and merged; touching intervals become one.
[[nodiscard]] Intervals normalised(Intervals set);
[[nodiscard]] Intervals minus(const Intervals& a, const Intervals& b);  // both normalised
[[nodiscard]] std::int64_t total_ms(const Intervals& set);               // normalised

}  // namespace casus::watch
