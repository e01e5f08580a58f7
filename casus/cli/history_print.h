// What has changed: `--since` of watch and backtest.
#pragma once

#include <optional>
#include <string>

#include "casus/accord/accord.h"
#include "casus/cli/arguments.h"
#include "casus/cli/shell.h"
#include "casus/verb/history.h"
#include "casus/verb/record.h"
#include "casus/verb/run.h"

namespace casus::cli {

// nullopt for an empty text.
[[nodiscard]] base::Result<std::optional<verb::Point>> point_option(const std::string& text);

// A run as it came out, and how it was asked for.
struct FinishedRun {
  const accord::Accord& accord;  // as the text has it
  const verb::RunRequest& request;
  const verb::RunOutcome& outcome;
};
// Judges again what was known at `arguments.since`, prints what has changed, and gives
// the exit code: 0 nothing, 1 something, 2 a fault.
int print_history(const Arguments& arguments, const FinishedRun& run, Shell& shell);

}  // namespace casus::cli
