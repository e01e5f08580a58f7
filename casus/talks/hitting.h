// Sets of lines as bits: which hold no other, which hit all of some sets.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace casus::talks {

using LineBits = std::uint64_t;

// Those that are part of no other.
[[nodiscard]] std::vector<LineBits> maximal(std::vector<LineBits> sets);

// All minimal sets that share a line with each of `sets` (Berge 1989), ascending as
// numbers; nullopt if more than `most` are in hand at some time.
[[nodiscard]] std::optional<std::vector<LineBits>> hitting_sets(const std::vector<LineBits>& sets, std::size_t most);

}  // namespace casus::talks
