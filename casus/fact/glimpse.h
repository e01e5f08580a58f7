// Glimpse: what a reader sees of a mover's report before it makes a fact of it. Making
// one costs ten times as much as seeing it, and most positions change no verdict
// (watch/sieve.h), so a sink may look first.
//
//   sink.looks()  -->  sink.glimpse(glimpse)  --if it matters-->  glimpse.fact()
//
// A glimpse is only given where nothing but `raw` and the fields beside it enters the
// fact: a report with an exact time, of a source without rules of its own.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "casus/earth/position.h"
#include "casus/fact/fact.h"
#include "casus/fact/mapping.h"
#include "casus/measure/time.h"

namespace casus::fact {

struct Glimpse {
  std::string_view mover;                    // as the fact names it
  measure::Instant at;
  std::optional<measure::Instant> received;
  std::optional<earth::Position> where;      // nullopt: no position, but what the mover says of itself
  std::uint64_t offset = 0;
  std::string_view raw;                      // the report's own bytes
  std::string_view says;                     // where `where` is not: equal bytes say the same of the mover
  const SourceProfile* profile = nullptr;    // outlives what is kept of the glimpse
  Fact (*make)(const Glimpse&) = nullptr;    // reads at, received, offset, raw and profile; never null

  [[nodiscard]] Fact fact() const { return make(*this); }
};

}  // namespace casus::fact
