// Calendar terms, by whole local days.
#include "casus/measure/calendar.h"

#include <algorithm>

#include <fmt/format.h>

#include "casus/measure/civil.h"

namespace casus::measure {

namespace {

constexpr std::int64_t day_ms = 86'400'000;
constexpr std::int64_t first_day = days_from_civil(1, 1, 1);
constexpr std::int64_t last_day = days_from_civil(9999, 12, 31);
constexpr std::int64_t first_ms = first_day * day_ms;
constexpr std::int64_t last_ms = (last_day + 1) * day_ms - 1;

// The local day that holds the instant, counted from 1970.
std::int64_t day_of(Instant t, Duration offset) {
  const std::int64_t local = std::clamp(t.ms(), first_ms, last_ms) + offset.raw();
  return (local >= 0 ? local : local - (day_ms - 1)) / day_ms;
}

// 00:00 of a local day, cut to the years 1 to 9999.
Instant begin_of(std::int64_t day, Duration offset) {
  const std::int64_t begin = std::clamp(day, first_day, last_day + 1) * day_ms - offset.raw();
  return Instant{std::clamp(begin, first_ms, last_ms)};
}

Instant cut(Instant t, Duration by, int sign) {
  std::int64_t out = 0;
  const std::int64_t distance = sign * by.raw();
  const bool beyond = __builtin_add_overflow(t.ms(), distance, &out);
  if (beyond) out = sign > 0 ? INT64_MAX : INT64_MIN;
  return Instant{std::clamp(out, first_ms, last_ms)};
}

// The day as many months later; a day that the month lacks becomes its last.
std::int64_t months_later(std::int64_t day, std::int64_t months) {
  const Civil from = civil_from_days(day);
  const std::int64_t least = -from.year * 12;
  const std::int64_t count = from.year * 12 + (from.month - 1) + std::clamp(months, least, std::int64_t{120'000});
  const std::int64_t year = count / 12;
  if (year < 1 || year > 9999) return year < 1 ? first_day : last_day;
  const int month = static_cast<int>(count % 12) + 1;
  return days_from_civil(year, month, std::min(from.day, days_in_month(year, month)));
}

std::int64_t moved(std::int64_t day, Term term, int sign) {
  constexpr std::int64_t most = 4'000'000;  // days; longer than the calendar
  if (term.months != 0) return months_later(day, sign * term.months);
  return day + sign * std::clamp(term.days, -most, most);
}

}  // namespace

Instant deadline(Instant anchor, Term term, Duration offset) {
  if (term.days == 0 && term.months == 0) return cut(anchor, term.exact, 1);
  return begin_of(moved(day_of(anchor, offset), term, 1) + 1, offset);
}

Instant latest_notice(Instant start, Term term, Duration offset) {
  if (term.days == 0 && term.months == 0) return cut(start, term.exact, -1);
  return begin_of(moved(day_of(start, offset), term, -1) + 1, offset);
}

Instant day_after(Instant t, Duration offset) { return begin_of(day_of(t, offset) + 1, offset); }

Instant next_yearly(Instant t, int month, int day, Duration offset) {
  const std::int64_t today = day_of(t, offset);
  for (std::int64_t year = civil_from_days(today).year;; ++year) {
    const Instant begin =
        begin_of(days_from_civil(year, month, std::min(day, days_in_month(year, month))), offset);
    if (begin >= t || year > 9999) return begin;
  }
}

std::string print(Term term) {
  if (term.days != 0) return fmt::format("{} d", term.days);
  // Never in days: 48 h ends 48 hours later, 2 d with the end of the second day.
  constexpr std::int64_t hour_ms = 3'600'000;
  const std::int64_t exact = term.exact.raw();
  if (term.months == 0 && exact % hour_ms == 0) return fmt::format("{} h", exact / hour_ms);
  if (term.months == 0) return print(term.exact);
  if (term.months % 12 == 0) return fmt::format("{} y", term.months / 12);
  return fmt::format("{} month{}", term.months, term.months == 1 ? "" : "s");
}

}  // namespace casus::measure
