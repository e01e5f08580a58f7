// The shape of a C++ source as far as the rules of tidy.h need it: code without
// comments and literals, and where its functions begin and end.
//
// This is brace counting, not parsing. It knows functions, types, control blocks,
// lambdas and braced initialisers by the words before the brace, which is exact
// for code in our format and needs no compiler. Macros that hide a brace would
// fool it; we have none.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace casus::tools {

// The text with comments, string and character literals blanked out; line ends
// stay where they are, so line numbers hold.
[[nodiscard]] std::string code_only(std::string_view text);

struct Function {
  std::size_t first_line = 0;  // of the line that opens it, from 1
  std::size_t last_line = 0;
  std::size_t parameters = 0;
  std::size_t nesting = 0;  // deepest control block, 0 = none; a lambda starts anew
};

// The functions with a body, by their end. `code` comes from code_only().
[[nodiscard]] std::vector<Function> functions_of(std::string_view code);

struct Word {
  std::string_view text;
  std::size_t line = 0;
  bool qualified = false;  // the word stands after `std::` or a leading `::`
};
[[nodiscard]] std::vector<Word> words_of(std::string_view code);

}  // namespace casus::tools
