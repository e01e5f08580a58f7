// Markup: words of a text, a record or a feed, shown so that they do nothing.
#pragma once

#include <string>
#include <string_view>

namespace casus::base {

// Visible words (base/visible.h) as the text of an element or the value of a quoted attribute.
[[nodiscard]] std::string html_escaped(std::string_view words);

}  // namespace casus::base
