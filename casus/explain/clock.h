// Clock: how a duty, a notice or a report of position came to be owed by an instant, and
// what was done until then.
#pragma once

#include <string>
#include <vector>

#include "casus/explain/retrial.h"
#include "casus/explain/section.h"

namespace casus::explain {

// Does the clause say by when, be it that the clock has not certainly started?
[[nodiscard]] bool states_deadline(const accord::Norm& norm);
// Started at, due, done or not, and how far apart these are.
[[nodiscard]] Section duty_arithmetic(const accord::Accord& accord, const finding::Duty& duty, measure::Instant end);
// Of a finding of a notice, or of a silence.
[[nodiscard]] Section notice_arithmetic(const Retrial& retrial);
[[nodiscard]] Section silence_arithmetic(const Retrial& retrial);

// What opened the duty, link by link: findings, facts, meanings, votes.
[[nodiscard]] Section chain(const Brief& brief, const finding::Duty& duty, const Verdicts& verdicts);

// The last instant that anything on record speaks of, or that is asked about.
[[nodiscard]] measure::Instant end_of(const Brief& brief);

}  // namespace casus::explain
