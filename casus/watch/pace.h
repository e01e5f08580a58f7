// Pace: do the positions of a mover follow each other so slowly that any two of them can
// both be true, whatever is left out between them? Then leaving some out cannot make a
// track look impossible, nor possible.
//
//   Pace pace;
//   pace.add(position, at_ms, vessel_speed)   // false from the first one on that is too far off
//
// Two positions can both be true (implausible.h) if they are no further apart than the fastest
// speed of movers of the kind reaches in the time between them and a minute, for clocks that differ.
// Kept to here is half that speed from one anchor to the next, and around each anchor, for
// a quarter of a minute, as far again as that speed reaches in a quarter of a minute:
//
//   from a over its anchor A and the anchor C of c to c, in minutes of the fastest speed:
//   (1/8 + 1/4) + (|c - a| + 2/4) / 2 + (1/8 + 1/4)  ==  |c - a| / 2 + 1
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <optional>

#include "casus/earth/position.h"
#include "casus/fact/fastest.h"

namespace casus::watch {

// Millimetres a millisecond, rounded down.
inline constexpr std::int64_t vessel_speed = fact::fastest_vessel * fact::tenth_knot_mm / fact::tenth_knot_ms;
inline constexpr std::int64_t aircraft_speed = fact::fastest_aircraft * fact::tenth_knot_mm / fact::tenth_knot_ms;

class Pace {
 public:
  bool add(earth::Position at, std::int64_t at_ms, std::int64_t speed) {
    if (!anchor_) {
      anchor_ = {at, at_ms};
      return true;
    }
    const std::int64_t later = at_ms - anchor_->at_ms;
    const bool beside = std::abs(later) <= quarter_minute;
    const std::int64_t reach = beside ? speed * std::abs(later) / 2 + speed * quarter_minute : speed * later / 2;
    steady_ = steady_ && at_most_apart(anchor_->at, at) <= reach;
    if (!beside && later > 0) anchor_ = {at, at_ms};
    return steady_;
  }

 private:
  static constexpr std::int64_t quarter_minute = fact::clock_allowance.raw() / 4;
  struct Anchor {
    earth::Position at;
    std::int64_t at_ms = 0;
  };

  // In millimetres, from above: no unit of 1e-7 degree is longer than 12 of them.
  [[nodiscard]] static std::int64_t at_most_apart(earth::Position a, earth::Position b) {
    constexpr std::int64_t turn = 3'600'000'000;
    const std::int64_t north = std::abs(std::int64_t{a.latitude_e7()} - b.latitude_e7());
    const std::int64_t east = std::abs(std::int64_t{a.longitude_e7()} - b.longitude_e7());
    return (north + std::min(east, turn - east)) * 12;
  }

  std::optional<Anchor> anchor_;
  bool steady_ = true;
};

}  // namespace casus::watch
