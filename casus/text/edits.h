// Edits: what choose() takes out of a file and puts in. Used by choose*.cc alone.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "casus/base/result.h"
#include "casus/text/choices.h"
#include "casus/text/parser.h"

namespace casus::text {

struct Edit {
  Span span;
  std::string replacement;  // empty in prose
};

// What goes from the prose: sorted, disjoint.
[[nodiscard]] std::vector<Edit> prose_edits(const ChoiceReading& choices, const Closing& closing);

// What changes in the code: sorted, disjoint. `left` is the number of sentences that stay.
struct CodeEdits {
  std::vector<Edit> edits;
  std::size_t left = 0;
};
base::Result<CodeEdits> code_edits(std::string_view file, const File& parsed,
                                   const ChoiceReading& choices, const Closing& closing);

// The file with the edits; white space is tidied where prose went, by the rule of
// choose.h. `edits` are sorted and disjoint.
[[nodiscard]] std::string apply(std::string_view file, const std::vector<Edit>& prose,
                                const std::vector<Edit>& code);

}  // namespace casus::text
