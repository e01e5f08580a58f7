// Codes of the positions of parties, told by casus/positions.
#pragma once

#include <span>
#include <string_view>

#include "casus/text/codes.h"

namespace casus::text {

namespace codes {
inline constexpr std::string_view positions_clash = "CAS-E0801";
inline constexpr std::string_view expired_before = "CAS-E0802";
inline constexpr std::string_view too_many_seats = "CAS-E0803";
inline constexpr std::string_view no_basis = "CAS-E0804";
inline constexpr std::string_view no_such_chamber = "CAS-E0805";
inline constexpr std::string_view bad_points = "CAS-E0806";
inline constexpr std::string_view reversed_interval = "CAS-E0807";
inline constexpr std::string_view no_ratification_by = "CAS-E0808";
}  // namespace codes

// Their examples are sentences of a positions block about the accord position_examples().
std::span<const CodeEntry> position_codes();
[[nodiscard]] std::string_view position_examples();

}  // namespace casus::text
