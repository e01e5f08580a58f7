// AIS sentences out: the writer's side of what intake reads.
//
// Messages of ITU-R M.1371-5 as NMEA 0183 `!AIVDM` sentences, with checksums and
// NMEA 4 tag blocks `\c:SECONDS*hh\`. Used by rehearsals only. Coordinates go out
// in 1/10,000 minute, so a position comes back within 84e-7 degree (0.9 m).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "casus/earth/position.h"
#include "casus/measure/time.h"

namespace casus::rehearse {

// A report of position: types 1 and 3 (class A) and 18 (class B).
struct PositionReport {
  int type = 1;
  std::int64_t mmsi = 0;            // 0 .. 999,999,999
  earth::Position at;
  std::int64_t speed_decikn = 1023;     // 1023 = not available
  std::int64_t course_decideg = 3600;   // 3600 = not available
  std::int64_t heading_deg = 511;       // 511 = not available
  int nav_status = 15;                  // class A only; 15 = not defined
  int second = 60;                      // of the UTC minute; 60 = not available
};

// The static data of a ship: type 5 (class A) or 24 A and B (class B).
struct StaticReport {
  std::int64_t mmsi = 0;
  std::int64_t imo = 0;
  std::string call_sign;    // at most 7 characters of the AIS alphabet
  std::string name;         // at most 20
  int ship_type = 0;
  int to_bow = 0, to_stern = 0, to_port = 0, to_starboard = 0;
};

// Payloads in six-bit armour, with the bits of fill at the end.
struct Payload {
  std::string text;
  int fill = 0;
};
[[nodiscard]] Payload position_payload(const PositionReport& report);
[[nodiscard]] Payload voyage_payload(const StaticReport& report);         // type 5
[[nodiscard]] Payload static_a_payload(const StaticReport& report);       // type 24, part A
[[nodiscard]] Payload static_b_payload(const StaticReport& report);       // type 24, part B

// The stamps of one transmission: the station's event time in the tag block and,
// if there is one, the arrival time after the checksum (13-digit milliseconds).
struct Stamps {
  measure::Instant event;
  std::optional<measure::Instant> received;
  int sequence = 0;    // 0 .. 9, joins the parts of a long message
  char channel = 'A';
};
// One line per part (at most 60 payload characters each), without line ends.
[[nodiscard]] std::vector<std::string> sentences(const Payload& payload, const Stamps& stamps);

// The XOR of all bytes, as two upper-case hexadecimal digits.
[[nodiscard]] std::string nmea_checksum(std::string_view bytes);

}  // namespace casus::rehearse
