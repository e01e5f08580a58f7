// Answers: what the server says about an open document. Each gives the JSON of a
// `result`; places are in the protocol's units, edits replace exactly what they name.
#pragma once

#include <cstddef>
#include <string>

#include "casus/lsp/document.h"
#include "casus/lsp/page.h"
#include "casus/seal/json.h"

namespace casus::lsp {

// What a request asks about, where it asks about a part of the document.
struct Question {
  std::size_t offset = 0;        // of the cursor
  text::Span range;              // codeAction
  bool with_declaration = true;  // references
  bool quick_fixes = true;       // codeAction: does the client want them?
  const Beside* beside = nullptr;  // of a page of positions: its accord
};

// Markdown: the declaration of a name, the page of a code, the restated sentence; in a page of
// positions what a choice, a party, a word or a grade means. null where there is nothing to say.
[[nodiscard]] std::string hover(const Document& document, const Question& question);
// Locations; an empty array where nothing is declared.
[[nodiscard]] std::string definition(const Document& document, const Question& question);
[[nodiscard]] std::string references(const Document& document, const Question& question);
// Words that may stand at the cursor: keywords in their place, names of the right sort,
// kinds of the formats that are read, choices; in a page of positions its own words and names.
[[nodiscard]] std::string completion(const Document& document, const Question& question);
// One edit with the lines that `casus fmt` changes; none if it changes nothing.
[[nodiscard]] std::string formatting(const Document& document, const Question& question);
// Articles with their sentences.
[[nodiscard]] std::string document_symbols(const Document& document, const Question& question);
// A quick fix for each diagnostic in the range that carries a certain cure.
[[nodiscard]] std::string code_actions(const Document& document, const Question& question);

// The params of textDocument/publishDiagnostics.
[[nodiscard]] std::string published(const Document& document);

// {"start":...,"end":...}
void write_range(seal::JsonWriter& json, const Range& range);

}  // namespace casus::lsp
