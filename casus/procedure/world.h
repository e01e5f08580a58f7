// World: what is known at one time, judged as far as duties ask.
//
//   log ----known before the 3rd---> World   judged: the norms that clocks, moments
//       ----known before the 9th---> World           and votes ask about
//       ----all of it--------------> World   judged: every norm
//
// Knowledge between two records that tell of the past only grows at its newest end, so the
// worlds before each of these are all that the clocks of duties need (chronicle.h); the exact
// receipt is looked for only where it decides.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "casus/accord/accord.h"
#include "casus/watch/conditions.h"
#include "casus/watch/judge.h"

namespace casus::procedure {

struct World;
class Chronicles;  // chronicle.h

// The worlds before.
class Memory {
 public:
  virtual ~Memory() = default;
  // The receipts of all records that tell of the past (late, or attributing), ascending.
  // Before them, what was published could not change.
  [[nodiscard]] virtual const std::vector<measure::Instant>& late_receipts() = 0;
  // What was known just before `t`, while it is read.
  virtual void visit(measure::Instant t, const std::function<void(const World&)>& read) = 0;
  // What was read of events in these worlds.
  [[nodiscard]] virtual Chronicles& chronicles() = 0;
};

struct World {
  const accord::Accord& accord;             // with its dates bound
  const watch::Prepared& shared;
  watch::Conditions& conditions;            // knows the verdicts of the norms judged before
  Memory* memory = nullptr;                 // nullptr: nothing is asked about what was known before
  std::optional<measure::Instant> until{};  // known before it; nullopt: at the end

  [[nodiscard]] const fact::Fact& fact(std::uint32_t record) const { return shared.collected.log[record]; }
  [[nodiscard]] measure::Instant end() const { return shared.collected.end; }
  // The first instant that anything on record speaks of.
  [[nodiscard]] std::optional<measure::Instant> start() const;
};

}  // namespace casus::procedure
