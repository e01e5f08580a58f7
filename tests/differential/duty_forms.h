// Duty forms: norms that oblige to an act, and the acts that discharge them.
#pragma once

#include <string>

#include "tests/differential/cases.h"
#include "tests/differential/dice.h"

namespace casus::differential {

// Prior notices, periodic duties, duties after events, votes, and acts. Before the excuses
// are added: norms may ask about the breaches of those that come after them.
void add_duties(Dice& dice, Case& one);
// What starts the clocks of duties, and events that begin and end norms: after the excuses,
// which add the meanings that they ask about.
void add_events(Dice& dice, accord::Accord& accord);

[[nodiscard]] std::string describe_duty(const accord::Norm& norm);

}  // namespace casus::differential
