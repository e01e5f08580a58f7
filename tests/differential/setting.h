// What the environment says of how much to compare, for longer runs and for replays:
// CASUS_CASES=200000 CASUS_SEED=1000000 test_differential
#pragma once

#include <cstdint>
#include <cstdlib>

#include "casus/base/text.h"

namespace casus::differential {

// The whole number that the variable holds; `otherwise` where there is none.
inline std::int64_t setting(const char* name, std::int64_t otherwise) {
  const char* text = std::getenv(name);
  return text == nullptr ? otherwise : base::parse_int(text).value_or(otherwise);
}

}  // namespace casus::differential
