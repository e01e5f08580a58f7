// Passed: what is to be known of reports that were passed over while a feed was read
// (sieve.h). They change no verdict by where they were, but they were heard: a source
// that reports is not silent, and the record reaches as far as its reports do.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "casus/measure/time.h"

namespace casus::watch {

struct Passed {
  measure::Instant end{INT64_MIN / 4};  // up to when they show that time has passed (receipt.h)
  // First and last instant, as far as time has passed, by source.
  std::map<std::string, measure::Interval, std::less<>> extent;
  // Of a source with a `silent`: when it was heard without such a silence, by `from`.
  std::map<std::string, std::vector<measure::Interval>, std::less<>> heard;
};

}  // namespace casus::watch
