// format: what `casus fmt` writes. Every sound block in its canonical spelling;
// prose, fences, broken blocks and the kind of line end stay byte for byte.
#pragma once

#include <string>
#include <string_view>

namespace casus::text {

// format(format(x)) == format(x).
[[nodiscard]] std::string format(std::string_view file);

}  // namespace casus::text
