// Length: int64 millimetres. 1 nmi = 1,852,000 mm exactly (BIPM).
//
//   parse_length("12 nmi") gives kilometres(22) + metres(224)
#pragma once

#include <string>
#include <string_view>

#include "casus/base/result.h"
#include "casus/measure/quantity.h"

namespace casus::measure {

using Length = Quantity<struct LengthTag>;

[[nodiscard]] constexpr Length millimetres(std::int64_t n) { return Length{n}; }
[[nodiscard]] constexpr Length metres(std::int64_t n) { return Length{n * 1'000}; }
[[nodiscard]] constexpr Length kilometres(std::int64_t n) { return Length{n * 1'000'000}; }
[[nodiscard]] constexpr Length nautical_miles(std::int64_t n) { return Length{n * 1'852'000}; }

// The unit's millimetres, 0 for a word that is no unit of length (km nmi m mm).
[[nodiscard]] std::int64_t length_unit(std::string_view word);

// "15 km", "1.5 nmi", "100 mm". At most 40,100 km, not negative.
// Faults: malformed, range.
base::Result<Length> parse_length(std::string_view text);

// The largest of km, nmi, m, mm in which the number is an integer below 10,000
// or, failing that, mm: print(kilometres(15)) == "15 km".
[[nodiscard]] std::string print(Length length);

}  // namespace casus::measure
