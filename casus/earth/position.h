// A place on the earth's surface, WGS 84, exact to 1e-7 degree (about 11 mm of
// latitude), held as two int32: equal text gives equal bytes on every machine and
// no floating point enters a verdict.
//
// A Position is a value. There is no invalid Position; where one may be missing,
// say std::optional<Position>.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>

namespace casus::earth {

class Position {
 public:
  constexpr Position() = default;  // 0 N 0 E
  // nullopt unless |latitude| <= 90 degrees and |longitude| <= 180 degrees.
  static constexpr std::optional<Position> make(std::int64_t latitude_e7, std::int64_t longitude_e7) {
    constexpr std::int64_t pole = 900'000'000;
    constexpr std::int64_t seam = 1'800'000'000;
    if (latitude_e7 < -pole || latitude_e7 > pole || longitude_e7 < -seam || longitude_e7 > seam)
      return std::nullopt;
    return Position{static_cast<std::int32_t>(latitude_e7), static_cast<std::int32_t>(longitude_e7)};
  }

  [[nodiscard]] constexpr std::int32_t latitude_e7() const { return latitude_e7_; }
  [[nodiscard]] constexpr std::int32_t longitude_e7() const { return longitude_e7_; }

  // The order means nothing on the ground; it makes output deterministic.
  friend constexpr auto operator<=>(Position, Position) = default;

 private:
  constexpr Position(std::int32_t latitude_e7, std::int32_t longitude_e7)
      : latitude_e7_{latitude_e7}, longitude_e7_{longitude_e7} {}

  std::int32_t latitude_e7_ = 0;   // -900'000'000 .. 900'000'000
  std::int32_t longitude_e7_ = 0;  // -1'800'000'000 .. 1'800'000'000
};

static_assert(sizeof(Position) == 8);

}  // namespace casus::earth
