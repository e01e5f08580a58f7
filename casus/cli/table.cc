// Two passes: widths, then lines.
#include "casus/cli/table.h"

#include <algorithm>

#include <fmt/format.h>

namespace casus::cli {

std::string aligned(const std::vector<Row>& rows) {
  std::vector<std::size_t> widths;
  for (const Row& row : rows) {
    widths.resize(std::max(widths.size(), row.size()));
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], row[i].size());
  }
  std::string out;
  for (const Row& row : rows) {
    std::string line;
    for (std::size_t i = 0; i < row.size(); ++i) line += fmt::format("{:<{}}  ", row[i], widths[i]);
    while (!line.empty() && line.back() == ' ') line.pop_back();
    out += line + "\n";
  }
  return out;
}

std::string short_time(measure::Instant t) {
  std::string text = measure::print(t).substr(0, 19);
  text[10] = ' ';
  return text;
}

}  // namespace casus::cli
