// Ratification: which chamber an act of ratification speaks of, and what it lacks where it
// brings nothing.
#pragma once

#include <string>

#include "casus/accord/accord.h"
#include "casus/fact/fact.h"

namespace casus::verb {

struct Ballot {
  std::string chamber;  // the one that it passes
  std::string lacks;    // "Diet has 100 seats, and 161 voted"; empty: nothing
};
// An act of the route's party. In what order it came is not asked.
[[nodiscard]] Ballot ballot_in(const accord::Route& route, const fact::Fact& act);

}  // namespace casus::verb
