// Clock: the wall clock. For the receipt of an act that is written down now, and for nothing
// that is judged.
#pragma once

#include "casus/measure/time.h"

namespace casus::host {

[[nodiscard]] measure::Instant now();

}  // namespace casus::host
