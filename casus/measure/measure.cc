// Literals and printing of every unit, by integers only.
#include <array>
#include <cstdlib>
#include <optional>

#include <fmt/format.h>

#include "casus/base/text.h"
#include "casus/measure/decimal.h"
#include "casus/measure/length.h"
#include "casus/measure/time.h"

namespace casus::measure {

using base::Fault;
using base::FaultKind;
using base::Result;

namespace {

struct Unit {
  std::string_view word;
  std::int64_t size;
};
constexpr std::array<Unit, 4> length_units{{{"km", 1'000'000}, {"nmi", 1'852'000}, {"m", 1'000}, {"mm", 1}}};
constexpr std::array<Unit, 4> duration_units{{{"d", 86'400'000}, {"h", 3'600'000}, {"min", 60'000}, {"s", 1'000}}};

template <std::size_t N>
std::int64_t unit_size(const std::array<Unit, N>& units, std::string_view word) {
  for (const Unit& unit : units) {
    if (unit.word == word) return unit.size;
  }
  return 0;
}

// number x unit in base units, exact or nullopt ("1.5 km" is exact, "0.1 mm" is not).
std::optional<std::int64_t> scaled(std::string_view number, std::int64_t size) {
  constexpr int places = 6;
  constexpr std::int64_t one = 1'000'000;
  const auto value = base::parse_scaled(number, places);
  std::int64_t product = 0;
  if (!value || *value < 0) return std::nullopt;
  if (*value % one == 0) {
    if (__builtin_mul_overflow(*value / one, size, &product)) return std::nullopt;
    return product;
  }
  if (__builtin_mul_overflow(*value, size, &product) || product % one != 0) return std::nullopt;
  return product / one;
}

// Splits "15 km" into number and unit word; blanks between thousands are allowed.
std::pair<std::string, std::string_view> number_and_word(std::string_view text) {
  text = base::trim(text);
  std::size_t i = 0;
  std::string number;
  while (i < text.size() && (text[i] == ' ' || text[i] == '.' || text[i] == '-' || (text[i] >= '0' && text[i] <= '9'))) {
    if (text[i] != ' ') number += text[i];
    ++i;
  }
  return {number, text.substr(i)};
}

Fault malformed(std::string_view what, std::string_view text, std::string help) {
  return Fault{FaultKind::malformed, fmt::format("`{}` is not {}", text, what), std::move(help), {}};
}

}  // namespace

std::int64_t length_unit(std::string_view word) { return unit_size(length_units, word); }
std::int64_t duration_unit(std::string_view word) { return unit_size(duration_units, word); }

Result<Length> parse_length(std::string_view text) {
  const auto [number, word] = number_and_word(text);
  const std::int64_t size = length_unit(word);
  if (size == 0) return malformed("a length", text, "write a number and km, nmi, m or mm");
  const auto value = scaled(number, size);
  if (!value) return malformed("a length", text, "a whole number of millimetres");
  if (*value > kilometres(40'100).raw()) {
    return Fault{FaultKind::range, fmt::format("`{}` is longer than the earth is round", text), "", {}};
  }
  return Length{*value};
}

Result<Duration> parse_duration(std::string_view text) {
  const auto [number, word] = number_and_word(text);
  const std::int64_t size = duration_unit(word);
  if (size == 0) return malformed("a duration", text, "write a number and s, min, h or d");
  const auto value = scaled(number, size);
  if (!value) return malformed("a duration", text, "a whole number of milliseconds");
  if (*value > days(100'000).raw()) {
    return Fault{FaultKind::range, fmt::format("`{}` is longer than 100 000 d", text), "", {}};
  }
  return Duration{*value};
}

std::string print(Length length) {
  const std::int64_t mm = length.raw();
  for (const Unit& unit : length_units) {
    if (mm != 0 && mm % unit.size == 0) return fmt::format("{} {}", mm / unit.size, unit.word);
  }
  return fmt::format("{} {}", mm, mm == 0 ? "m" : "mm");
}

std::string print(Duration d) {
  const std::int64_t ms = d.raw();
  if (ms != 0 && ms % days(1).raw() == 0 && ms >= days(2).raw()) return fmt::format("{} d", ms / days(1).raw());
  for (const Unit& unit : duration_units) {
    if (unit.word != "d" && ms != 0 && ms % unit.size == 0) return fmt::format("{} {}", ms / unit.size, unit.word);
  }
  return ms == 0 ? "0 s" : fmt::format("{} s", base::print_scaled(ms, 3));
}

Result<Decimal> parse_decimal(std::string_view text) {
  const auto value = base::parse_scaled(text, 6);
  if (!value) return malformed("a number", text, "write digits, with a point before decimals");
  if (*value > whole(9'000'000'000'000).raw() || *value < -whole(9'000'000'000'000).raw()) {
    return Fault{FaultKind::range, fmt::format("`{}` is beyond 9e12", text), "", {}};
  }
  // A fraction must survive JSON readers that hold numbers as doubles: below 2^32
  // neighbouring doubles are less than a millionth apart.
  if (*value % decimal_one != 0 && std::abs(*value) > 4'000'000'000 * decimal_one) {
    return Fault{FaultKind::range, fmt::format("`{}` is a fraction beyond 4e9", text), "leave out the decimals", {}};
  }
  return Decimal{*value};
}

std::string print(Decimal value) { return base::print_scaled(value.raw(), 6); }

}  // namespace casus::measure
