// Words: how times, lengths, counts and records are said in every part of an explanation.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "casus/explain/search.h"
#include "casus/fact/fact.h"
#include "casus/measure/decimal.h"
#include "casus/measure/time.h"

namespace casus::explain {

[[nodiscard]] std::string when(const measure::Interval& interval);                 // "between A and B"
[[nodiscard]] std::string counted(std::int64_t n, std::string_view measure);       // "1 incident", "2 duties"
[[nodiscard]] std::string counted(measure::Decimal n, std::string_view measure);   // "15.5 t"
[[nodiscard]] std::string at_most(const std::optional<measure::Decimal>& possible); // "any number"
[[nodiscard]] std::string spelled(measure::Duration duration);                     // "22 h 45 min"
// A deadline in days ends with a local day, so that one in hours stays one: "72 h 30 min".
[[nodiscard]] std::string spelled_in_hours(measure::Duration duration);

// A length of time at which something turns, said without the last millisecond.
//   stays at 2 h, turns a millisecond below  -->  needed "shorter than 2 h", leaves "2 h"
//   turns at 45 min, stays a millisecond below -> needed "of 45 min or longer", leaves "anything shorter"
struct Edge {
  std::string needed;
  std::string leaves;
};
[[nodiscard]] Edge edge_of(const Turn& turn, std::string (*spell)(measure::Duration) = spelled);

// "a, b and c"; a long list is cut: "a, b, c and 12 more".
[[nodiscard]] std::string listed(const std::vector<std::string>& ids);

// A record in one line: "patrols:p1: shelling, 2025-03-01T10:00:00.000Z, at 48.2 37.5, graded B2".
[[nodiscard]] std::string described(const fact::Fact& fact);

}  // namespace casus::explain
