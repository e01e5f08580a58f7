// Blackouts: when an outage or a denial left nobody who could have heard a report of position.
#pragma once

#include <span>
#include <string>

#include "casus/watch/collect.h"
#include "casus/watch/ground.h"
#include "casus/watch/intervals.h"

namespace casus::watch {

// Whose coverage is asked about.
struct CoverageQuestion {
  const accord::Accord& accord;
  const Collected& collected;
  const Ground& zones;
  const accord::Norm& norm;
};

// Of those who watch for the norm's kind in its zone, apart from each other. What the `unheard`
// tell of outages in their own logs is no excuse of theirs.
[[nodiscard]] Intervals blackouts(const CoverageQuestion& ask, std::span<const std::string> unheard);

}  // namespace casus::watch
