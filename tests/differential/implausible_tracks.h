// Tracks that contradict themselves: bad fixes, jumps, and two movers under one name.
#pragma once

#include "tests/differential/cases.h"
#include "tests/differential/dice.h"

namespace casus::differential {

// Moves some positions of tracks so far that no mover can have been there, or just so far
// that some can; puts some a few minutes after another; and adds a second voice to some.
void add_implausible_tracks(Dice& dice, Case& one);

}  // namespace casus::differential
