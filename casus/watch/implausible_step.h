// ImplausibleStep: what explain/ tells of a track that contradicts itself.
#pragma once

#include <cstdint>
#include <string>

#include "casus/measure/length.h"
#include "casus/measure/time.h"

namespace casus::watch {

// Two reports of one mover that cannot both be true (implausible.h).
struct ImplausibleStep {
  std::string before;                            // ids
  std::string after;
  measure::Interval before_when;
  measure::Interval after_when;
  measure::Length distance;                      // at least
  measure::Duration time;                        // at most, the clock allowance included
  std::int64_t needed = 0;                       // tenths of a knot
  std::int64_t fastest = 0;                      // tenths of a knot
  std::string teller;                            // whose bound that is: "vessel", "aircraft"
};

}  // namespace casus::watch
