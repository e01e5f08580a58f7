// Cut: the tokens of a positions block as sentences, before any of them is read. A sentence
// ends with its full stop; where that is forgotten, before a line that begins as one does.
#pragma once

#include <cstddef>
#include <vector>

#include "casus/text/scanner.h"

namespace casus::positions {

struct Cut {
  std::size_t first = 0, last = 0;  // tokens [first, last), the full stop included
};

// `tokens` end with one of kind `end`, which is in no sentence.
[[nodiscard]] std::vector<Cut> cut_sentences(const std::vector<text::Token>& tokens);

}  // namespace casus::positions
