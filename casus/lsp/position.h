// Positions of the protocol: a line from 0 and a character from 0, counted in UTF-16
// code units, against bytes of a UTF-8 text. A line ends with LF, CR LF or CR.
//
//   "é𝄞x"   byte 0 1 2 3 4 5 6     é is 2 bytes and 1 unit, 𝄞 is 4 bytes and 2 units
//           unit 0   1       3
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "casus/text/span.h"

namespace casus::lsp {

struct Position {
  std::int64_t line = 0;
  std::int64_t character = 0;
  friend constexpr auto operator<=>(const Position&, const Position&) = default;
};

struct Range {
  Position start;
  Position end;
};

// Of a text that outlives it.
class LineIndex {
 public:
  explicit LineIndex(std::string_view text);

  // An offset inside a character counts as its start, one beyond the text as its end.
  [[nodiscard]] Position position(std::size_t offset) const;
  [[nodiscard]] Range range(text::Span span) const { return {position(span.begin), position(span.end)}; }
  // A character beyond the line is its end (before the line end's own bytes), a line
  // beyond the text is the text's end, the second half of a pair is its first; below
  // zero is zero. offset(position(i)) == i for every start of a character that is not
  // within a line end.
  [[nodiscard]] std::size_t offset(Position position) const;

 private:
  [[nodiscard]] std::size_t line_end(std::size_t line) const;

  std::string_view text_;
  std::vector<std::size_t> starts_;  // of lines; the first is 0
};

}  // namespace casus::lsp
