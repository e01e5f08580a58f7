// The difference of two texts, for people: unified, three lines of context.
#pragma once

#include <string>
#include <string_view>

namespace casus::tools {

// Empty if equal. The shortest edit by lines (longest common subsequence); beyond
// 4,000 differing lines a side, everything between the common ends is shown as
// replaced, so that memory stays bounded.
[[nodiscard]] std::string unified_diff(std::string_view expected, std::string_view found);

}  // namespace casus::tools
