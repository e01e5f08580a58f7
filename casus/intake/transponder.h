// What a transponder can say, for the formats that pass it on as text: its address,
// its squawk, and the bounds of its numbers.
//
//   if (auto complaint = read_icao("71BE34", fact.mover)) return complaint;  // icao:71be34
#pragma once

#include "casus/intake/fields.h"

namespace casus::intake {

// The bounds of what a transponder can send (ICAO Doc 9871), and for speed and
// climb the largest that its fields hold. Feet, knots, degrees, feet a minute.
inline constexpr NumberRule altitude_rule{"altitude", measure::whole(-1'500), measure::whole(130'000), std::nullopt};
inline constexpr NumberRule ground_speed_rule{"ground_speed", measure::Decimal{}, measure::whole(5'800), std::nullopt};
inline constexpr NumberRule track_rule{"track", measure::Decimal{}, measure::whole(360), std::nullopt};
inline constexpr NumberRule vertical_rate_rule{"vertical_rate", measure::whole(-33'000), measure::whole(33'000), std::nullopt};

// Six hexadecimal digits in either case, not all zero; in lower case behind `space`,
// the word that says who gave the address. Reason: mover.
[[nodiscard]] std::optional<Complaint> read_icao(std::string_view cell, std::string& mover, std::string_view space = "icao");

// Four octal digits, or nothing. As a number, so that a rule can say `squawk = 7700`.
// Reason: amount.
[[nodiscard]] std::optional<Complaint> read_squawk(std::string_view cell, fact::Fact& fact);

}  // namespace casus::intake
