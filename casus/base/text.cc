// Small readers, by hand: the library's integer and number readers know locales,
// signs and spellings that a format here does not.
#include "casus/base/text.h"

#include <algorithm>
#include <charconv>
#include <numeric>

namespace casus::base {

std::string_view trim(std::string_view text) {
  const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
  while (!text.empty() && blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && blank(text.back())) text.remove_suffix(1);
  return text;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (;;) {
    const std::size_t at = text.find(separator);
    parts.push_back(text.substr(0, at));
    if (at == std::string_view::npos) return parts;
    text.remove_prefix(at + 1);
  }
}

std::optional<std::int64_t> parse_int(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

namespace {

// value * 10 + digit, or nullopt on overflow of the magnitude.
std::optional<std::int64_t> append_digit(std::int64_t value, char c) {
  std::int64_t out = 0;
  if (__builtin_mul_overflow(value, 10, &out)) return std::nullopt;
  if (__builtin_add_overflow(out, c - '0', &out)) return std::nullopt;
  return out;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

std::optional<std::int64_t> parse_scaled(std::string_view text, int places) {
  bool negative = false;
  if (!text.empty() && (text.front() == '-' || text.front() == '+')) {
    negative = text.front() == '-';
    text.remove_prefix(1);
  }
  std::int64_t value = 0;
  bool point = false;
  bool any = false;
  bool round_up = false;
  int seen = 0;
  for (const char c : text) {
    if (c == '.' && !point) {
      point = true;
      continue;
    }
    if (!is_digit(c)) return std::nullopt;
    any = true;
    if (point && seen >= places) {
      if (seen == places) round_up = c >= '5';
      ++seen;
      continue;
    }
    const auto next = append_digit(value, c);
    if (!next) return std::nullopt;
    value = *next;
    if (point) ++seen;
  }
  if (!any) return std::nullopt;
  for (; seen < places; ++seen) {
    const auto next = append_digit(value, '0');
    if (!next) return std::nullopt;
    value = *next;
  }
  if (round_up && __builtin_add_overflow(value, 1, &value)) return std::nullopt;
  return negative ? -value : value;
}

std::string print_scaled(std::int64_t value, int places) {
  const bool negative = value < 0;
  std::uint64_t magnitude =
      negative ? 0 - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
  std::string digits = std::to_string(magnitude);
  const auto width = static_cast<std::size_t>(places);
  if (digits.size() <= width) digits.insert(0, width + 1 - digits.size(), '0');
  std::string fraction = digits.substr(digits.size() - width);
  digits.resize(digits.size() - width);
  while (!fraction.empty() && fraction.back() == '0') fraction.pop_back();
  if (!fraction.empty()) digits += "." + fraction;
  return (negative ? "-" : "") + digits;
}

bool is_utf8(std::string_view bytes) {
  std::size_t i = 0;
  const auto at = [&](std::size_t k) { return static_cast<unsigned char>(bytes[k]); };
  while (i < bytes.size()) {
    const unsigned c = at(i);
    std::size_t more = 0;
    unsigned least = 0;
    unsigned value = 0;
    if (c < 0x80) {
      ++i;
      continue;
    }
    if (c >= 0xC2 && c < 0xE0) { more = 1; least = 0x80; value = c & 0x1FU; }
    else if (c >= 0xE0 && c < 0xF0) { more = 2; least = 0x800; value = c & 0x0FU; }
    else if (c >= 0xF0 && c < 0xF5) { more = 3; least = 0x10000; value = c & 0x07U; }
    else return false;
    if (i + more >= bytes.size()) return false;
    for (std::size_t k = 1; k <= more; ++k) {
      if ((at(i + k) & 0xC0U) != 0x80U) return false;
      value = (value << 6U) | (at(i + k) & 0x3FU);
    }
    if (value < least || value > 0x10FFFF || (value >= 0xD800 && value < 0xE000)) return false;
    i += more + 1;
  }
  return true;
}

namespace {

// Optimal string alignment: insertions, deletions, replacements and swaps of
// neighbours, each one edit.
std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before_last(b.size() + 1);
  std::vector<std::size_t> last(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(last.begin(), last.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, replaced});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], before_last[j - 2] + 1);
    }
    before_last.swap(last);
    last.swap(row);
  }
  return last.back();
}

}  // namespace

std::optional<std::string> did_you_mean(std::string_view word,
                                        std::span<const std::string> candidates) {
  if (word.size() > 200) return std::nullopt;
  const std::size_t limit = std::max<std::size_t>(1, word.size() / 3);
  std::size_t best = limit + 1;
  std::optional<std::string> nearest;
  for (const std::string& candidate : candidates) {
    const std::size_t distance = edit_distance(word, candidate);
    if (distance < best) {
      best = distance;
      nearest = candidate;
    }
  }
  return nearest;
}

}  // namespace casus::base
