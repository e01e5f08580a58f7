// Truth: yes, no, or unknown, with Kleene's strong connectives.
//
// Ordered no < unknown < yes, so `and` is the minimum and `or` the maximum.
// The connectives are sound, not complete: `a or not a` is unknown for an
// unknown `a`, although it holds under every resolution.
#pragma once

#include <algorithm>
#include <cstdint>

namespace casus::measure {

enum class Truth : std::uint8_t { no = 0, unknown = 1, yes = 2 };

[[nodiscard]] constexpr Truth truth(bool known) { return known ? Truth::yes : Truth::no; }
[[nodiscard]] constexpr Truth both(Truth a, Truth b) { return std::min(a, b); }
[[nodiscard]] constexpr Truth either(Truth a, Truth b) { return std::max(a, b); }
[[nodiscard]] constexpr Truth negate(Truth a) {
  return static_cast<Truth>(2 - static_cast<int>(a));
}

}  // namespace casus::measure
