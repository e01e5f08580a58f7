// Votes: what a group together, or a body, has to decide.
//
// A member's later vote replaces its earlier one; after the deadline none counts. Of members:
// carried at the first instant at which enough say yes. Of those voting: at the deadline, of
// those who then say yes or no.
#pragma once

#include "casus/procedure/debt.h"

namespace casus::procedure {

// Do all as one owe a vote? Then it is done when it is decided: carried, or impossible to
// carry unless a member changes its vote.
[[nodiscard]] bool is_joint_vote(const Obligation& of);
// Gives each ballot to the oldest vote that was open and not decided.
void cast_votes(const Obligation& of, std::vector<Debt>& debts);

}  // namespace casus::procedure
