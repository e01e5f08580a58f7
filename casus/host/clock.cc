// The system's clock, to the second: an act is not received to the millisecond.
#include "casus/host/clock.h"

#include <chrono>

namespace casus::host {

measure::Instant now() {
  const auto since = std::chrono::system_clock::now().time_since_epoch();
  return measure::Instant{std::chrono::duration_cast<std::chrono::seconds>(since).count() * 1000};
}

}  // namespace casus::host
