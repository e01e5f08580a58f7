// Mode S: what the transponder of an aircraft sends, in 56 or 112 bits (ICAO Annex 10,
// volume IV; ICAO Doc 9871 for what an extended squitter holds).
//
// Read are the downlink formats that name an aircraft: all-call replies (11) and
// extended squitters (17, and 18 with an aircraft's own address), whose parity proves
// them; and replies to radars (0, 4, 5, 16, 20, 21), whose parity is laid over the
// address, so that it names an aircraft but proves nothing: whoever uses one must
// have heard of that aircraft otherwise. Integers only.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "casus/intake/cpr.h"
#include "casus/measure/length.h"

namespace casus::intake {

struct ModeSMessage {
  int downlink = 0;           // 0, 4, 5, 11, 16, 17, 18, 20, 21
  int type_code = 0;          // of an extended squitter, 0 to 31
  std::uint32_t address = 0;  // 24 bits, not 0
  bool proven = false;        // the parity proves the address
  std::optional<CprReport> position;
  std::optional<std::int64_t> altitude;        // feet, barometric
  std::optional<std::int64_t> squawk;          // its four octal digits as a decimal number
  std::optional<std::int64_t> ground_speed;    // millionths of a knot
  std::optional<std::int64_t> track;           // whole degrees from true north, 0 .. 359
  std::optional<std::int64_t> vertical_rate;   // feet a minute
  std::optional<bool> on_ground;
  std::optional<bool> emergency;
  std::string callsign;
};

// `reason` says why there is no message: format (a downlink format that is not read, or
// of another length), parity (it does not fit), address (it is 0).
struct ModeSDecoded {
  std::optional<ModeSMessage> message;
  std::string_view reason;
};
[[nodiscard]] ModeSDecoded decode_mode_s(std::span<const std::uint8_t> bytes);

// The radius of containment that a position's type code states (RTCA DO-260B table 2-14, ICAO
// Doc 9871): so far around the place the aircraft is. Where it depends on the version of the
// transponder, or on a supplement that other messages carry, the largest. nullopt for a type
// that states none (8, 18, 22) and for one that is no position.
[[nodiscard]] std::optional<measure::Length> containment_of(int type_code);

// The parity of all but the last three bytes, exclusive-or those: 0 where it is not laid
// over anything. Generator x^24 + ... + 1 = 0x1FFF409.
[[nodiscard]] std::uint32_t mode_s_parity(std::span<const std::uint8_t> bytes);

// Feet by the 13-bit altitude code: steps of 25 feet, or Gillham's code of 100;
// nullopt for 0, for metres and for what is no code.
[[nodiscard]] std::optional<std::int64_t> altitude_of(std::uint32_t code);

// Whole degrees clockwise from north of a velocity, to the nearest; (0, 0) gives 0.
[[nodiscard]] std::int64_t track_of(std::int64_t east, std::int64_t north);
// The root of n >= 0 to the nearest whole number (never a tie).
[[nodiscard]] std::int64_t nearest_root(std::int64_t n);

}  // namespace casus::intake
