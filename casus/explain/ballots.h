// Ballots: a vote of several told as arithmetic: who said what, how many that is, how many it
// takes, and what that decides.
#pragma once

#include "casus/explain/explain.h"
#include "casus/explain/section.h"

namespace casus::explain {

// Is it a vote of several, which has an arithmetic?
[[nodiscard]] bool is_vote(const accord::Norm& norm);
[[nodiscard]] Section ballots(const Brief& brief, const accord::Norm& norm, const finding::Duty& duty);

}  // namespace casus::explain
