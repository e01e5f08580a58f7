// Ceilings: `have more than N` of what was declared, of what is present together, or of a
// sum in a window. More than N is too much at every instant at which it is so.
//
// Present: the stays of all movers, each with the number it was reported with. Declared:
// declared.h. What is certainly observed above what was declared prevails; below it,
// nothing follows. `counted at each declaration` judges at those instants only, and the
// verdict stands until the next.
#pragma once

#include <vector>

#include "casus/oracle/judged.h"

namespace casus::oracle {

[[nodiscard]] std::vector<Judged> judge_ceiling(const World& world, std::uint32_t norm, const Subject& subject);

}  // namespace casus::oracle
