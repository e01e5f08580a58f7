// Duty forms: norms that oblige to an act, and the acts that discharge them.
#pragma once

#include <string>

#include "tests/differential/cases.h"
#include "tests/differential/dice.h"

namespace casus::differential {

// Prior notices. Before the excuses are added: norms may ask about the breaches of those
// that come after them.
void add_duties(Dice& dice, Case& one);

[[nodiscard]] std::string describe_duty(const accord::Norm& norm);

}  // namespace casus::differential
