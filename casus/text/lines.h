// Lines: from byte offsets to lines and columns, for a file of which many places are
// asked. Made once in time linear in the file; each answer walks at most a kilobyte.
//
//   Lines lines{file};
//   lines.at(d.begin)   // {12, 7}
//
// Line ends are LF, CRLF or CR; a byte-order mark is no character.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "casus/text/diagnostic.h"

namespace casus::text {

class Lines {
 public:
  // `file` must outlive the object.
  explicit Lines(std::string_view file);

  // An offset beyond the file is its end; one inside a line end belongs to the line
  // that ends there.
  [[nodiscard]] LineColumn at(std::size_t offset) const;

 private:
  struct Mark {  // a character's place: the begin of a line, or somewhere in a long one
    std::size_t offset = 0;
    LineColumn at;
  };
  std::string_view file_;
  std::vector<Mark> marks_;  // by offset
};

}  // namespace casus::text
