// Whole numbers only: the same on every machine.
#include "casus/interval/draws.h"

namespace casus::interval {

namespace {

constexpr std::uint64_t golden = 0x9e3779b97f4a7c15U;
__extension__ typedef __int128 Wide;

std::uint64_t mix(std::uint64_t z) {
  z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9U;
  z = (z ^ (z >> 27U)) * 0x94d049bb133111ebU;
  return z ^ (z >> 31U);
}

std::uint64_t bits(std::uint64_t seed, std::uint64_t draw, std::uint64_t interval, std::uint64_t attempt) {
  return mix(seed + golden * (1 + mix(draw + golden * (1 + mix(interval + golden * (1 + attempt))))));
}

// Is the share `per_cent` so far from hits / of that the draws speak against it? With
// p = hits / of, q = per_cent / 100: (p - q)^2 >= z^2 q (1 - q) / of, times 10^8 of^2.
bool outside(std::uint64_t hits, std::uint64_t of, std::int64_t per_cent) {
  constexpr std::int64_t z_squared = 38416;  // 1.96^2 in ten-thousandths
  const Wide n{of};
  const Wide apart = Wide{100} * Wide{hits} - Wide{per_cent} * n;
  return apart * apart * 10'000 >= Wide{z_squared} * per_cent * (100 - per_cent) * n;
}

}  // namespace

Points drawn(const Range& range, std::uint64_t seed, std::uint64_t draw, std::uint64_t interval) {
  const std::uint64_t width = range.width();
  const std::uint64_t beyond = UINT64_MAX - UINT64_MAX % width;
  std::uint64_t attempt = 0, value = bits(seed, draw, interval, attempt);
  while (value >= beyond) value = bits(seed, draw, interval, ++attempt);
  return range.low + static_cast<Points>(value % width);
}

std::vector<Points> drawn(const std::vector<Range>& ranges, std::uint64_t seed, std::uint64_t draw) {
  std::vector<Points> out;
  for (std::size_t i = 0; i < ranges.size(); ++i) out.push_back(drawn(ranges[i], seed, draw, i));
  return out;
}

std::vector<Points> nth(const std::vector<Range>& ranges, std::uint64_t n) {
  std::vector<Points> out;
  for (const Range& range : ranges) {
    out.push_back(range.low + static_cast<Points>(n % range.width()));
    n /= range.width();
  }
  return out;
}

PerCent wilson(std::uint64_t hits, std::uint64_t of) {
  PerCent out;
  if (of == 0) return out;
  const auto below = [&](std::int64_t per_cent) { return Wide{per_cent} * of < Wide{100} * hits; };
  const auto above = [&](std::int64_t per_cent) { return Wide{per_cent} * of > Wide{100} * hits; };
  while (out.low < 100 && below(out.low + 1) && outside(hits, of, out.low + 1)) ++out.low;
  while (out.high > 0 && above(out.high - 1) && outside(hits, of, out.high - 1)) --out.high;
  return out;
}

}  // namespace casus::interval
