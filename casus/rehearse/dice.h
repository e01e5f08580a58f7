// Dice: the only source of chance in a rehearsal, by integers alone.
//
// splitmix64 (Steele, Lea, Flood: Fast splittable pseudorandom number
// generators, 2014), one stream per (seed, name): what is drawn for one norm or
// source never shifts what is drawn for another. Same arguments, same numbers,
// on every machine and compiler.
//
// Draw in statements of their own: two draws among the arguments of one call come
// in an order that the language leaves to the compiler.
//
//   Dice dice{7, "norm 4.1"};
//   dice.below(6)          // 0 .. 5
//   dice.in_thousand(30)   // true about 3 % of the time
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace casus::rehearse {

class Dice {
 public:
  Dice(std::uint64_t seed, std::string_view stream);

  std::uint64_t next();
  // Uniform on [0, n), without bias; n must be positive.
  std::int64_t below(std::int64_t n);
  // Uniform on [low, high], both ends in; low <= high.
  std::int64_t between(std::int64_t low, std::int64_t high);
  bool in_thousand(std::int64_t share);
  std::size_t index(std::size_t size) { return static_cast<std::size_t>(below(static_cast<std::int64_t>(size))); }

  template <typename T>
  const T& pick(const std::vector<T>& choices) {
    return choices[index(choices.size())];
  }
  template <typename T>
  void shuffle(std::vector<T>& items) {
    for (std::size_t i = items.size(); i > 1; --i) std::swap(items[i - 1], items[index(i)]);
  }

 private:
  std::uint64_t state_;
};

}  // namespace casus::rehearse
