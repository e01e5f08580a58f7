// What a terminal would obey, spelled out, for whoever reads words of others on one.
//
//   visible("a\x1b[2J") == "a\\x1b[2J"      one line, whatever it was
//
// Spelled out are control characters, the marks that turn the direction of writing
// (U+061C, U+200E, U+200F, U+202A to U+202E, U+2066 to U+2069), line and paragraph
// separators, the byte order mark, and bytes that are not UTF-8. Letters of every
// script stay.
#pragma once

#include <string>
#include <string_view>

namespace casus::base {

// A byte is \x1b, a character \u{202e}.
[[nodiscard]] std::string visible(std::string_view words);
// The same of a text that has lines: their ends stay.
[[nodiscard]] std::string visible_lines(std::string_view words);

}  // namespace casus::base
