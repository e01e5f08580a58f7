// The list of what is of an instant: where it goes and how, what it signals, and what the
// message itself is, and is about.
#include "casus/fact/lasting.h"

#include <algorithm>
#include <array>

namespace casus::fact {

namespace {

constexpr std::array<std::string_view, 23> of_an_instant{
    "message",      "message_type", "transmission",  "downlink", "type_code", "accuracy",  "nic",
    "sog",          "cog",          "heading",       "track",    "altitude",  "squawk",    "nav_status",
    "ground_speed", "on_ground",    "vertical_rate", "alert",    "emergency", "spi",       "geometric_altitude",
    "perhaps",      "about"};

}  // namespace

bool lasts(std::string_view attribute) { return std::ranges::find(of_an_instant, attribute) == of_an_instant.end(); }

}  // namespace casus::fact
