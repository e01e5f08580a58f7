// Markup: words of a text, a record or a feed, shown so that they do nothing.
#pragma once

#include <string>
#include <string_view>

namespace casus::base {

// Without what a terminal or a browser obeys or hides: control characters, line breaks, signs
// that turn the direction of writing, and bytes that are no UTF-8, are shown as `?`.
[[nodiscard]] std::string harmless(std::string_view words);

// Harmless words as the text of an element or the value of a quoted attribute.
[[nodiscard]] std::string html_escaped(std::string_view words);

}  // namespace casus::base
