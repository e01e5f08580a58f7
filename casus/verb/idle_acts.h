// Idle acts: what one who may do it did in vain, by when it came or by what it names. An
// attribution of what nobody reported, a ballot while no vote is open, a ratification on the
// wrong side of a signature. Acts without the power are told by powers.h.
#pragma once

#include <string>
#include <vector>

#include "casus/verb/run.h"

namespace casus::verb {

// One line for each sort of them, sorted.
[[nodiscard]] std::vector<std::string> idle_acts(const RunOutcome& outcome);

}  // namespace casus::verb
