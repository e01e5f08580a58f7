// Echoes: what was seen of a mover, told again of the same time by another record, which may
// name another actor, be of a lower grade, tell of another place, or not name the mover.
#pragma once

#include "tests/differential/cases.h"
#include "tests/differential/dice.h"

namespace casus::differential {

void add_echoes(Dice& dice, Case& one);

}  // namespace casus::differential
