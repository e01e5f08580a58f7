// Memory: what was known when. The world again, as those who watched it knew it before a
// record came that tells of the past: a late report, a revision, an attribution.
//
// Between two such records knowledge only grows at its newest end, so these few worlds
// are all that the clocks of duties need: what is certain in one of them was certain
// from its receipt on, or from its own instant if that is later.
#pragma once

#include <vector>

#include "casus/oracle/occurrence.h"

namespace casus::oracle {

class Memory {
 public:
  virtual ~Memory() = default;
  // The receipts of all records that tell of the past, in order, each once.
  [[nodiscard]] virtual std::vector<measure::Instant> late_receipts() const = 0;
  // What was known just before `t`, its norms judged. Lives as long as the memory.
  [[nodiscard]] virtual const World& before(measure::Instant t) = 0;
};

// When the record became known: at its receipt; without one, when it had happened.
[[nodiscard]] measure::Instant known_at(const fact::Fact& fact);
// Does it tell of the past: was it received after it happened, or does it attribute?
[[nodiscard]] bool tells_of_the_past(const fact::Fact& fact);

}  // namespace casus::oracle
