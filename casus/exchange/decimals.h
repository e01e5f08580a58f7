// Decimals: points as other programs write them, as whole numbers of a unit.
//
// Scores of those programs are sums of products of decimals in binary floating point. If
// everything that a party says lies within 10^-12 of a multiple of 10^-k for a k up to 6,
// it is taken to mean that: unit 10^k, grain 1, exact. Else there are thirds or noise in
// it: the points are kept to 15 digits after the point (fewer where they are large), and
// scores count as equal when they agree to the tenth (grain).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "casus/talks/talk.h"

namespace casus::exchange {

// What a party's options bring, in its own terms.
struct Decimals {
  std::vector<std::vector<double>> points{};     // [issue][option]
  std::vector<double> bonuses{};
  std::optional<double> floor{};
  std::optional<double> most{};
};

// Sets points, floor, most, unit, grain, and the points of the bonuses that are there
// already. False: a number is not finite, or too large.
[[nodiscard]] bool put_points(const Decimals& decimals, talks::Party& party);

// The whole text as a decimal number: "-.5", "1e-3"; nullopt for anything else.
[[nodiscard]] std::optional<double> parse_number(std::string_view text);

}  // namespace casus::exchange
