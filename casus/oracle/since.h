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

}  // namespace casus::oracle
