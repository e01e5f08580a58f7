// Unexcused: what excuses leave of what would count: of events, of stays and of shares.
// What is certainly excused goes, what possibly is stays possible. Excuses without an
// excuse leave everything as it is.
#pragma once

#include <vector>

#include "casus/watch/excuses.h"
#include "casus/watch/stays.h"
#include "casus/watch/tally.h"
#include "casus/watch/weights.h"

namespace casus::watch {

// Each is tested at its own instant.
[[nodiscard]] std::vector<Weight> unexcused(std::vector<Weight> weights, Excuses& excuses);

// The stays of one mover, tested at each of their instants: possible where no excuse
// certainly holds, certain where none possibly does.
[[nodiscard]] std::vector<Stay> unexcused(const NormContext& context, const Track& track, std::vector<Stay> stays,
                                          Excuses& excuses);

// Shares of returns, as pieces_of gives them. Why a piece is in doubt is asked anew from
// each of the `changes` on, in ascending order.
[[nodiscard]] std::vector<Share> unexcused(const std::vector<Share>& pieces, const std::vector<Position>& changes,
                                           Excuses& excuses);

}  // namespace casus::watch
