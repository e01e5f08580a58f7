// Brackets: what is still open in the prose.
//
//   ... no more than [800,000]{by=UKR}[600,000]{by=RUS}{#cap} personnel
//
// A span is a bracketed piece of prose; spans that touch (notes in braces between
// them count as touching) form one run, the options of one choice. Links, images,
// footnotes, inline code and fenced blocks are no brackets. A bracket reaches to the
// end of its article at most, and never over a fenced block. Unbalanced ones are
// tolerated; so are more than 24 one inside another: the inner ones are mere words.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "casus/text/document.h"
#include "casus/text/notes.h"

namespace casus::text {

struct Bracket {
  Span span;            // with both brackets
  std::size_t end = 0;  // behind the notes in braces
  std::string id;       // "cap" of `{#cap}`, or empty
  Notes notes;
};

struct BracketReading {
  std::vector<Bracket> brackets;               // by begin
  std::vector<std::vector<std::size_t>> runs;  // indices of brackets that touch, by begin
  std::vector<std::size_t> unclosed;           // offsets of `[` that nothing closes
  std::vector<std::size_t> stray;              // offsets of `]` that nothing opened
};

[[nodiscard]] BracketReading read_brackets(std::string_view file, const Document& document);

}  // namespace casus::text
