// Heard positions: what each form of settle reads before it does anything.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "casus/base/result.h"
#include "casus/cli/arguments.h"
#include "casus/measure/time.h"
#include "casus/positions/page.h"

namespace casus::cli {

struct HeardPositions {
  std::string accord;  // its bytes
  positions::Agenda agenda;
  std::vector<positions::Page> pages;  // with what `--what-if` supposes; not yet known to be sound
  std::optional<measure::Instant> as_of{};  // as `--as-of` names it ...
  measure::Instant day;                     // ... else the latest day on the pages
};

// The accord, the pages on it, `--as-of` and `--what-if`. Faults: those of reading any of them.
base::Result<HeardPositions> heard_positions(const Arguments& arguments);

}  // namespace casus::cli
