// Incidents plan: which true incidents happen in a rehearsal, and when and where.
//
// Around each threshold of each norm over events: a cluster just below it, one
// exactly at it, one above it, and one that has the number but takes longer than
// the window. The gravest rung of a ladder is passed once only, because grave
// breaches are rare. Besides: single incidents inside the zone, near misses just
// outside it, and kinds that the norm does not name.
#pragma once

#include <cstdint>
#include <vector>

#include "casus/accord/accord.h"
#include "casus/earth/zone.h"
#include "casus/measure/time.h"
#include "casus/rehearse/truth.h"

namespace casus::rehearse {

// What every part of a rehearsal needs to know.
struct Stage {
  const accord::Accord& accord;
  const earth::ZoneIndex& zones;  // Accord::zones, in their order
  std::uint64_t seed = 0;
  measure::Interval when;         // [start, start + days)
};

// By time, with ids i-0001 and on.
[[nodiscard]] std::vector<TrueIncident> plan_incidents(const Stage& stage);

}  // namespace casus::rehearse
