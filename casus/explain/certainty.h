// Certainty: by which record each doubt of an unknown finding falls away: which would make
// it a certain breach, and which would make it compliant. Only what was judged again and
// came out so is told.
#pragma once

#include <vector>

#include "casus/explain/change.h"
#include "casus/watch/account.h"

namespace casus::explain {

// In the order of the finding's reasons, for each first what makes it a breach. What takes
// several doubts at once comes last, with the reason "together". Empty for a breach.
[[nodiscard]] std::vector<Change> certainties(const Retrial& retrial, const watch::Account& account);

}  // namespace casus::explain
