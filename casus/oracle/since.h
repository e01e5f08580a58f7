// Since: something happened after the latest of something else.
//
//   inspection since shelling      yes from the first inspection after the last shelling
//                                  until the next; no where nothing was shelled before
#pragma once

#include <cstddef>
#include <functional>
#include <vector>

#include "casus/oracle/signal.h"
#include "casus/oracle/sum.h"

namespace casus::oracle {

// Both as portions without a window: from their first possible to their last possible position.
struct Sequence {
  std::vector<Portion> events;
  std::vector<Portion> before;
  // Which of what was at one position came later, the one of the greater rank; null: none did.
  std::function<std::size_t(const Portion&)> rank{};
};
[[nodiscard]] Signal since(const Sequence& two);

// Why it is unknown somewhere in [from, to): because of the others, where none of them is certain
// or an event certainly came after the last certain one; because of the events, where none did.
[[nodiscard]] Reasons doubts_of_since(const Sequence& two, Piece when);

}  // namespace casus::oracle
