// Lasting: what a mover says of itself once and for longer. A speed, a height or a squawk is of
// its instant; a name, a type or an address is of the mover.
#pragma once

#include <string_view>

namespace casus::fact {

// Of the attributes that formats of tracks give (vocabulary.h): is what one message states of
// it true of the mover's other positions too?
[[nodiscard]] bool lasts(std::string_view attribute);

}  // namespace casus::fact
