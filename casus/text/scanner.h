// Scanner: the tokens and comments of one `accord` block.
//
// A token is a span and what sort of word it is; its value is read by the parser,
// which knows what is wanted there. A full stop ends a sentence if white space,
// a comment or the block's end follows.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "casus/text/diagnostic.h"
#include "casus/text/span.h"

namespace casus::text {

enum class TokenKind : std::uint8_t {
  word,        // buffer, within, C3
  number,      // 15, 30 000, 4.1, 4.1(a), 1.5
  coordinate,  // 46.40N
  date,        // 2025-12-15Z, 2025-12-15T00:00+01:00
  month_day,   // 07-01
  offset,      // +01:00
  string,      // "Ukraine"
  choice,      // #cap
  symbol,      // , ; : ( ) = < <= > >=
  stop,        // the full stop
  end,         // of the block
};

struct Token {
  TokenKind kind = TokenKind::end;
  Span span;
  std::string_view text;       // of the file
  bool first_on_line = false;  // nothing but blanks before it
  bool faulty = false;         // already reported; say no more about it
};

struct Comment {
  Span span;               // from `--` to the end of the line, without blanks at the end
  std::size_t before = 0;  // index of the token that follows
  bool own_line = false;
};

struct Tokens {
  std::vector<Token> tokens;  // the last one is `end`
  std::vector<Comment> comments;
  std::vector<Diagnostic> diagnostics;
};

[[nodiscard]] Tokens scan(std::string_view file, Span block);

// Is the word a keyword of the grammar, and so no name?
[[nodiscard]] bool is_reserved(std::string_view word);

}  // namespace casus::text
