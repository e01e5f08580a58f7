// UTF-8, one character at a time: for columns, carets and faults in the bytes.
#pragma once

#include <cstddef>
#include <string_view>

namespace casus::text {

// Length in bytes of the UTF-8 character at the start of `bytes`, 0 if there is
// none (end of input, or a byte that cannot begin or continue one).
[[nodiscard]] std::size_t utf8_length(std::string_view bytes);

}  // namespace casus::text
