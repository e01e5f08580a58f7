// Asked: what a norm that counts asks, rung by rung: how many of what, in which window.
//
//   serious from 10 incidents within 24 h              --> 10 incidents, 24 h
//   must not have more than 10 deaths of ... within 7 d --> 10 deaths and a millionth, 7 d
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "casus/accord/accord.h"
#include "casus/measure/decimal.h"

namespace casus::watch {

struct Asked {
  std::uint32_t rung = 0;
  std::uint32_t threshold = 0;
  std::string measure;                      // what is counted: "incidents" or an attribute
  std::int64_t needed = 1;                  // the least that is too much, in the measure's units
  std::optional<measure::Duration> within;  // nullopt: each incident by itself
  measure::Decimal stated;                  // as the text says it ...
  bool more_than = false;                   // ... which is allowed, and more is not
};
// Norms of incidents and of acts, and ceilings on a sum in a window.
[[nodiscard]] std::vector<Asked> asked_of(const accord::Norm& norm);

}  // namespace casus::watch
