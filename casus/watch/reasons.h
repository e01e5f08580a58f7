// Reasons: why a verdict is not certain, as a set of bits. Sweeps join many of them, so
// they are joined by one instruction.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <vector>

#include "casus/finding/finding.h"
#include "casus/incident/weigh.h"

namespace casus::watch {

class Reasons {
 public:
  Reasons() = default;
  Reasons(std::initializer_list<finding::Reason> all) {
    for (const finding::Reason one : all) insert(one);
  }
  explicit Reasons(const std::vector<finding::Reason>& all) {
    for (const finding::Reason one : all) insert(one);
  }

  void insert(finding::Reason one) { bits_ |= bit(one); }
  Reasons& operator|=(Reasons other) {
    bits_ |= other.bits_;
    return *this;
  }
  [[nodiscard]] bool empty() const { return bits_ == 0; }
  [[nodiscard]] bool contains(finding::Reason one) const { return (bits_ & bit(one)) != 0; }
  friend bool operator==(const Reasons&, const Reasons&) = default;

 private:
  static std::uint32_t bit(finding::Reason one) { return 1U << static_cast<std::uint32_t>(one); }
  std::uint32_t bits_ = 0;
};

// How many reasons there are: they are numbered from zero.
inline constexpr std::uint32_t reasons_known = static_cast<std::uint32_t>(finding::Reason::late) + 1;

// What the doubts of an incident print as.
[[nodiscard]] Reasons as_reasons(incident::Doubt doubts);

// In printing order.
[[nodiscard]] std::vector<finding::Reason> reasons_of(Reasons reasons);

}  // namespace casus::watch
