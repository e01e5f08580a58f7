// The words that no name may have, for tools that list them: editors, the grammar of
// their colours. is_reserved() (scanner.h) asks about one.
#pragma once

#include <span>
#include <string_view>

namespace casus::text {

// Sorted by bytes, each once.
[[nodiscard]] std::span<const std::string_view> reserved_words();

}  // namespace casus::text
