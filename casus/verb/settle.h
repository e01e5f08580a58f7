// Settle: what a talk comes to: its packages, what is stuck, what would move it, and the
// picks. Printed as a screen or as one JSON object (docs/formats/talks.md).
#pragma once

#include <string>
#include <vector>

#include "casus/base/executor.h"
#include "casus/base/result.h"
#include "casus/talks/stuck.h"
#include "casus/talks/survey.h"
#include "casus/talks/talk.h"

namespace casus::verb {

struct Settled {
  talks::Sorted talk;              // everything below is in its numbers
  talks::Survey survey;
  std::optional<talks::Stuck> stuck;   // none: the talk has no lines
  std::vector<std::string> notes;      // of the import, and what could not be done
};

// The order in which the talk lists things changes nothing but the order in which scores
// are printed. The talk must pass talks::check().
[[nodiscard]] Settled settle(const talks::Talk& talk, base::Executor& executor);

// One object, schema casus.settled/1.
[[nodiscard]] std::string settled_json(const Settled& settled);
// For people; `executor` counts what each fix opens.
[[nodiscard]] std::string settled_text(const Settled& settled, base::Executor& executor);

}  // namespace casus::verb
