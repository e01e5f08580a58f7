// Slash lists: `[contributions/commitments]`, alternatives that a drafter has put into
// one bracket. They are counted and warned about, never read as options.
#pragma once

#include <string_view>

#include "casus/text/span.h"

namespace casus::text {

// The first list in the words of a bracket: words of two letters or more, parted by
// slashes without blanks. Empty if there is none. `and/or` is none, nor is what stands
// in an inner bracket, in an address (`http://...`) or in a symbol (`2/CP.17`, `km/h`).
[[nodiscard]] Span slash_list(Span words, std::string_view file);

}  // namespace casus::text
