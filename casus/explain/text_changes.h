// Text changes: the nearest wording with which a finding would not exist: which threshold,
// window, dwell, ceiling, deadline, notice or test, to what value.
#pragma once

#include <vector>

#include "casus/explain/change.h"
#include "casus/watch/account.h"

namespace casus::explain {

// In the order in which the clause states them. A number that no value of would do is
// left out.
[[nodiscard]] std::vector<Change> text_changes(const Retrial& retrial, const watch::Account& account);

}  // namespace casus::explain
