// Forms: what a random accord may say beyond ladders and dwell, added to a finished case:
// victims, norms for all together, keyed zones, attribution, entry into force, records
// that go on for days.
#pragma once

#include "tests/differential/cases.h"
#include "tests/differential/dice.h"

namespace casus::differential {

void add_forms(Dice& dice, Case& one);

// For people: what add_forms has added to a source, a norm, and the accord.
[[nodiscard]] std::string describe_forms(const accord::Accord& accord);

}  // namespace casus::differential
