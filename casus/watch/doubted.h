// Doubted: what a norm is found to be if it is not certain that it binds. It is judged
// twice, in the period in which it certainly binds and in the wider one in which it perhaps
// does; what only the wider one shows is unknown.
#pragma once

#include <vector>

#include "casus/watch/judge.h"
#include "casus/watch/reasons.h"

namespace casus::watch {

// `possible` are the verdicts of the wider period; they keep their bounds, and are certain
// where a verdict of the certain period on the same matter is. `doubts`: why the rest is not.
[[nodiscard]] SubjectVerdicts within_doubt(const SubjectVerdicts& certain, SubjectVerdicts possible, Reasons doubts);

// What is owed does not go on from one to the next: a finding is of the same if it begins
// at the same instant. Duties are the same if they are of one debtor, zone and start; one
// that only the wider period knows is not certain to have begun: unknown unless it was done.
[[nodiscard]] Owed within_doubt(const Owed& certain, Owed possible, Reasons doubts);
// The same for an act that is owed and judged by streaming.
[[nodiscard]] SubjectVerdicts owed_within_doubt(SubjectVerdicts certain, SubjectVerdicts possible, Reasons doubts);

}  // namespace casus::watch
