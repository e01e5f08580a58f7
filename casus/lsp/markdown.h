// Markdown: words of the text inside the pages that hovering shows.
#pragma once

#include <string>
#include <string_view>

#include "casus/text/choices.h"

namespace casus::lsp {

// Words of the text are no Markdown: what could be read as markup is escaped.
[[nodiscard]] std::string plain(std::string_view words);
// A fence longer than any run of backticks inside it.
[[nodiscard]] std::string fenced(std::string_view info, std::string_view words);
// "800,000 by=UKR by=USA opposed=RUS": what is between the brackets, and who stands behind it.
[[nodiscard]] std::string option_line(const text::Option& option);

}  // namespace casus::lsp
