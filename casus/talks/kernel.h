// The inner loop of counting: of a block of packages, how many reach every threshold.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace casus::talks {

// A table of int16 ranks for each party, and the rank that it needs.
struct Threshold {
  const std::int16_t* ranks = nullptr;
  std::int16_t least = 0;
};

// Tables are that many ranks long at most, a multiple of `lane`, and 64-byte aligned.
inline constexpr std::size_t longest_block = 4096;
inline constexpr std::size_t lane = 32;

// How many of the first `width` places reach all thresholds and hold -1 in `mask`
// (nullptr: all do). `width` is a multiple of `lane`.
[[nodiscard]] std::uint64_t count_reached(std::span<const Threshold> thresholds, const std::int16_t* mask, std::size_t width);

// The same as a mask: `ok` holds -1 where it holds -1 already and all are reached, else 0.
void mask_reached(std::span<const Threshold> thresholds, std::int16_t* ok, std::size_t width);

}  // namespace casus::talks
