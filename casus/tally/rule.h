// Rule: what carries a motion. Data only; tally.h counts by it.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace casus::tally {

// How many have to be for it, out of whom.
struct Share {
  enum class Sort : std::uint8_t {
    consensus,         // every member has spoken, and none is against
    majority,          // more than half
    two_thirds,        // rounded up
    number,            // so many
    unanimity,         // all of them
    silent_consensus,  // at the deadline nobody has objected
  };
  // members, seats: heads, all that there are. votes: the votes that they have, cast or not.
  // those_voting: the votes that were cast for and against; an abstention is none.
  enum class Base : std::uint8_t { members, seats, those_voting, votes };
  Sort sort = Sort::consensus;
  Base base = Base::members;
  std::int64_t number = 0;  // Sort::number
  friend bool operator==(const Share&, const Share&) = default;
};

struct Rule {
  Share share{};
  std::vector<Share> also{};     // these have to be reached as well: a double majority
  std::optional<Share> quorum{};  // majority, two_thirds or number, never of those voting
  friend bool operator==(const Rule&, const Rule&) = default;
};

}  // namespace casus::tally
