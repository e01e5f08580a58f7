// AIS feed: the true tracks as a coastal network would log them.
//
// Class A and class B ships, statics every six minutes or so, repeated reception,
// late arrival, a second ship under the same number far away, bad checksums,
// truncated and mangled lines; silence where a ship is dark.
#pragma once

#include <string>
#include <vector>

#include "casus/accord/accord.h"
#include "casus/rehearse/incidents_plan.h"
#include "casus/rehearse/truth.h"

namespace casus::rehearse {

// The bytes of the source's feed, lines in the order of receipt.
[[nodiscard]] std::string ais_feed(const Stage& stage, const accord::Source& source,
                                   const std::vector<TrueMover>& movers);

}  // namespace casus::rehearse
