// Printer: the one canonical spelling of a block.
//
// It lays out tokens, guided by what each sentence is: one sentence a line, rungs
// and `where` rules each on a line of their own, at most 100 columns, single
// blanks, `30 000` from five digits on, `1 incident` but `2 incidents`. Comments
// stay where they were, one empty line between sentences is kept. Only a block
// without a fault is laid out; printing what was printed gives the same bytes.
#pragma once

#include <string>

#include "casus/text/parser.h"

namespace casus::text {

// The content of the block, with LF line ends, the last one included.
[[nodiscard]] std::string print(const Block& block, std::string_view file);

}  // namespace casus::text
