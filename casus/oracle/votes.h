// Votes: what a group together, or a body, has to decide.
//
// A member's later vote replaces its earlier one; after the deadline none counts. Of members
// and of all votes: carried at the first instant at which enough say yes. Of those voting: at
// the deadline, of those who then say yes or no. By silence: at the deadline, if nobody has
// objected. Without its quorum a vote decides nothing.
#pragma once

#include "casus/oracle/debt.h"

namespace casus::oracle {

// Do all as one owe a vote? Then it is done when it is decided: carried, or impossible to
// carry unless a member changes its vote.
[[nodiscard]] bool is_joint_vote(const Obligation& of);
// Gives each ballot to the oldest vote that was open and not carried.
void cast_votes(const Obligation& of, std::vector<Debt>& debts);

}  // namespace casus::oracle
