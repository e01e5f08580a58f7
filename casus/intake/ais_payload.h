// AIS payloads (ITU-R M.1371-5): six-bit characters become plain integers.
//
//   PayloadBits bits;
//   bits.append("177KQJ5000G?tO`K>RA1wUbN0TKH", 0);
//   std::optional<AisMessage> message = decode(bits);   // type 1, MMSI 477553000
//
// Exact: coordinates come out in 1e-7 degree, every other number in the unit
// that the message transmits. "Not available" is absent, never a magic number.
// No allocation, no text on the way of a position; the texts of a static report
// are asked for one by one.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "casus/earth/position.h"

namespace casus::intake {

// The bits of one payload, parts joined. Keeps the first 1,088 bits, which is
// more than any message has, and counts the rest.
class PayloadBits {
 public:
  // Adds one part's characters (all of the six-bit alphabet) less `fill` bits.
  void append(std::string_view characters, int fill);
  void clear();

  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] bool has(std::size_t from, std::size_t count) const { return from + count <= size_; }
  // 1 .. 32 bits, most significant first. Bits beyond the end read as 0.
  [[nodiscard]] std::uint32_t unsigned_at(std::size_t from, std::size_t count) const;
  [[nodiscard]] std::int32_t signed_at(std::size_t from, std::size_t count) const;

 private:
  static constexpr std::size_t words = 17;
  std::array<std::uint64_t, words + 1> bits_{};  // one spare, so that a read may straddle
  std::size_t size_ = 0;
};

// The numbers of one message; `absent` where the message has no such field or
// says that it is not available.
struct AisMessage {
  static constexpr std::int32_t absent = -1;

  std::uint32_t mmsi = 0;       // thirty bits: up to 1,073,741,823
  std::uint8_t type = 0;        // 0 .. 63
  std::uint8_t part = 0;        // type 24: 0 is part A, 1 is part B
  std::optional<earth::Position> position;
  bool fixed = true;                 // false: typed in, reckoned, or of a system that does not work
  std::int32_t sog = absent;         // tenths of a knot; 1022 is 102.2 kn or more
  std::int32_t cog = absent;         // tenths of a degree, 0 .. 3599
  std::int32_t heading = absent;     // degrees, 0 .. 359
  std::int32_t nav_status = absent;  // 0 .. 14
  std::int32_t accuracy = absent;    // 1: better than 10 m
  std::int32_t imo = absent;         // types 5: the number as sent, never 0
  std::int32_t ship_type = absent;   // 1 .. 255
  std::int32_t length = absent;      // metres, bow + stern
  std::int32_t beam = absent;        // metres, port + starboard
};

// nullopt below 38 bits (type, repeat, MMSI). Types 1-3, 5, 9, 18, 19, 21, 24 and
// 27 are read; of every other type only type and MMSI. A field that the payload
// does not hold whole is absent.
[[nodiscard]] std::optional<AisMessage> decode(const PayloadBits& bits);

// Texts of types 5, 19, 21 and 24; empty where the message has none. Six-bit
// ASCII, cut at the first '@', blanks trimmed: printable ASCII, always UTF-8.
[[nodiscard]] std::string ship_name(const PayloadBits& bits, const AisMessage& message);
[[nodiscard]] std::string call_sign(const PayloadBits& bits, const AisMessage& message);
[[nodiscard]] std::string destination(const PayloadBits& bits, const AisMessage& message);

}  // namespace casus::intake
