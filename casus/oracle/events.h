// Events: a prohibition of events, with its ladder.
//
// A threshold `N within D` asks, at every instant and in every stretch between
// two instants at which anything changes: how many incidents are certainly, how
// many possibly in the closed window [t - D, t]? An unknown instant of [from, to)
// is possibly in it on [from, to + D), certainly on [to, from + D].
#pragma once

#include <vector>

#include "casus/oracle/incidents.h"

namespace casus::oracle {

[[nodiscard]] std::vector<finding::Finding> judge_events(const World& world, std::uint32_t norm,
                                                         const Subject& subject,
                                                         const std::vector<Incident>& incidents);

}  // namespace casus::oracle
