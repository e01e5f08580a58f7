// The board of duties on standard output: one page for a desk, JSON, NDJSON, CSV, iCalendar.
#pragma once

#include <string>

#include "casus/base/result.h"
#include "casus/cli/arguments.h"
#include "casus/verb/duties.h"

namespace casus::cli {

struct BoardStyle {
  Format format = Format::human;
  bool all = false;  // the page also lists what is closed
};
// Faults: usage, for a format that duties do not have.
base::Result<std::string> print_board(const verb::Board& board, BoardStyle style);

// RFC 5545: an event at each deadline of an open duty, with an alarm a day before. No clock
// enters: DTSTAMP is the instant that the board is as of.
[[nodiscard]] std::string icalendar(const verb::Board& board);

}  // namespace casus::cli
