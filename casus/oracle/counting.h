// Counting: whether so many votes carry a motion, by its rule. The oracle's own arithmetic.
#pragma once

#include <cstdint>

#include "casus/accord/accord.h"

namespace casus::oracle {

// All who may vote, and what they said; an abstention is neither yes nor no, who has not
// spoken is missing. Once as heads, once as the votes that they have.
struct Heads {
  std::int64_t members = 0;
  std::int64_t votes = 0;
  void add(std::int64_t votes_of_one) {
    members += 1;
    votes += votes_of_one;
  }
};
struct Count {
  Heads all;
  Heads spoken;
  Heads yes;
  Heads no;
};

// Is the vote held at all: have enough spoken?
[[nodiscard]] bool has_quorum(const accord::Rule& rule, const Count& count);
// Is the motion carried if nobody else speaks?
[[nodiscard]] bool carries(const accord::Rule& rule, const Count& count);
// Would it be, if all who have not spoken said yes? Asked where the quorum is there.
[[nodiscard]] bool could_carry(const accord::Rule& rule, const Count& count);

}  // namespace casus::oracle
