// Since: something happened after the latest of something else.
//
//   inspection since shelling    yes from the first inspection after the last shelling
//                                until the next; no where nothing was shelled before
#pragma once

#include <cstdint>

#include "casus/watch/portions.h"

namespace casus::watch {

struct Since {
  Signal signal;
  // Where it is unknown, what leaves it open. It is the events, unless one certainly came after
  // the last certain one of the others; then, and where none of those is certain, it is those.
  Portions doubts;
};
// What is told of one instant came at once; but of acts one is the later word, as their log has it.
enum class OfOneInstant : std::uint8_t { at_once, in_log_order };
// Both seen through a window of no length: where they may have been. In log order each of the
// portions is of one record.
[[nodiscard]] Since since(const Portions& events, const Portions& before, OfOneInstant order = OfOneInstant::at_once);

}  // namespace casus::watch
