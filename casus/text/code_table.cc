// One table of all parts.
#include "casus/text/codes.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "casus/text/code_tables.h"
#include "casus/text/codes_positions.h"

namespace casus::text {

namespace {

const std::vector<CodeEntry>& whole() {
  static const std::vector<CodeEntry> all = [] {
    std::vector<CodeEntry> out;
    for (const auto part : {word_codes(), name_codes(), choice_codes(), norm_codes(), doubt_codes(),
                            clarity_codes(), position_codes()}) {
      out.insert(out.end(), part.begin(), part.end());
    }
    std::ranges::sort(out, {}, &CodeEntry::code);
    return out;
  }();
  return all;
}

std::string indented(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    out += fmt::format("    {}\n", text.substr(0, end));
    text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
  }
  return out;
}

}  // namespace

std::span<const CodeEntry> code_table() { return whole(); }

std::optional<std::string> code_explanation(std::string_view code) {
  const auto found = std::ranges::find(whole(), code, &CodeEntry::code);
  if (found == whole().end()) return std::nullopt;
  return fmt::format("{}: {}\n\n{}\n\nNot so:\n\n{}\nBut so:\n\n{}", found->code, found->title,
                     found->why, indented(found->bad), indented(found->good));
}

}  // namespace casus::text
