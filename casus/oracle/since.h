// Since: something happened after the latest of something else.
//
//   inspection since shelling      yes from the first inspection after the last shelling
//                                  until the next; no where nothing was shelled before
#pragma once

#include <vector>

#include "casus/oracle/signal.h"
#include "casus/oracle/sum.h"

namespace casus::oracle {

// Both as portions without a window: from their first possible to their last possible position.
[[nodiscard]] Signal since(const std::vector<Portion>& events, const std::vector<Portion>& before);

// Why it is unknown somewhere in [from, to): because of the others, where none of them is certain
// or an event certainly came after the last certain one; because of the events, where none did.
[[nodiscard]] Reasons doubts_of_since(const std::vector<Portion>& events, const std::vector<Portion>& before, Piece when);

}  // namespace casus::oracle
