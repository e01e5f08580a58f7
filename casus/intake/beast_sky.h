// BeastSky: what must be remembered of a Beast stream to read its next frame: when its
// counter stood where, which aircraft were heard, and where they were.
//
// Bounded: at most 4,096 aircraft; the one that was heard least recently is given up.
#pragma once

#include <cstdint>
#include <list>
#include <optional>
#include <unordered_map>

#include "casus/intake/cpr.h"
#include "casus/measure/time.h"

namespace casus::intake {

// The 12 MHz counter of a receiver: 48 bits, so that it turns over after 271 days.
class BeastClock {
 public:
  // The next counter that is one stood at `at`; nullopt: nothing is known from here on.
  void set(std::optional<measure::Instant> at);

  // Notes a counter of a frame that is whole. One more than ten seconds back or a day
  // ahead of the last proven one means that the receiver began anew: times are unknown
  // from there on. False in that case.
  bool note(std::uint64_t counter, bool proven);

  // The instant of a counter, rounded down to 1 ms.
  [[nodiscard]] std::optional<measure::Instant> at(std::uint64_t counter) const;

  // Receivers and multilateration write values that are no counter: 0 and "MLAT".
  [[nodiscard]] static bool counts(std::uint64_t counter);
  // a - b in ticks, across a turn-over.
  [[nodiscard]] static std::int64_t between(std::uint64_t a, std::uint64_t b);

  static constexpr std::int64_t second = 12'000'000;

 private:
  std::optional<measure::Instant> start_;
  std::optional<std::uint64_t> start_counter_;
  std::optional<std::uint64_t> last_;  // proven
};

class BeastSky {
 public:
  static constexpr std::size_t most_aircraft = 4'096;

  BeastClock clock;

  // A proven message: the aircraft is known from here on.
  void hear(std::uint32_t address);
  [[nodiscard]] bool knows(std::uint32_t address) const { return aircraft_.contains(address); }
  // Forgets reports and positions, as after a restart of the receiver.
  void forget_positions();

  // Where the aircraft is by this report and those before it; nullopt where that
  // cannot be told (yet), or when it was not heard before.
  std::optional<earth::Position> locate(std::uint32_t address, const CprReport& report, std::uint64_t counter);

 private:
  struct Stamped {
    CprReport report;
    std::uint64_t counter = 0;
  };
  struct Aircraft {
    std::uint32_t address = 0;
    std::optional<Stamped> even, odd;
    std::optional<earth::Position> position;
    std::uint64_t position_counter = 0;
  };
  [[nodiscard]] static std::optional<earth::Position> resolve(const Aircraft& aircraft, const CprReport& report, std::uint64_t counter);

  std::list<Aircraft> order_;  // heard last first
  std::unordered_map<std::uint32_t, std::list<Aircraft>::iterator> aircraft_;
};

}  // namespace casus::intake
