// Draws: random numbers by counting, not by state. The number for (seed, draw, interval) is a
// function of the three, so that threads share nothing and anybody can compute one of them.
//
//   mix(z): z ^= z >> 30; z *= 0xbf58476d1ce4e5b9; z ^= z >> 27; z *= 0x94d049bb133111eb; z ^= z >> 31
//   bits = mix(seed + G (1 + mix(draw + G (1 + mix(interval + G (1 + attempt))))))   G = 0x9e3779b97f4a7c15, modulo 2^64
//   number = low + bits mod width, where bits < the largest multiple of width; else the next attempt
//
// So every whole number of an interval is equally likely.
#pragma once

#include <cstdint>
#include <vector>

#include "casus/interval/ranged.h"

namespace casus::interval {

[[nodiscard]] Points drawn(const Range& range, std::uint64_t seed, std::uint64_t draw, std::uint64_t interval);

// One number of each interval: of the draw; or, where all completions are looked at, of the
// n-th of them.
[[nodiscard]] std::vector<Points> drawn(const std::vector<Range>& ranges, std::uint64_t seed, std::uint64_t draw);
[[nodiscard]] std::vector<Points> nth(const std::vector<Range>& ranges, std::uint64_t n);

// Between which whole per cents a share lies that was met in `hits` of `of` draws: Wilson's
// interval of 1927 at 95 per cent (z = 1.96), rounded outwards, by whole numbers alone.
struct PerCent {
  std::int64_t low = 0, high = 100;
  friend bool operator==(const PerCent&, const PerCent&) = default;
};
[[nodiscard]] PerCent wilson(std::uint64_t hits, std::uint64_t of);

}  // namespace casus::interval
