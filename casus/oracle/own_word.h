// OwnWord: who is judged does not excuse himself. What his own log says against him counts; of
// what others tell of too, theirs alone proves kind, place, time and number.
#pragma once

#include "casus/oracle/occurrence.h"

namespace casus::oracle {

// Is it told by a party that is judged? Where anybody is, by a party that names no other.
// What a mover says of itself is the word of no party.
[[nodiscard]] bool is_of_the_judged(const World& world, const Subject& subject, const fact::Fact& fact);

}  // namespace casus::oracle
