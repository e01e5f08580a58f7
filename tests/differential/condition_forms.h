// Conditions of random accords: excuses and permissions, with everything that a literal
// may say.
#pragma once

#include <string>

#include "tests/differential/cases.h"
#include "tests/differential/dice.h"

namespace casus::differential {

// Gives some norms excuses, and the accord permissions.
void add_excuses(Dice& dice, accord::Accord& accord);

[[nodiscard]] std::string describe(const accord::Accord& accord, const accord::Condition& condition);
[[nodiscard]] std::string describe_excuses(const accord::Accord& accord, const accord::Norm& norm);

}  // namespace casus::differential
