// Steady words: how picks stand where points are intervals, for the screen and for JSON.
#pragma once

#include <string>
#include <vector>

#include "casus/positions/outcome.h"
#include "casus/seal/json.h"

namespace casus::positions {

// Both expect outcome.doubt. As rows of the screen, and as the value of a key of JSON.
[[nodiscard]] std::vector<std::string> steady_rows(const Agenda& agenda, const Outcome& outcome);
void put_steady(seal::JsonWriter& json, const Agenda& agenda, const Outcome& outcome);

// "3", or where the two differ "surely 1, possibly 3"; "not counted" where one is not known.
[[nodiscard]] std::string sure_and_possible(const Count& surely, const Count& possibly);

[[nodiscard]] std::string range_words(const interval::Range& range);  // "40", "30..40"
// "floor 40", or "floor 30..40" where it is told as an interval; of a line that is a floor.
[[nodiscard]] std::string floor_words(const Outcome& outcome, std::size_t line);

}  // namespace casus::positions
