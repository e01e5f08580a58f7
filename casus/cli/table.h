// Tables on a terminal, shared by the printers of findings and of duties.
#pragma once

#include <string>
#include <vector>

#include "casus/measure/time.h"

namespace casus::cli {

using Row = std::vector<std::string>;

// Columns as wide as their widest cell, two blanks between them.
[[nodiscard]] std::string aligned(const std::vector<Row>& rows);
// "2014-06-14 00:00:00": seconds are enough for a table.
[[nodiscard]] std::string short_time(measure::Instant t);

}  // namespace casus::cli
