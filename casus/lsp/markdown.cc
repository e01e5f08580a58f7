// Markup escaped, fences as long as they have to be.
#include "casus/lsp/markdown.h"

#include <algorithm>

#include <fmt/format.h>

namespace casus::lsp {

std::string plain(std::string_view words) {
  std::string out;
  for (const char c : words) {
    if (std::string_view{"\\`*_{}[]<>#|~"}.find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

std::string fenced(std::string_view info, std::string_view words) {
  std::size_t longest = 2;
  std::size_t run = 0;
  for (const char c : words) {
    run = c == '`' ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  const std::string fence(longest + 1, '`');
  return fmt::format("{}{}\n{}\n{}", fence, info, words, fence);
}

std::string option_line(const text::Option& option) {
  std::string out = plain(option.text);
  const auto add = [&](std::string_view note, const std::vector<std::string>& parties) {
    for (const std::string& party : parties) out += fmt::format(" {}={}", note, plain(party));
  };
  add("by", option.by);
  add("opposed", option.opposed);
  add("reserved", option.reserved);
  add("claimed", option.claimed);
  return out;
}

}  // namespace casus::lsp
