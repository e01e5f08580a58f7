// Sighted: movers as a condition counts them. A mover that is sighted again and again is one.
// Whom nobody named may be the same that another source tells of, or the same source at another
// time: certain are those that have names, or the most that one source saw at one instant.
//
//   hill and river each see a ship without a number at 10:00:  1 for certain, perhaps 2
#pragma once

#include <vector>

#include "casus/watch/portions.h"

namespace casus::watch {

struct Counted {
  Portions portions;  // they add up to all that there is
  Portions same;      // what that is too much for certain: amounts below zero, to be added where it is counted
};
// `movers`: of each its sightings, at least one, each resting on one record. A nameless one has one.
[[nodiscard]] Counted sighted(const Collected& collected, const std::vector<Portions>& movers);

}  // namespace casus::watch
