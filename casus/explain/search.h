// Search: where an answer turns over whole numbers, and which of many things are needed.
// Both ask as seldom as they can, because each question is a judgement.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

namespace casus::explain {

// Neighbours: at `stays` the answer is still no, at `turns` it is yes.
struct Turn {
  std::int64_t stays = 0;
  std::int64_t turns = 0;
};

// Between `from`, where the answer is known to be no, and `bound`, above or below it.
// `guess` lies between them and is asked first. nullopt: it is no at `bound` too.
// An answer that turns several times gives one of its turns.
struct Range {
  std::int64_t from = 0;
  std::int64_t guess = 0;
  std::int64_t bound = 0;
};
[[nodiscard]] std::optional<Turn> find_turn(const Range& range, const std::function<bool(std::int64_t)>& holds);

// Of the things 0 .. n-1 some that keep `holds`, from which none can be left out; it holds
// for all of them. Things are tried for leaving out from the first to the last, many at a
// time. `holds` is asked of the things that are left, in order.
using Subset = std::vector<std::size_t>;
[[nodiscard]] Subset irreducible(std::size_t n, const std::function<bool(const Subset&)>& holds);

}  // namespace casus::explain
