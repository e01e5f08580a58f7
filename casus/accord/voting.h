// Voting: who may vote with how many votes, and what carries the motion.
#pragma once

#include "casus/accord/builder.h"
#include "casus/accord/reading.h"

namespace casus::accord {

// Those of whom a rule takes its shares, as far as it is known how many they are.
struct Electorate {
  std::optional<std::int64_t> heads;
  std::optional<std::int64_t> votes;  // nullopt: nobody weighs them
  bool seats = false;                 // of a chamber
};

// Told if the rule asks for what the electorate does not have.
Rule rule_of(Builder& b, const text::CarriedBy& tree, const Electorate& of);
// How many votes each of so many members has; empty if none are stated. Told if they are
// not those of each.
std::vector<std::int64_t> votes_of(Builder& b, const std::optional<text::Votes>& tree, std::size_t members);
// Who votes by this norm, and by what rule.
void read_vote(NormReading& reading);

}  // namespace casus::accord
