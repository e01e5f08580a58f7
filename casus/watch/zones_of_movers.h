// Where the position of a mover may matter to an accord: the zones in which its norms, and
// the conditions that they depend on, look for movers.
//
//   nobody may have vessel in reserve for 1 h ...  unless patrol in port  --> reserve, port
//   RUS must not have more than 10 aircraft                               --> nullopt: anywhere
//
// A position that certainly lies outside all of them tells no norm that a mover is there.
#pragma once

#include <optional>
#include <set>
#include <string_view>
#include <vector>

#include "casus/accord/accord.h"

namespace casus::watch {

// For movers of whom only these sources tell, in a text that is plain (accord/plain.h).
// Indices into Accord::zones; nullopt: a position anywhere may matter.
[[nodiscard]] std::optional<std::set<std::size_t>> zones_of_movers(const accord::Accord& accord,
                                                                   const std::set<std::string_view>& sources);

}  // namespace casus::watch
