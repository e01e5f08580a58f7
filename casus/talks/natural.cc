// Schoolbook arithmetic in base 10^9, which prints without division.
#include "casus/talks/natural.h"

#include <fmt/format.h>

#include <algorithm>

namespace casus::talks {

namespace {

constexpr std::uint64_t base = 1'000'000'000;
__extension__ typedef unsigned __int128 Wide;

}  // namespace

Natural& Natural::add(std::uint64_t value) {
  for (std::size_t i = 0; value != 0; ++i) {
    if (i == digits_.size()) digits_.push_back(0);
    const std::uint64_t sum = digits_[i] + value % base;
    digits_[i] = static_cast<std::uint32_t>(sum % base);
    value = value / base + sum / base;
  }
  return *this;
}

Natural& Natural::add(const Natural& value) {
  std::uint64_t carry = 0;
  for (std::size_t i = 0; i < value.digits_.size() || carry != 0; ++i) {
    if (i == digits_.size()) digits_.push_back(0);
    const std::uint64_t sum = digits_[i] + carry + (i < value.digits_.size() ? value.digits_[i] : 0);
    digits_[i] = static_cast<std::uint32_t>(sum % base);
    carry = sum / base;
  }
  return *this;
}

Natural& Natural::times(std::uint64_t factor) {
  Wide carry = 0;
  for (std::uint32_t& digit : digits_) {
    const Wide product = Wide{digit} * factor + carry;
    digit = static_cast<std::uint32_t>(product % base);
    carry = product / base;
  }
  for (; carry != 0; carry /= base) digits_.push_back(static_cast<std::uint32_t>(carry % base));
  trim();
  return *this;
}

void Natural::trim() {
  while (!digits_.empty() && digits_.back() == 0) digits_.pop_back();
}

std::uint64_t Natural::or_largest() const {
  Wide value = 0;
  for (std::size_t i = digits_.size(); i-- > 0;) {
    value = value * base + digits_[i];
    if (value > UINT64_MAX) return UINT64_MAX;
  }
  return static_cast<std::uint64_t>(value);
}

double Natural::approximately() const {
  double value = 0;
  for (std::size_t i = digits_.size(); i-- > 0;) value = value * static_cast<double>(base) + digits_[i];
  return value;
}

std::string Natural::text() const {
  if (digits_.empty()) return "0";
  std::string out = fmt::format("{}", digits_.back());
  for (std::size_t i = digits_.size() - 1; i-- > 0;) out += fmt::format("{:09}", digits_[i]);
  return out;
}

std::strong_ordering operator<=>(const Natural& a, const Natural& b) {
  if (a.digits_.size() != b.digits_.size()) return a.digits_.size() <=> b.digits_.size();
  return std::lexicographical_compare_three_way(a.digits_.rbegin(), a.digits_.rend(), b.digits_.rbegin(), b.digits_.rend());
}

}  // namespace casus::talks
