// Looks at each run of bytes without white space that holds a slash.
#include "casus/text/slash_list.h"

#include <algorithm>

#include "casus/base/text.h"

namespace casus::text {

namespace {

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' ||
         static_cast<unsigned char>(c) >= 0x80;
}

bool is_list(std::string_view run) {
  if (run == "and/or") return false;
  const auto parts = base::split(run, '/');
  return parts.size() > 1 && std::ranges::all_of(parts, [](std::string_view part) {
           return part.size() > 1 && std::ranges::all_of(part, is_letter);
         });
}

}  // namespace

Span slash_list(Span words, std::string_view file) {
  const std::string_view text = words.in(file);
  if (text.find('/') == std::string_view::npos || text.find('[') != std::string_view::npos)
    return {};
  constexpr std::string_view around = " \t\r\n.,;:()*\"";
  for (std::size_t at = text.find_first_not_of(around); at < text.size();) {
    const std::size_t end = std::min(text.find_first_of(around, at), text.size());
    if (is_list(text.substr(at, end - at))) return {words.begin + at, words.begin + end};
    at = text.find_first_not_of(around, end);
  }
  return {};
}

}  // namespace casus::text
