// Decimal: an amount as int64 millionths, so 0.1 kn and 30,000 t are both exact.
//
// AmountRange is a value as sources give it: a number (low == high) or bounds.
#pragma once

#include <string>
#include <string_view>

#include "casus/base/result.h"
#include "casus/measure/quantity.h"

namespace casus::measure {

using Decimal = Quantity<struct DecimalTag>;

inline constexpr std::int64_t decimal_one = 1'000'000;
[[nodiscard]] constexpr Decimal whole(std::int64_t n) { return Decimal{n * decimal_one}; }

// "12", "-0.5", "30000.25"; at most 9e12, with decimals at most 4e9. Faults: malformed,
// range.
base::Result<Decimal> parse_decimal(std::string_view text);
[[nodiscard]] std::string print(Decimal value);

struct AmountRange {
  Decimal low;
  Decimal high;
  [[nodiscard]] constexpr bool exact() const { return low == high; }
  friend constexpr auto operator<=>(const AmountRange&, const AmountRange&) = default;
};

}  // namespace casus::measure
