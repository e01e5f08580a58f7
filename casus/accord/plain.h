// Plain: the part of the language whose arithmetic can be told without acts: prohibitions of
// incidents, of acts and of presence, ceilings, reports of position, prior notices, ladders,
// proofs, dates of entry into force, exceptions, and meanings that these ask about. Not
// events that start norms, votes and duties, which procedure/ judges.
#pragma once

#include "casus/accord/accord.h"

namespace casus::accord {

// Of one norm of the accord.
[[nodiscard]] bool is_plain(const Accord& accord, const Norm& norm);
// Every norm is plain, and nothing else in the text changes what they mean.
[[nodiscard]] bool is_plain(const Accord& accord);

}  // namespace casus::accord
