// Plain: the part of the language that the streaming engine knows: prohibitions of
// incidents, of acts and of presence, ceilings, reports of position, ladders, proofs, dates
// of entry into force, and exceptions whose conditions ask about facts. Not yet meanings,
// breaches as events, notices in conditions, or duties. The oracle
// knows all of it.
#pragma once

#include "casus/accord/accord.h"

namespace casus::accord {

[[nodiscard]] bool is_plain(const Norm& norm);
// Every norm is plain, and nothing else in the text changes what they mean.
[[nodiscard]] bool is_plain(const Accord& accord);

}  // namespace casus::accord
