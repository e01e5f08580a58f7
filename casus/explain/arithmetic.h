// Arithmetic: how a finding came to its number, line by line. The words of the three
// sorts of sums: incidents in a window, the stay of a mover, amounts against a ceiling.
#pragma once

#include <cstddef>
#include <cstdint>

#include "casus/explain/section.h"
#include "casus/finding/finding.h"
#include "casus/watch/account.h"

namespace casus::explain {

// At most so many pieces of evidence are told one by one.
inline constexpr std::size_t most_listed = 12;

// The peak of a finding is in whole numbers, certain ones rounded down and possible ones up;
// where sums have decimals the words say so.
enum class Rounding : std::uint8_t { none, outwards };

[[nodiscard]] Section window_arithmetic(const watch::WindowAccount& window, const finding::Finding& f, Rounding rounding);
[[nodiscard]] Section stay_arithmetic(const watch::StayAccount& stay, const finding::Finding& f);
// Between which reports, how far, how long, how fast: steps that no mover can have made.
[[nodiscard]] Section implausible_steps(const std::vector<watch::ImplausibleStep>& steps);
[[nodiscard]] Section ceiling_arithmetic(const watch::CeilingAccount& ceiling, const finding::Finding& f, Rounding rounding);

}  // namespace casus::explain
