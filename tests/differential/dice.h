// Dice: a seeded source of choices; equal seeds give equal throws everywhere.
#pragma once

#include <cstdint>
#include <initializer_list>

namespace casus::differential {

class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_{seed} {}

  // The SplitMix64 sequence.
  std::uint64_t next() {
    state_ += 0x9e3779b97f4a7c15U;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9U;
    z = (z ^ (z >> 27U)) * 0x94d049bb133111ebU;
    return z ^ (z >> 31U);
  }
  // From 0 to n - 1; n is small, so the bias does not matter.
  std::int64_t below(std::int64_t n) {
    return static_cast<std::int64_t>(next() % static_cast<std::uint64_t>(n));
  }
  bool one_in(std::int64_t n) { return below(n) == 0; }

  template <typename T>
  T one_of(std::initializer_list<T> options) {
    return *(options.begin() + below(static_cast<std::int64_t>(options.size())));
  }

 private:
  std::uint64_t state_;
};

}  // namespace casus::differential
