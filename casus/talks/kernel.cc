// Packages are compared a register at a time: sixteen where there is AVX2, else eight.
// Wider vectors than the processor has would be taken apart into single numbers. Which
// one runs changes no count.
#include "casus/talks/kernel.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace casus::talks {

namespace {

typedef std::int16_t Eight __attribute__((vector_size(16)));
typedef std::int16_t Sixteen __attribute__((vector_size(32)));

// Places that reach every one of K thresholds count -1 in their column. A column takes
// at most longest_block / 8 of them, so that it cannot overflow.
template <typename Ranks, std::size_t K>
__attribute__((always_inline)) inline std::uint64_t count_of(const Threshold* thresholds, const std::int16_t* mask, std::size_t width) {
  constexpr std::size_t columns = sizeof(Ranks) / sizeof(std::int16_t);
  Ranks total{};
  for (std::size_t at = 0; at < width; at += columns) {
    Ranks ok = Ranks{} - 1;
    if (mask != nullptr) std::memcpy(&ok, mask + at, sizeof ok);
    for (std::size_t k = 0; k < K; ++k) {
      Ranks ranks;
      std::memcpy(&ranks, thresholds[k].ranks + at, sizeof ranks);
      ok &= ranks >= thresholds[k].least;
    }
    total += ok;
  }
  std::uint64_t count = 0;
  for (std::size_t i = 0; i < columns; ++i) count += static_cast<std::uint64_t>(-std::int64_t{total[i]});
  return count;
}

using Count = std::uint64_t (*)(const Threshold*, const std::int16_t*, std::size_t);

template <std::size_t K>
std::uint64_t count_plain(const Threshold* thresholds, const std::int16_t* mask, std::size_t width) {
  return count_of<Eight, K>(thresholds, mask, width);
}
constexpr std::array<Count, 9> plain{count_plain<0>, count_plain<1>, count_plain<2>, count_plain<3>, count_plain<4>,
                                     count_plain<5>, count_plain<6>, count_plain<7>, count_plain<8>};

#if defined(__x86_64__)
template <std::size_t K>
__attribute__((target("avx2"))) std::uint64_t count_avx2(const Threshold* thresholds, const std::int16_t* mask, std::size_t width) {
  return count_of<Sixteen, K>(thresholds, mask, width);
}
constexpr std::array<Count, 9> wide{count_avx2<0>, count_avx2<1>, count_avx2<2>, count_avx2<3>, count_avx2<4>,
                                    count_avx2<5>, count_avx2<6>, count_avx2<7>, count_avx2<8>};

const std::array<Count, 9>& counts() { return __builtin_cpu_supports("avx2") != 0 ? wide : plain; }
#else
const std::array<Count, 9>& counts() { return plain; }
#endif

}  // namespace

void mask_reached(std::span<const Threshold> thresholds, std::int16_t* ok, std::size_t width) {
  for (const Threshold& each : thresholds) {
    for (std::size_t i = 0; i < width; ++i) ok[i] = static_cast<std::int16_t>(ok[i] & -static_cast<int>(each.ranks[i] >= each.least));
  }
}

std::uint64_t count_reached(std::span<const Threshold> thresholds, const std::int16_t* mask, std::size_t width) {
  const std::array<Count, 9>& by_number = counts();
  if (thresholds.size() < by_number.size()) return by_number[thresholds.size()](thresholds.data(), mask, width);
  // More parties than there are loops for: all but the last eight make a mask first.
  alignas(64) std::array<std::int16_t, longest_block> ok;
  if (mask != nullptr) std::copy_n(mask, width, ok.begin());
  else std::fill_n(ok.begin(), width, std::int16_t{-1});
  const std::size_t first = thresholds.size() - (by_number.size() - 1);
  mask_reached(thresholds.first(first), ok.data(), width);
  return by_number.back()(thresholds.data() + first, ok.data(), width);
}

}  // namespace casus::talks
