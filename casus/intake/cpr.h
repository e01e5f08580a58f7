// Compact position reporting (CPR), in which aircraft say where they are in 17 bits
// of latitude and longitude: ICAO Doc 9871, appendix C.2.6; RTCA DO-260B, appendix A.
//
// The earth is cut into zones of latitude (60, or 59 in an odd report) and each of
// those into zones of longitude; a report holds the place within its zone. Which
// zone it is follows from an even and an odd report together (global), or from
// a position that is near (local). On the ground the zones are a quarter as wide.
//
// All of it is done in integers: latitudes are whole multiples of
// 90 / (60 * 59 * 2^17) degree, which even and odd reports share, and the latitudes at
// which the number of zones of longitude changes are thresholds in that unit. Only the
// result is rounded: to the nearest 1e-7 degree, half away from zero.
#pragma once

#include <cstdint>
#include <optional>

#include "casus/earth/position.h"

namespace casus::intake {

enum class CprZones : std::uint8_t { airborne, surface };

struct CprReport {
  std::uint32_t latitude = 0;   // 17 bits
  std::uint32_t longitude = 0;  // 17 bits
  bool odd = false;
  CprZones zones = CprZones::airborne;
  friend bool operator==(const CprReport&, const CprReport&) = default;
};

// The position of `latest`, by an airborne report of the other parity. nullopt: the two
// lie in different bands of longitude zones, or are no pair. The aircraft must not
// have moved more than about 3 nautical miles between them.
[[nodiscard]] std::optional<earth::Position> cpr_global(const CprReport& latest, const CprReport& other);

// The position that fits the report and is nearest to `near`; right if the aircraft is
// within half a zone of it (airborne 180, surface 45 nautical miles). nullopt: beyond a pole.
[[nodiscard]] std::optional<earth::Position> cpr_local(const CprReport& report, earth::Position near);

// The number of longitude zones, 59 at the equator to 1 at the poles, for a latitude
// in units of 90 / (60 * 59 * 2^17) degree.
[[nodiscard]] int cpr_longitude_zones(std::int64_t latitude);

}  // namespace casus::intake
