// Instant, Duration, Interval: time in int64 milliseconds, UTC, no leap seconds
// (POSIX). The time zone of a text is a written offset, never a database.
//
// An event happened at an unknown instant of [from, to), or exactly at `from`
// if from == to. Both ends are part of the meaning: see Interval.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "casus/base/result.h"
#include "casus/measure/quantity.h"

namespace casus::measure {

using Duration = Quantity<struct DurationTag>;

[[nodiscard]] constexpr Duration milliseconds(std::int64_t n) { return Duration{n}; }
[[nodiscard]] constexpr Duration seconds(std::int64_t n) { return Duration{n * 1'000}; }
[[nodiscard]] constexpr Duration minutes(std::int64_t n) { return Duration{n * 60'000}; }
[[nodiscard]] constexpr Duration hours(std::int64_t n) { return Duration{n * 3'600'000}; }
[[nodiscard]] constexpr Duration days(std::int64_t n) { return Duration{n * 86'400'000}; }

class Instant {
 public:
  constexpr Instant() = default;
  constexpr explicit Instant(std::int64_t ms_since_1970) : ms_{ms_since_1970} {}
  [[nodiscard]] constexpr std::int64_t ms() const { return ms_; }

  friend constexpr auto operator<=>(Instant, Instant) = default;
  friend constexpr Instant operator+(Instant t, Duration d) {
    return Instant{(Duration{t.ms_} + d).raw()};
  }
  friend constexpr Instant operator-(Instant t, Duration d) {
    return Instant{(Duration{t.ms_} - d).raw()};
  }
  friend constexpr Duration operator-(Instant a, Instant b) {
    return Duration{a.ms_} - Duration{b.ms_};
  }

 private:
  std::int64_t ms_ = 0;
};

static_assert(!Addable<Instant, Instant>);

// [from, to), or exactly `from` if both are equal.
struct Interval {
  Instant from;
  Instant to;

  [[nodiscard]] constexpr bool exact() const { return from == to; }
  friend constexpr auto operator<=>(const Interval&, const Interval&) = default;
};

// Every instant that Casus accepts lies in years 1900 to 2199: wide enough for
// any treaty, narrow enough that a wrong century is noticed.
[[nodiscard]] bool in_supported_years(Instant t);

// A time of day; 24:00 is the end of the day.
struct TimeOfDay {
  int hour = 0;
  int minute = 0;
  int second = 0;
  int millisecond = 0;
};

// The instant of a civil date and time of day, UTC; nullopt for one that does not
// exist (2023-02-29, 25:00) or lies outside years 1 to 9999.
[[nodiscard]] std::optional<Instant> civil(std::int64_t year, int month, int day, TimeOfDay time = {});

// ISO 8601 with a written offset or Z, a date alone included ("2015-02-12Z",
// "2025-12-15T00:00+01:00", "2014-05-02T10:00:00.250Z"). A blank may stand for
// the T. `date_only` tells whether there was no time of day.
// Faults: malformed (no offset included), range.
struct ParsedInstant {
  Instant at;
  bool date_only = false;
};
base::Result<ParsedInstant> parse_instant(std::string_view text);

// As parse_instant, but a missing offset means UTC (feeds whose format says so).
base::Result<ParsedInstant> parse_instant_utc(std::string_view text);

// The unit's milliseconds, 0 for a word that is no fixed unit of time
// (s min h d). Months and years are calendar terms, not durations.
[[nodiscard]] std::int64_t duration_unit(std::string_view word);

// "24 h", "7 d", "1.5 h". Not negative, at most 100,000 d. Faults: malformed, range.
base::Result<Duration> parse_duration(std::string_view text);

// "2014-05-02T00:00:00.000Z", always this shape.
[[nodiscard]] std::string print(Instant t);
// The largest unit of d, h, min, s, ms in which the number is an integer: "24 h"
// prints as "24 h" when below 48 h, else in days where exact.
[[nodiscard]] std::string print(Duration d);

}  // namespace casus::measure
