// Watching: whose silence means that nothing happened.
#pragma once

#include "casus/accord/accord.h"

namespace casus::accord {

// Does the source say itself what it watches: by a format with kinds of its own, or by a zone
// that it covers? Any other table must have told of something seen: the silence of a register
// of acts about shots proves nothing.
[[nodiscard]] bool says_what_it_watches(const Source& source);

}  // namespace casus::accord
