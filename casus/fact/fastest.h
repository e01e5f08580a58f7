// Fastest: how fast a mover can be, by published bounds, and what else decides whether
// two reports of one track can both be true. Constants only; who judges with them is
// watch/ and oracle/, each by itself. Why so: docs/decisions/0007-implausible-tracks.md.
#pragma once

#include <cstdint>
#include <string_view>

#include "casus/fact/fact.h"
#include "casus/measure/time.h"

namespace casus::fact {

// Tenths of a knot over ground.
//
// Vessel: the largest speed that an AIS position can state (ITU-R M.1371-5, message 1,
// speed over ground: 1022 means 102.2 knots or higher). The fastest warship on record
// was slower; a racing boat that is faster says `or higher`, and is marked.
inline constexpr std::int64_t fastest_vessel = 1'022;
// Aircraft: the absolute record of the FAI, 3,529.56 km/h or 1,905.81 knots (28 July 1976), rounded up.
inline constexpr std::int64_t fastest_aircraft = 19'059;

// One knot is 1,852 m an hour, so a tenth is 463 / 9,000 mm a millisecond.
inline constexpr std::int64_t tenth_knot_mm = 463;
inline constexpr std::int64_t tenth_knot_ms = 9'000;

// What the clocks of networks may be off, and what a report may wait on its way: an AIS
// position says at which second of a minute it was taken, and not of which minute.
inline constexpr measure::Duration clock_allowance = measure::minutes(1);

// A track that has been silent for longer is over; a report after it begins a new one.
inline constexpr measure::Duration track_memory = measure::hours(24);

// Where one track is heard before and after another, the other casts doubt on it only
// while it is heard at least so often: two bad fixes of one day are no second mover.
inline constexpr measure::Duration heard_often = measure::hours(1);

// So many tracks under one name are followed at one time; a further one takes the place
// of the one that has been silent longest.
inline constexpr std::size_t most_tracks = 8;

// What kind of mover tells it, "vessel" or "aircraft": its message type, or its format.
[[nodiscard]] std::string_view teller(std::string_view format, const Fact& fact);
// Its bound in tenths of a knot.
[[nodiscard]] std::int64_t fastest(std::string_view format, const Fact& fact);

}  // namespace casus::fact
