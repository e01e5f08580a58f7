// Both ends are counted exactly; the picks are sought completion by completion.
#include "casus/positions/doubt.h"

#include "casus/talks/survey.h"

namespace casus::positions {

std::optional<Doubt> doubt_of(const Case& held, const talks::Sorted& sorted, const interval::Draws& draws, base::Executor& executor) {
  if (!interval::has_intervals(held.ranged)) return std::nullopt;
  Doubt out{{}, {}, interval::sorted(held.ranged, sorted), {}};
  const talks::Talk worst = interval::at_end(out.ranged, interval::End::worst);
  out.acceptable_surely = talks::count_meeting(worst, talks::all_demands(worst), executor);
  for (std::size_t p = 0; p < worst.parties.size(); ++p) out.surely_to.push_back(talks::count_meeting(worst, talks::demands_of_party(worst, p), executor));
  out.steadiness = interval::steadiness(out.ranged, draws, executor);
  return out;
}

}  // namespace casus::positions
