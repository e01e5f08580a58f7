// The words of an option as a value of the language. Numbers come in digits (800,000;
// 800 000; 1.5) or in English words below a thousand million; what follows must be a
// unit or nothing. Treaties write `ninety (90) days`: both numbers must then agree.
#include <algorithm>
#include <array>
#include <optional>

#include <fmt/format.h>

#include "casus/base/text.h"
#include "casus/measure/time.h"
#include "casus/text/choices.h"

namespace casus::text {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }

struct Unit {
  std::string_view word;
  std::string_view unit;
  std::int64_t times = 1;
};

constexpr std::array<Unit, 44> units{{{"s", "s"},
                                      {"second", "s"},
                                      {"seconds", "s"},
                                      {"min", "min"},
                                      {"minute", "min"},
                                      {"minutes", "min"},
                                      {"h", "h"},
                                      {"hour", "h"},
                                      {"hours", "h"},
                                      {"d", "d"},
                                      {"day", "d"},
                                      {"days", "d"},
                                      {"week", "d", 7},
                                      {"weeks", "d", 7},
                                      {"month", "months"},
                                      {"months", "months"},
                                      {"y", "y"},
                                      {"year", "y"},
                                      {"years", "y"},
                                      {"km", "km"},
                                      {"kilometre", "km"},
                                      {"kilometres", "km"},
                                      {"kilometer", "km"},
                                      {"kilometers", "km"},
                                      {"nmi", "nmi"},
                                      {"nautical mile", "nmi"},
                                      {"nautical miles", "nmi"},
                                      {"m", "m"},
                                      {"metre", "m"},
                                      {"metres", "m"},
                                      {"meter", "m"},
                                      {"meters", "m"},
                                      {"mm", "mm"},
                                      {"millimetre", "mm"},
                                      {"millimetres", "mm"},
                                      {"millimeter", "mm"},
                                      {"millimeters", "mm"},
                                      {"t", "t"},
                                      {"ton", "t"},
                                      {"tons", "t"},
                                      {"tonne", "t"},
                                      {"tonnes", "t"},
                                      {"kn", "kn"},
                                      {"knots", "kn"}}};

constexpr std::array<std::string_view, 20> small{
    "zero",     "one",     "two",     "three",     "four",     "five",    "six",
    "seven",    "eight",   "nine",    "ten",       "eleven",   "twelve",  "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
constexpr std::array<std::string_view, 8> tens{"twenty", "thirty",  "forty",  "fifty",
                                               "sixty",  "seventy", "eighty", "ninety"};

template <std::size_t N>
std::optional<std::int64_t> place_in(const std::array<std::string_view, N>& list,
                                     std::string_view word) {
  const auto found = std::ranges::find(list, word);
  if (found == list.end()) return std::nullopt;
  return found - list.begin();
}

// A number as its words come: tens before units, hundreds before thousands.
struct Sum {
  std::int64_t whole = 0;  // thousands and millions
  std::int64_t part = 0;   // below them
  bool any = false;

  // False if the word does not continue the number.
  bool add(std::string_view word) {
    const bool fits = adds(word);
    any = any || fits;
    return fits;
  }

 private:
  bool adds(std::string_view word) {
    if (!any && (word == "a" || word == "an")) return put(1);
    if (const auto n = place_in(small, word)) {
      const bool behind_ten = part % 10 == 0 && part % 100 >= 20 && *n < 10 && *n > 0;
      return (part % 100 == 0 || behind_ten) && put(part + *n);
    }
    if (const auto n = place_in(tens, word)) return part % 100 == 0 && put(part + (*n + 2) * 10);
    if (word == "hundred") return part > 0 && part < 100 && put(part * 100);
    const std::int64_t scale = word == "thousand" ? 1'000 : word == "million" ? 1'000'000 : 0;
    if (scale == 0 || part == 0 || (whole != 0 && whole < 1'000 * scale)) return false;
    whole += part * scale;
    return put(0);
  }
  bool put(std::int64_t n) {
    part = n;
    return true;
  }
};

// Reads from the front of the words; what is left is the unit.
class Words {
 public:
  explicit Words(std::string_view text) : rest_{base::trim(text)} {}

  [[nodiscard]] std::string_view rest() const { return rest_; }

  // "800000", "1.5" of digits with commas or blanks between thousands.
  std::optional<std::string> digits() {
    std::string out;
    std::size_t at = plain(0, out);
    if (at == 0) return std::nullopt;
    if (at <= 3) {
      while (at < rest_.size() && (rest_[at] == ',' || rest_[at] == ' ') && group(at + 1)) {
        at = plain(at + 1, out);
      }
    }
    if (at + 1 < rest_.size() && rest_[at] == '.' && is_digit(rest_[at + 1])) {
      out += '.';
      at = plain(at + 1, out);
    }
    if (at < rest_.size() && (rest_[at] == ',' || rest_[at] == '.')) return std::nullopt;
    rest_ = base::trim(rest_.substr(at));
    return out;
  }

  // "ninety", "six hundred thousand", "one hundred and twenty-five", "a hundred".
  std::optional<std::string> number() {
    Sum sum;
    for (std::string_view word = peek(); !word.empty(); word = peek()) {
      if (sum.any && word == "and") {
        take(word);
        word = peek();
      }
      if (!sum.add(lower(word))) break;
      take(word);
    }
    if (!sum.any) return std::nullopt;
    return std::to_string(sum.whole + sum.part);
  }

  // `(90)` behind a number in words; false if it says another number.
  bool agrees(std::string_view number) {
    if (!rest_.starts_with('(')) return true;
    const std::size_t close = rest_.find(')');
    if (close == std::string_view::npos) return false;
    const auto again = Words{rest_.substr(1, close - 1)}.digits();
    rest_ = base::trim(rest_.substr(close + 1));
    return again && *again == number;
  }

 private:
  std::size_t plain(std::size_t at, std::string& out) const {
    while (at < rest_.size() && is_digit(rest_[at])) out += rest_[at++];
    return at;
  }
  [[nodiscard]] bool group(std::size_t at) const {
    const auto digit = [&](std::size_t i) { return i < rest_.size() && is_digit(rest_[i]); };
    return digit(at) && digit(at + 1) && digit(at + 2) && !digit(at + 3);
  }

  [[nodiscard]] std::string_view peek() const {
    std::size_t n = 0;
    while (n < rest_.size() && is_letter(rest_[n])) ++n;
    return rest_.substr(0, n);
  }
  void take(std::string_view word) {
    rest_.remove_prefix(word.size());
    if (rest_.starts_with('-')) rest_.remove_prefix(1);
    rest_ = base::trim(rest_);
  }
  static std::string lower(std::string_view word) {
    std::string out(word);
    for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return out;
  }

  std::string_view rest_;
};

std::optional<std::string> with_unit(const std::string& number, std::string_view written) {
  if (written.empty()) return number;
  const auto unit = std::ranges::find(units, written, &Unit::word);
  if (unit == units.end()) return std::nullopt;
  if (unit->times == 1) return fmt::format("{} {}", number, unit->unit);
  const auto whole = base::parse_int(number);
  if (!whole || *whole > 1'000'000) return std::nullopt;
  return fmt::format("{} {}", *whole * unit->times, unit->unit);
}

std::optional<std::string> quantity(std::string_view text) {
  Words in_digits{text};
  if (const auto number = in_digits.digits()) return with_unit(*number, in_digits.rest());
  Words in_words{text};
  const auto number = in_words.number();
  if (!number || !in_words.agrees(*number)) return std::nullopt;
  return with_unit(*number, in_words.rest());
}

std::optional<std::string> name_or_date(std::string_view text) {
  text = base::trim(text);
  const bool name = !text.empty() && is_letter(text.front()) &&
                    std::ranges::all_of(text, [](char c) { return is_letter(c) || is_digit(c); });
  if (name || measure::parse_instant(text)) return std::string(text);
  return std::nullopt;
}

}  // namespace

std::optional<std::string> option_value(const Option& option) {
  const std::string_view said = option.value.empty() ? option.text : std::string_view{option.value};
  if (auto value = quantity(said)) return value;
  if (auto value = name_or_date(said)) return value;
  if (!option.value.empty()) return option.value;
  return std::nullopt;
}

}  // namespace casus::text
