// Narrowed: an accord without the norms that one norm does not ask about, and without the
// shapes of zones that none of those left speaks of, so that it can be judged again quickly.
#pragma once

#include <string>

#include "casus/accord/accord.h"

namespace casus::explain {

[[nodiscard]] accord::Accord narrowed(const accord::Accord& accord, const std::string& norm);

}  // namespace casus::explain
