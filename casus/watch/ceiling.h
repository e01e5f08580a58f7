// Ceilings: `have more than N` of what was declared, or of what is present together.
//
//   stays of all movers, each with the number it was reported with --> shares, seen
//   returns of each party, and while they stand                    --> shares, declared
//   shares --tally--> excesses --> findings
#pragma once

#include <vector>

#include "casus/watch/judge.h"
#include "casus/watch/tally.h"

namespace casus::watch {

// All that adds up for this subject. `counted at each declaration`: what was said at one
// declaration holds until the next.
[[nodiscard]] std::vector<Share> shares_for(const NormContext& context, const JudgedSubject& subject,
                                            base::Executor& executor);

}  // namespace casus::watch
