// CSV out: cells and rows as RFC 4180 writes them. Reading is another matter (intake/csv.h).
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace casus::base {

// Quoted where it holds a comma, a quote or a line end, and only there.
[[nodiscard]] std::string csv_cell(std::string_view text);
// The cells of one row, without a line end.
[[nodiscard]] std::string csv_row(std::span<const std::string> cells);

}  // namespace casus::base
