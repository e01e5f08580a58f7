// format: what `casus fmt` writes. Every sound block in its canonical spelling;
// prose, fences, broken blocks and the kind of line end stay byte for byte.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "casus/text/parser.h"

namespace casus::text {

// format(format(x)) == format(x).
[[nodiscard]] std::string format(std::string_view file);

// The same of blocks in hand, in the order of the file: of another kind, for instance.
[[nodiscard]] std::string format_blocks(std::string_view file, const std::vector<Block>& blocks);

}  // namespace casus::text
