// Contradicted: the steps in the tracks behind a finding that no mover can have made.
#pragma once

#include <vector>

#include "casus/watch/implausible_step.h"
#include "casus/watch/judge.h"

namespace casus::watch {

// Those at which tracks began that cast doubt on the finding's reports, or that were
// doubted: of the mover that it is about, or of the movers that its evidence names. By
// mover, then by time; none where nothing in them is doubtful.
[[nodiscard]] std::vector<ImplausibleStep> contradicted(const NormContext& context, const finding::Finding& finding);

}  // namespace casus::watch
