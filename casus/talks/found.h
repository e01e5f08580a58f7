// Found: good acceptable packages where there are too many to look at and frontiers are
// too large to merge. Nothing here is proven to be best: the points are a lower bound.
//
// The solver gives one acceptable package; from there, one issue or two at a time change
// as long as a measure rises: the product of gains, each party's gain, the least share.
// All acceptable packages met on the way count.
#pragma once

#include <cstdint>
#include <optional>

#include "casus/talks/frontier.h"

namespace casus::talks {

// Their frontier, each point with one package; nullopt if the solver finds none within
// `conflicts`, empty if there is none.
std::optional<Frontier> found_frontier(const Talk& talk, std::int64_t conflicts = 200'000);

}  // namespace casus::talks
