// Natural: whole numbers from zero up without a limit, as far as counting needs them:
// 4^60 packages, or the product of six gains.
//
//   Natural n{4};
//   n.times(3'000'000'000).text();   // "12000000000"
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <vector>

namespace casus::talks {

class Natural {
 public:
  Natural() = default;
  explicit Natural(std::uint64_t value) : digits_{} { add(value); }

  Natural& add(std::uint64_t value);
  Natural& add(const Natural& value);
  Natural& times(std::uint64_t factor);

  [[nodiscard]] bool zero() const { return digits_.empty(); }
  // The value if it fits, else the largest there is.
  [[nodiscard]] std::uint64_t or_largest() const;
  [[nodiscard]] double approximately() const;
  [[nodiscard]] std::string text() const;  // decimal

  friend std::strong_ordering operator<=>(const Natural& a, const Natural& b);
  friend bool operator==(const Natural&, const Natural&) = default;

 private:
  void trim();
  std::vector<std::uint32_t> digits_;  // base 10^9, lowest first, no leading zero
};

}  // namespace casus::talks
