// Plain: the part of the language that the streaming engine and the rehearsal know:
// prohibitions of incidents and of presence, with ladders, proofs and dates, and
// without conditions, meanings, duties or acts. The oracle knows all of it.
#pragma once

#include "casus/accord/accord.h"

namespace casus::accord {

[[nodiscard]] bool is_plain(const Norm& norm);
// Every norm is plain, and nothing else in the text changes what they mean.
[[nodiscard]] bool is_plain(const Accord& accord);

}  // namespace casus::accord
