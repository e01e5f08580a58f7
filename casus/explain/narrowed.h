// Narrowed: an accord without the norms that one norm does not ask about, so that it can
// be judged again quickly, and by the fast evaluation where the norm allows.
#pragma once

#include <string>

#include "casus/accord/accord.h"

namespace casus::explain {

[[nodiscard]] accord::Accord narrowed(const accord::Accord& accord, const std::string& norm);

}  // namespace casus::explain
