// Sayable: the nearest accord that the language can say.
#pragma once

#include "casus/accord/accord.h"

namespace casus::differential {

// Gives up what random accords hold beyond the language: half a troop, a permission for
// everybody, a duty of nobody, two beginnings, a count of what only holds or does not.
void make_sayable(accord::Accord& accord);

}  // namespace casus::differential
