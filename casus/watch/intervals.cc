// Set operations by one pass over sorted ends.
#include "casus/watch/intervals.h"

#include <algorithm>
#include <functional>

#include "casus/watch/standing.h"

namespace casus::watch {

using measure::Instant;
using measure::Interval;

Intervals normalised(Intervals set) {
  sort_runs(set, std::less<>{});  // one run for each rung
  Intervals out;
  for (const Interval& one : set) {
    if (!out.empty() && one.from <= out.back().to) out.back().to = std::max(out.back().to, one.to);
    else out.push_back(one);
  }
  return out;
}

Intervals minus(const Intervals& a, const Intervals& b) {
  Intervals out;
  auto hole = b.begin();
  for (const Interval& one : a) {
    Instant from = one.from;
    while (hole != b.end() && hole->to <= from) ++hole;
    // The last hole may reach into the next interval.
    for (auto next = hole; next != b.end() && next->from < one.to; ++next) {
      if (next->from > from) out.push_back({from, next->from});
      from = std::max(from, next->to);
    }
    if (from < one.to) out.push_back({from, one.to});
  }
  return out;
}

std::int64_t total_ms(const Intervals& set) {
  std::int64_t total = 0;
  for (const Interval& one : set) total += (one.to - one.from).raw();
  return total;
}

}  // namespace casus::watch
