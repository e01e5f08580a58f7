// Brackets: what is still open in the prose.
//
//   ... no more than [800,000]{by=UKR}[600,000]{by=RUS}{#cap} personnel
//
// A span is a bracketed piece of prose; spans that touch (notes in braces between
// them count as touching) are the options of one choice; a lone span is a choice
// to keep or to drop. One `{#id}` twice is one choice. Links, images, footnotes,
// inline code and fenced blocks are no brackets. Unbalanced ones are tolerated.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "casus/text/document.h"

namespace casus::text {

struct Bracket {
  Span span;            // with both brackets
  std::size_t end = 0;  // behind the notes in braces
  std::string id;       // "cap" of `{#cap}`, or empty
};

struct BracketReading {
  std::vector<Bracket> brackets;      // by begin
  std::vector<std::size_t> unclosed;  // offsets of `[` that nothing closes
  std::int64_t choices = 0;
  std::int64_t options = 0;
};

[[nodiscard]] BracketReading read_brackets(std::string_view file, const Document& document);

}  // namespace casus::text
