// Maritime identification digits (ITU-R M.585): who registered the station that
// an MMSI names.
//
//   flag_of(211'331'640) == "DEU"
//
// The flag is of the licensing administration as ITU lists it. It is what the
// transmitter says about itself, so it is an attribute, never an actor.
#pragma once

#include <cstdint>
#include <string_view>

namespace casus::intake {

// ISO 3166-1 alpha-3 of the administration that owns `mid` (201 to 775); empty
// for digits that ITU has given to nobody.
[[nodiscard]] std::string_view flag_of_mid(std::uint32_t mid);

// Finds the digits by the form of the number: ship MIDxxxxxx, group 0MIDxxxxx,
// search aircraft 111MIDxxx, hand-held 8MIDxxxxx, auxiliary craft 98MIDxxxx, aid to
// navigation 99MIDxxxx. Empty for every other form (970, 972, 974: distress beacons carry
// a maker, no state) and below eight digits: 00MIDxxxx is a coast station, but a ship that
// sends 3381234 is no station of the United States; nobody gave it that number.
[[nodiscard]] std::string_view flag_of(std::uint32_t mmsi);

}  // namespace casus::intake
