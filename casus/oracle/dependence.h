// Dependence: which norms a norm asks about, through conditions, meanings, triggers and
// votes, so that they are judged before it.
#pragma once

#include <set>
#include <string>

#include "casus/accord/accord.h"

namespace casus::oracle {

// The ids of the norms whose breaches, or whose votes, decide about this one.
[[nodiscard]] std::set<std::string> norms_asked_by(const accord::Accord& accord, const accord::Norm& norm);

// Does any sentence ask for a breach of the norm by anyone, whoever it was?
[[nodiscard]] bool is_asked_of_anyone(const accord::Accord& accord, const std::string& norm);

}  // namespace casus::oracle
