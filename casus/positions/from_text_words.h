// From-text words: the nearest package and the swaps, for the screen and for JSON.
#pragma once

#include <string>
#include <vector>

#include "casus/positions/outcome.h"
#include "casus/seal/json.h"

namespace casus::positions {

// Rows of the screen; none where there is nothing to tell.
[[nodiscard]] std::vector<std::string> nearest_rows(const Agenda& agenda, const Outcome& outcome);
[[nodiscard]] std::vector<std::string> swap_rows(const Agenda& agenda, const Outcome& outcome);

// As the value of a key.
void put_nearest(seal::JsonWriter& json, const Agenda& agenda, const Outcome& outcome);
void put_swaps(seal::JsonWriter& json, const Agenda& agenda, const Outcome& outcome);

}  // namespace casus::positions
