// Court: every norm, every subject, every zone, in turn. A norm that asks about the
// breaches of others is judged after them.
#pragma once

#include <vector>

#include "casus/finding/duty.h"
#include "casus/oracle/judged.h"

namespace casus::oracle {

struct Verdicts {
  std::vector<Judged> judged;  // of prohibitions, and of duties not done; findings identified
  std::vector<finding::Duty> duties;
};
// All norms of the world's accord, from its facts; what `world` knows as judged does not count.
[[nodiscard]] Verdicts judge_norms(const World& world);

// Only what the clocks of duties ask about: enough for an earlier state of knowledge.
[[nodiscard]] Verdicts judge_for_duties(const World& world);

}  // namespace casus::oracle
