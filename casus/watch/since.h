// Since: something happened after the latest of something else.
//
//   inspection since shelling    yes from the first inspection after the last shelling
//                                until the next; no where nothing was shelled before
#pragma once

#include "casus/watch/portions.h"

namespace casus::watch {

// Both seen through a window of no length: where they may have been.
[[nodiscard]] Signal since(const Portions& events, const Portions& before);

}  // namespace casus::watch
