// Since: something happened after the latest of something else.
//
//   inspection since shelling    yes from the first inspection after the last shelling
//                                until the next; no where nothing was shelled before
#pragma once

#include "casus/watch/portions.h"

namespace casus::watch {

struct Since {
  Signal signal;
  // Where it is unknown, what leaves it open. It is the events, unless one certainly came after
  // the last certain one of the others; then, and where none of those is certain, it is those.
  Portions doubts;
};
// Both seen through a window of no length: where they may have been.
[[nodiscard]] Since since(const Portions& events, const Portions& before);

}  // namespace casus::watch
