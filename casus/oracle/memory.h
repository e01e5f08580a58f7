// Memory: what was known when. The world again, as those who watched it knew it before a
// record came that tells of the past: a report later than its source is stated to be, a
// revision, an attribution. What comes within the stated lateness is waited for: nothing
// is settled before.
//
// Between two such records knowledge only grows at its newest end, so these few worlds
// are all that the clocks of duties need; the exact receipt is looked for only where it
// decides (published.h).
#pragma once

#include <vector>

#include "casus/oracle/occurrence.h"

namespace casus::oracle {

class Memory {
 public:
  virtual ~Memory() = default;
  // The receipts of all records that tell of the past, in order, each once. Before them,
  // what was published could not change.
  [[nodiscard]] virtual std::vector<measure::Instant> late_receipts() const = 0;
  // What was known just before `t`, its norms judged. Lives as long as the memory.
  [[nodiscard]] virtual const World& before(measure::Instant t) = 0;
};

// When the record became known: at its receipt; without one, when it was published; without
// either, when it had happened.
[[nodiscard]] measure::Instant known_at(const fact::Fact& fact);
// Does it tell of the past: did it become known later after it happened than its source's
// stated lateness, or does it attribute?
[[nodiscard]] bool tells_of_the_past(const accord::Accord& accord, const fact::Fact& fact);

}  // namespace casus::oracle
