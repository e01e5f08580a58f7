// Civil dates and ISO 8601, proleptic Gregorian, by integers only. The day count
// follows Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms" (eras of
// 400 years counted from 1 March, so that a leap day ends a year).
#include "casus/measure/time.h"

#include <fmt/format.h>

#include "casus/base/text.h"

namespace casus::measure {

using base::Fault;
using base::FaultKind;
using base::Result;

namespace {

struct Civil {
  std::int64_t year;
  int month;
  int day;
};

constexpr std::int64_t days_from_civil(std::int64_t year, int month, int day) {
  year -= month <= 2 ? 1 : 0;
  const std::int64_t era = (year >= 0 ? year : year - 399) / 400;
  const std::int64_t of_era = year - era * 400;
  const std::int64_t of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  const std::int64_t days = of_era * 365 + of_era / 4 - of_era / 100 + of_year;
  return era * 146'097 + days - 719'468;
}

constexpr Civil civil_from_days(std::int64_t days) {
  days += 719'468;
  const std::int64_t era = (days >= 0 ? days : days - 146'096) / 146'097;
  const std::int64_t day_of_era = days - era * 146'097;
  const std::int64_t year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
  const std::int64_t day_of_year =
      day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const auto shifted = static_cast<int>((5 * day_of_year + 2) / 153);
  const auto day = static_cast<int>(day_of_year - (153 * shifted + 2) / 5 + 1);
  const int month = shifted < 10 ? shifted + 3 : shifted - 9;
  return {year_of_era + era * 400 + (month <= 2 ? 1 : 0), month, day};
}

static_assert(days_from_civil(1970, 1, 1) == 0);
static_assert(days_from_civil(2000, 3, 1) == 11'017);

int days_in_month(std::int64_t year, int month) {
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  constexpr int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && leap ? 29 : lengths[month - 1];
}

// A reader of fixed-width digits; `ok` turns false at the first surprise.
class Digits {
 public:
  explicit Digits(std::string_view text) : rest_{text} {}
  int take(std::size_t width) {
    int value = 0;
    if (rest_.size() < width) ok = false;
    for (std::size_t i = 0; ok && i < width; ++i) {
      if (rest_[i] < '0' || rest_[i] > '9') ok = false;
      else value = value * 10 + (rest_[i] - '0');
    }
    if (ok) rest_.remove_prefix(width);
    return value;
  }
  bool skip(char c) {
    if (rest_.empty() || rest_.front() != c) return false;
    rest_.remove_prefix(1);
    return true;
  }
  void expect(char c) { ok = skip(c) && ok; }
  [[nodiscard]] bool at_end() const { return rest_.empty(); }
  [[nodiscard]] char front() const { return rest_.empty() ? '\0' : rest_.front(); }
  void drop() { rest_.remove_prefix(1); }

  bool ok = true;

 private:
  std::string_view rest_;
};

// Fractions beyond milliseconds are cut, as every feed here resolves to 1 ms.
TimeOfDay read_time(Digits& in) {
  TimeOfDay t;
  t.hour = in.take(2);
  in.expect(':');
  t.minute = in.take(2);
  if (!in.skip(':')) return t;
  t.second = in.take(2);
  if (!in.skip('.')) return t;
  int scale = 100;
  if (in.front() < '0' || in.front() > '9') in.ok = false;
  while (in.front() >= '0' && in.front() <= '9') {
    t.millisecond += scale * (in.front() - '0');
    scale /= 10;
    in.drop();
  }
  return t;
}

enum class OffsetRule { required, utc_if_missing };

// The written offset in milliseconds, to be subtracted; sets in.ok.
std::int64_t read_offset(Digits& in, OffsetRule rule) {
  if (in.skip('Z')) return 0;
  if (in.front() != '+' && in.front() != '-') {
    if (rule == OffsetRule::required) in.ok = false;
    return 0;
  }
  const int sign = in.front() == '-' ? -1 : 1;
  in.drop();
  const int hour = in.take(2);
  in.skip(':');
  const int minute = in.at_end() ? 0 : in.take(2);
  if (hour > 14 || minute > 59) in.ok = false;
  return sign * (hour * 60 + minute) * std::int64_t{60'000};
}

Result<ParsedInstant> parse(std::string_view text, OffsetRule rule) {
  Digits in{text};
  const int year = in.take(4);
  in.expect('-');
  const int month = in.take(2);
  in.expect('-');
  const int day = in.take(2);
  TimeOfDay time;
  bool date_only = true;
  if (in.front() == 'T' || in.front() == ' ') {
    in.drop();
    time = read_time(in);
    date_only = false;
  }
  const std::int64_t offset = read_offset(in, rule);
  if (!in.ok || !in.at_end()) {
    return Fault{FaultKind::malformed, fmt::format("`{}` is not a date or time", text),
                 rule == OffsetRule::required ? "write ISO 8601 with an offset, such as 2025-12-15T08:00+01:00 or 2025-12-15Z"
                                              : "write ISO 8601, such as 2025-12-15 or 2025-12-15T08:00:00Z", {}};
  }
  const auto at = civil(year, month, day, time);
  if (!at) {
    return Fault{FaultKind::range, fmt::format("`{}` is no date of the calendar", text), "", {}};
  }
  return ParsedInstant{*at - Duration{offset}, date_only};
}

}  // namespace

bool in_supported_years(Instant t) {
  constexpr std::int64_t day = 86'400'000;
  return t.ms() >= days_from_civil(1900, 1, 1) * day && t.ms() < days_from_civil(2200, 1, 1) * day;
}

std::optional<Instant> civil(std::int64_t year, int month, int day, TimeOfDay time) {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1) return std::nullopt;
  if (day > days_in_month(year, month) || time.hour < 0 || time.hour > 24) return std::nullopt;
  if (time.minute < 0 || time.minute > 59 || time.second < 0 || time.second > 59) return std::nullopt;
  if (time.millisecond < 0 || time.millisecond > 999) return std::nullopt;
  if (time.hour == 24 && (time.minute != 0 || time.second != 0 || time.millisecond != 0)) return std::nullopt;
  const std::int64_t of_day =
      ((time.hour * std::int64_t{60} + time.minute) * 60 + time.second) * 1000 + time.millisecond;
  return Instant{days_from_civil(year, month, day) * 86'400'000 + of_day};
}

Result<ParsedInstant> parse_instant(std::string_view text) {
  return parse(text, OffsetRule::required);
}
Result<ParsedInstant> parse_instant_utc(std::string_view text) {
  return parse(text, OffsetRule::utc_if_missing);
}

std::string print(Instant t) {
  constexpr std::int64_t day = 86'400'000;
  const std::int64_t whole_days = (t.ms() >= 0 ? t.ms() : t.ms() - (day - 1)) / day;
  const std::int64_t rest = t.ms() - whole_days * day;
  const Civil date = civil_from_days(whole_days);
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}Z", date.year, date.month, date.day,
                     rest / 3'600'000, rest / 60'000 % 60, rest / 1000 % 60, rest % 1000);
}

}  // namespace casus::measure
