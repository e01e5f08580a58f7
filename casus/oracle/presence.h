// Presence: a prohibition of being somewhere, `for D`.
//
// The reports of one mover, in order of time, are cut by those that are
// certainly outside. Between two cuts, reports that no silence longer than
// `lost` splits are one episode: presence is possible from cut to cut (or `lost`
// beyond), certain in a run of inside reports at most `gap` apart.
#pragma once

#include <vector>

#include "casus/oracle/occurrence.h"

namespace casus::oracle {

[[nodiscard]] std::vector<finding::Finding> judge_presence(const World& world, std::uint32_t norm,
                                                           const Subject& subject);

}  // namespace casus::oracle
