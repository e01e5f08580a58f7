// Notices: what a reader of the findings must know besides them. What no norm could
// use, what was assumed, where nothing is known. Nothing is dropped in silence.
#pragma once

#include <string>
#include <vector>

#include "casus/verb/run.h"

namespace casus::verb {

// One line each: norms without a record; sources taken to watch everywhere; records
// of kinds that the accord does not declare, or declares of another root; outages
// of sources that it does not declare; releases in an order that their names deny, or without names; acts that have no effect; ballots that say none of yes, no, abstain; sources whose records come later than they state, where that costs; of a log that goes on, up to when each norm is settled.
[[nodiscard]] std::vector<std::string> notices(const RunOutcome& outcome);

}  // namespace casus::verb
