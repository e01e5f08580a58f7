// Longest common subsequence after cutting off the common ends.
#include "tools/diff.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <vector>

#include "tools/repository.h"

namespace casus::tools {

namespace {

using Lines = std::vector<std::string_view>;
constexpr std::size_t largest = 4'000;
constexpr std::size_t context = 3;

struct Edit {
  char mark;  // ' ', '-' or '+'
  std::string_view line;
};

// table[i * width + j] = length of the longest common subsequence of a[i..], b[j..].
std::vector<std::uint16_t> common_lengths(const Lines& a, const Lines& b) {
  const std::size_t width = b.size() + 1;
  std::vector<std::uint16_t> table((a.size() + 1) * width, 0);
  for (std::size_t i = a.size(); i-- > 0;)
    for (std::size_t j = b.size(); j-- > 0;)
      table[i * width + j] = a[i] == b[j] ? static_cast<std::uint16_t>(table[(i + 1) * width + j + 1] + 1)
                                          : std::max(table[(i + 1) * width + j], table[i * width + j + 1]);
  return table;
}

void add_middle(std::vector<Edit>& edits, const Lines& a, const Lines& b) {
  const bool small = a.size() <= largest && b.size() <= largest;
  const std::vector<std::uint16_t> table = small ? common_lengths(a, b) : std::vector<std::uint16_t>{};
  const std::size_t width = b.size() + 1;
  std::size_t i = 0;
  std::size_t j = 0;
  while (small && i < a.size() && j < b.size()) {
    if (a[i] == b[j]) {
      edits.push_back({' ', a[i++]});
      ++j;
    } else if (table[(i + 1) * width + j] >= table[i * width + j + 1]) {
      edits.push_back({'-', a[i++]});
    } else {
      edits.push_back({'+', b[j++]});
    }
  }
  while (i < a.size()) edits.push_back({'-', a[i++]});
  while (j < b.size()) edits.push_back({'+', b[j++]});
}

std::vector<Edit> edits_between(const Lines& a, const Lines& b) {
  std::size_t head = 0;
  while (head < a.size() && head < b.size() && a[head] == b[head]) ++head;
  std::size_t tail = 0;
  while (tail < a.size() - head && tail < b.size() - head && a[a.size() - 1 - tail] == b[b.size() - 1 - tail]) ++tail;
  const auto middle = [&](const Lines& lines) {
    return Lines{lines.begin() + static_cast<std::ptrdiff_t>(head), lines.end() - static_cast<std::ptrdiff_t>(tail)};
  };
  std::vector<Edit> edits;
  for (std::size_t i = 0; i < head; ++i) edits.push_back({' ', a[i]});
  add_middle(edits, middle(a), middle(b));
  for (std::size_t i = a.size() - tail; i < a.size(); ++i) edits.push_back({' ', a[i]});
  return edits;
}

}  // namespace

std::string unified_diff(std::string_view expected, std::string_view found) {
  if (expected == found) return "";
  const std::vector<Edit> edits = edits_between(lines_of(expected), lines_of(found));
  std::vector<bool> shown(edits.size(), false);
  for (std::size_t i = 0; i < edits.size(); ++i) {
    if (edits[i].mark == ' ') continue;
    const std::size_t end = std::min(edits.size(), i + context + 1);
    for (std::size_t k = i < context ? 0 : i - context; k < end; ++k) shown[k] = true;
  }
  std::string text;
  std::size_t line = 1;
  for (std::size_t i = 0; i < edits.size(); ++i) {
    if (shown[i] && (i == 0 || !shown[i - 1])) text += fmt::format("@@ expected line {} @@\n", line);
    if (shown[i]) text += fmt::format("{}{}\n", edits[i].mark, edits[i].line);
    line += edits[i].mark != '+';
  }
  return text.empty() ? "@@ only the final line end differs @@\n" : text;
}

}  // namespace casus::tools
