// format: what `casus fmt` writes of a page of positions: each sentence on a line of its own,
// single blanks, at most 100 columns, comments where they were. Prose, and blocks in which a
// word cannot be read or a full stop is missing, stay byte for byte. No accord is needed: the
// spelling of a sentence does not depend on what its names mean.
#pragma once

#include <string>
#include <string_view>

namespace casus::positions {

// Accord blocks of the file are formatted too. format(format(x)) == format(x).
[[nodiscard]] std::string format(std::string_view file);

// Is this a page of positions, and no accord? Content tells, not its name.
[[nodiscard]] bool is_page(std::string_view file);

}  // namespace casus::positions
