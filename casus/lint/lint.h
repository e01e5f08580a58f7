// Lint: what is not wrong in an accord but will be quarrelled about. Each warning has
// a code (text/codes.h), the smallest span, and a cure; none of them blocks.
//
//   accord::Reading --warnings()--> text::Diagnostic ...
//
// Words are judged by a lexicon that is a data file (lexicon.h), with a source for
// each entry; structure is judged on the tree and, where the text has no error, on
// the meaning.
#pragma once

#include <string_view>
#include <vector>

#include "casus/accord/accord.h"
#include "casus/text/parser.h"

namespace casus::lint {

// What the warnings look at. `accord` is nullptr where the text has errors: then nothing
// is said to be missing, for it may stand where the error is. A text with open choices
// is judged as the family it is, if `file` was parsed without a closing: then a name
// that some variant uses is no idle name, and an open value is taken at its worst.
struct Subject {
  std::string_view bytes;
  const text::File& file;
  const accord::Accord* accord = nullptr;
};

// By position; each once.
[[nodiscard]] std::vector<text::Diagnostic> warnings(const Subject& subject);

// The warnings that need no formal text, for raw rolling drafts (`check --rolling`).
[[nodiscard]] std::vector<text::Diagnostic> warnings_of_prose(std::string_view bytes,
                                                              const text::Document& document);

}  // namespace casus::lint
