// Bisection, and leaving out by halves.
#include "casus/explain/search.h"

#include <algorithm>
#include <numeric>

namespace casus::explain {

std::optional<Turn> find_turn(const Range& range, const std::function<bool(std::int64_t)>& holds) {
  const std::int64_t step = range.bound >= range.from ? 1 : -1;
  Turn turn{range.from, range.guess};
  const bool guessed = range.guess != range.from && holds(range.guess);
  if (guessed) {
    const std::int64_t next = range.guess - step;
    if (next == range.from || !holds(next)) return Turn{next, range.guess};
    turn.turns = next;
  } else {
    if (range.guess == range.bound || !holds(range.bound)) return std::nullopt;
    turn = {range.guess, range.bound};
  }
  while (turn.turns - turn.stays != step) {
    const std::int64_t middle = turn.stays + (turn.turns - turn.stays) / 2;
    (holds(middle) ? turn.turns : turn.stays) = middle;
  }
  return turn;
}

namespace {

// The things but those of [begin, end).
Subset less(const Subset& all, std::size_t begin, std::size_t end) {
  Subset out{all.begin(), all.begin() + static_cast<std::ptrdiff_t>(begin)};
  out.insert(out.end(), all.begin() + static_cast<std::ptrdiff_t>(end), all.end());
  return out;
}

}  // namespace

namespace {

// Leaves out what can be, from the first to the last, many at a time.
Subset left_out(Subset left, const std::function<bool(const Subset&)>& holds) {
  // What stands before `settled` is needed, given what stands behind it.
  std::size_t settled = 0;
  std::size_t stride = left.size();
  while (settled < left.size()) {
    stride = std::min(std::max<std::size_t>(stride, 1), left.size() - settled);
    Subset fewer = less(left, settled, settled + stride);
    if (holds(fewer)) {
      left = std::move(fewer);
      stride *= 2;
    } else if (stride > 1) {
      stride /= 2;
    } else {
      ++settled;
    }
  }
  return left;
}

}  // namespace

Subset irreducible(std::size_t n, const std::function<bool(const Subset&)>& holds) {
  Subset all(n);
  std::iota(all.begin(), all.end(), std::size_t{0});
  Subset left = left_out(std::move(all), holds);
  // One that was needed beside others may not be needed without them.
  for (std::size_t i = 0; left.size() > 1 && i < left.size();) {
    Subset fewer = less(left, i, i + 1);
    const bool can_go = holds(fewer);
    if (can_go) left = std::move(fewer);
    i = can_go ? 0 : i + 1;
  }
  return left;
}

}  // namespace casus::explain
