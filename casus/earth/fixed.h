// Fixed-point trigonometry for verdicts: sines, cosines and the figure of the
// WGS 84 ellipsoid in integers only. Internal to this room.
//
// A Q62 number is an int64 that stands for itself / 2^62. Every function states
// its error; the errors are small against the millimetre that callers add.
#pragma once

#include <cstdint>

namespace casus::earth::fixed {

__extension__ typedef __int128 Int128;

inline constexpr int q = 62;
inline constexpr std::int64_t one = std::int64_t{1} << q;

// The semi-major axis of WGS 84, exact.
inline constexpr std::int64_t semi_major_mm = 6'378'137'000;

// floor(a * b / 2^62) for |a|, |b| <= 2^62.
[[nodiscard]] constexpr std::int64_t multiply(std::int64_t a, std::int64_t b) {
  return static_cast<std::int64_t>((static_cast<Int128>(a) * b) >> q);
}

// floor(sqrt(n)) for 0 <= n < 2^126.
[[nodiscard]] std::int64_t root(Int128 n);

// Q62, within 2^-56 of the truth. The angle in 1e-7 degree, |angle| <= 3.6e9.
struct SinCos {
  std::int64_t sine = 0;
  std::int64_t cosine = one;
};
[[nodiscard]] SinCos sin_cos(std::int64_t angle_e7);

// sqrt(1 - e^2 sin^2 latitude) in Q62, within 2^-55.
[[nodiscard]] std::int64_t flattening_root(std::int64_t sine_of_latitude);

// 1 - e^2 in Q62.
[[nodiscard]] std::int64_t minor_ratio();

// The length of 1e-7 degree at a latitude, along the meridian and along the
// parallel, in 2^-20 mm, rounded down by at most 2 of them.
struct UnitLengths {
  std::int64_t north = 0;
  std::int64_t east = 0;
};
[[nodiscard]] UnitLengths unit_lengths(std::int64_t latitude_e7);

}  // namespace casus::earth::fixed
