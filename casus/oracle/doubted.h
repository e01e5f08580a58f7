// Doubted: what a norm is found to be if it is not certain that it binds. It is judged
// twice, in the period in which it certainly binds and in the wider one in which it
// perhaps does; what only the wider one shows is unknown.
#pragma once

#include <vector>

#include "casus/oracle/duties.h"
#include "casus/oracle/judged.h"

namespace casus::oracle {

// `possible` are the verdicts of the wider period; they keep their bounds, and are certain
// where a verdict of the certain period on the same matter is. `doubts` is why the rest is
// not.
[[nodiscard]] std::vector<Judged> within_doubt(const std::vector<Judged>& certain, std::vector<Judged> possible,
                                               const Reasons& doubts);

// Duties are the same if they are of one kind, debtor, zone and start. One that only the
// wider period knows is not certain to have begun: unknown unless it was done.
[[nodiscard]] Owed within_doubt(const Owed& certain, Owed possible, const Reasons& doubts);

}  // namespace casus::oracle
