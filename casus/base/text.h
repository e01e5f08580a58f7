// Small readers over text: trimming, splitting, integers, nearest names.
// No locale, no allocation unless a string is returned.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace casus::base {

[[nodiscard]] std::string_view trim(std::string_view text);
[[nodiscard]] std::vector<std::string_view> split(std::string_view text, char separator);

// The whole of `text` as a decimal integer with optional '-'; nullopt for
// anything else, overflow included.
[[nodiscard]] std::optional<std::int64_t> parse_int(std::string_view text);

// Decimal text ("-46.4825", no exponent) times 10^places, rounded half away
// from zero beyond that many places; nullopt for anything else or overflow.
//   parse_scaled("46.48251", 3) == 46483
[[nodiscard]] std::optional<std::int64_t> parse_scaled(std::string_view text, int places);

// Prints value / 10^places without trailing zeros: print_scaled(46480, 3) == "46.48".
[[nodiscard]] std::string print_scaled(std::int64_t value, int places);

[[nodiscard]] bool is_utf8(std::string_view bytes);

// The candidate nearest to `word` by edit distance, if near enough to be a
// slip (at most a third of its length, at least one edit); nullopt otherwise.
// Ties go to the first candidate.
[[nodiscard]] std::optional<std::string> did_you_mean(std::string_view word,
                                                      std::span<const std::string> candidates);

}  // namespace casus::base
