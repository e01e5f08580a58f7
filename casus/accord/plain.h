// Plain: the part of the language that the streaming engine and the rehearsal know:
// prohibitions of incidents, of acts and of presence, with ladders, and ceilings, with
// proofs and dates, and without conditions, meanings or duties. The oracle knows all of it.
#pragma once

#include "casus/accord/accord.h"

namespace casus::accord {

[[nodiscard]] bool is_plain(const Norm& norm);
// Every norm is plain, and nothing else in the text changes what they mean.
[[nodiscard]] bool is_plain(const Accord& accord);

}  // namespace casus::accord
