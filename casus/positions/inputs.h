// Inputs: on which bytes and numbers an outcome rests, for BASIS and for JSON.
#pragma once

#include <string>
#include <vector>

#include "casus/positions/page.h"
#include "casus/seal/json.h"

namespace casus::positions {

// Points and floors as the pages give them. `defaults`: options of choices to which a party
// that gives points gives none, and which count 0.
struct PointsGiven {
  std::size_t tables = 0;     // parties that give points
  std::size_t numbers = 0;    // exact ones
  std::size_t intervals = 0;
  std::size_t defaults = 0;
};
[[nodiscard]] PointsGiven points_given(const Agenda& agenda, const std::vector<Page>& pages);

// "sha256 0123... up.positions.md", of the accord first; what is only supposed has no bytes.
[[nodiscard]] std::vector<std::string> input_rows(const Agenda& agenda, const std::vector<Page>& pages);
// "points": {...}, "inputs": [...] of the object that is open.
void put_inputs(seal::JsonWriter& json, const Agenda& agenda, const std::vector<Page>& pages);

}  // namespace casus::positions
