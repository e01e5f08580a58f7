// Votes: what a group together, or a body, has to decide.
//
//   acts vote, object --> ballots --> polls at their worst and at their best --tally--> outcome
//
// A member's later vote replaces its earlier one; after the deadline none counts. What is not
// certain (a ballot without receipt, or by one of several) is held against what is told as
// certain, and for what is told as possible. An act `object` is a vote against it where
// consensus carries; silence that was broken stays broken.
//
//   open --enough are for it--> carried          open --deadline, of those voting--> carried, lost
//   open --no longer to be had--> lost --a member changes its vote--> carried
//   open --deadline, nobody objected (silent consensus)--> carried    --objection--> lost
//   open --deadline otherwise, or without a quorum--> undecided (the duty to vote is overdue)
//   open --what called it has ended, or an exception holds at the deadline--> void
//   open --silence is asked for, and it is learned after the deadline--> void
#pragma once

#include "casus/procedure/debt.h"

namespace casus::procedure {

// Do all as one owe a vote? Then it is done when it is decided: carried or lost.
[[nodiscard]] bool is_joint_vote(const Obligation& of);
// Gives each ballot to the oldest vote that was open and not carried.
void cast_votes(const Obligation& of, std::vector<Debt>& debts);

}  // namespace casus::procedure
