// Sines by Taylor series on [0, 45] degrees in Q62. The series is summed from
// its smallest term, so each product adds at most one unit in the last place:
// eleven products keep the error far below the 2^-56 that the header promises.
#include "casus/earth/fixed.h"

#include <bit>

#include "casus/base/check.h"

namespace casus::earth::fixed {
namespace {

constexpr std::int64_t degree_e7 = 10'000'000;
// pi / 180e7 in units of 2^-90, rounded to nearest: radians of one 1e-7 degree.
constexpr Int128 radian_q90 = static_cast<Int128>(2'160'612'962'779'783'726);

// 1 - f and e^2 = f (2 - f) with 1 / f = 298.257223563, in Q62.
constexpr std::int64_t flattening =
    static_cast<std::int64_t>((static_cast<Int128>(1'000'000'000) << q) / 298'257'223'563);
constexpr std::int64_t eccentricity_squared = 2 * flattening - multiply(flattening, flattening);

// Q62 radians of an angle of at most 45 degrees.
std::int64_t radians(std::int64_t angle_e7) {
  return static_cast<std::int64_t>((angle_e7 * radian_q90) >> (90 - q));
}

// 1 - x^2/(k(k+1)) (1 - x^2/((k+2)(k+3)) ...), the tail of either series.
std::int64_t series(std::int64_t x, std::int64_t first) {
  const std::int64_t square = multiply(x, x);
  std::int64_t sum = one;
  for (std::int64_t k = first + 20; k >= first; k -= 2)
    sum = one - multiply(square, sum) / (k * (k + 1));
  return sum;
}

SinCos first_octant(std::int64_t angle_e7) {
  const std::int64_t x = radians(angle_e7);
  return {multiply(x, series(x, 2)), series(x, 1)};
}

SinCos first_quadrant(std::int64_t angle_e7) {
  if (angle_e7 <= 45 * degree_e7) return first_octant(angle_e7);
  const SinCos rest = first_octant(90 * degree_e7 - angle_e7);
  return {rest.cosine, rest.sine};
}

}  // namespace

std::int64_t root(Int128 n) {
  CASUS_CHECK(n >= 0 && (n >> 126) == 0);
  if (n == 0) return 0;
  const auto high = static_cast<std::uint64_t>(n >> 64);
  const auto low = static_cast<std::uint64_t>(n);
  const auto bits = high != 0 ? 64 + std::bit_width(high) : std::bit_width(low);
  // Newton from above falls until it reaches the floor.
  Int128 guess = static_cast<Int128>(1) << ((bits + 1) / 2);
  for (;;) {
    const Int128 next = (guess + n / guess) >> 1;
    if (next >= guess) return static_cast<std::int64_t>(guess);
    guess = next;
  }
}

SinCos sin_cos(std::int64_t angle_e7) {
  constexpr std::int64_t turn = 360 * degree_e7;
  const std::int64_t angle = ((angle_e7 % turn) + turn) % turn;
  const std::int64_t rest = angle % (90 * degree_e7);
  const SinCos base = first_quadrant(rest);
  switch (angle / (90 * degree_e7)) {
    case 0:
      return base;
    case 1:
      return {base.cosine, -base.sine};
    case 2:
      return {-base.sine, -base.cosine};
    default:
      return {-base.cosine, base.sine};
  }
}

std::int64_t flattening_root(std::int64_t sine_of_latitude) {
  const std::int64_t square = multiply(sine_of_latitude, sine_of_latitude);
  return root(static_cast<Int128>(one - multiply(eccentricity_squared, square)) << q);
}

std::int64_t minor_ratio() { return one - eccentricity_squared; }

UnitLengths unit_lengths(std::int64_t latitude_e7) {
  const SinCos at = sin_cos(latitude_e7);
  const std::int64_t w = flattening_root(at.sine);
  // a / w in 2^-20 mm, then N cos(latitude) and M = N (1 - e^2) / w^2.
  const auto normal =
      static_cast<std::int64_t>((static_cast<Int128>(semi_major_mm) << (q + 20)) / w);
  const auto axis = static_cast<std::int64_t>((static_cast<Int128>(normal) * at.cosine) >> q);
  const auto scaled =
      static_cast<std::int64_t>((static_cast<Int128>(normal) * (one - eccentricity_squared)) >> q);
  const auto meridian =
      static_cast<std::int64_t>((static_cast<Int128>(scaled) << q) / multiply(w, w));
  const auto per_unit = [](std::int64_t radius) {
    return static_cast<std::int64_t>((static_cast<Int128>(radius) * radian_q90) >> 90) - 1;
  };
  return {per_unit(meridian), axis > 0 ? per_unit(axis) : 0};
}

}  // namespace casus::earth::fixed
