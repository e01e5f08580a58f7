// Option lines: a choice of paragraphs.
//
//   5.1 Option 1 {by=UKR}{#cap}: Ukraine keeps 800,000.
//   Option 2 {by=RUS}: Ukraine keeps 600,000.
//
// A line that begins with `Option 1` (behind the number of a provision, in emphasis
// or not), notes in braces and a colon opens a choice; the line `Option 2` that follows,
// with or without an empty line between, is the next option, and so on. An option goes
// to the end of its paragraph at most. One option alone is no choice, only words.
#pragma once

#include <string_view>
#include <vector>

#include "casus/text/document.h"
#include "casus/text/notes.h"

namespace casus::text {

struct OptionLine {
  Span whole;  // from the label to the next label, or to the end of the last body
  Span body;   // the words behind the colon
  Notes notes;
};

// The choices of paragraphs, each with two options or more, by begin.
[[nodiscard]] std::vector<std::vector<OptionLine>> read_option_lines(std::string_view file,
                                                                     const Document& document);

// The label `Option 2 {by=UKR}: ` with which the words in a bracket may begin; its
// length is 0 if there is none.
struct OptionLabel {
  std::size_t length = 0;
  Notes notes;
};
[[nodiscard]] OptionLabel option_label(std::string_view words);

}  // namespace casus::text
