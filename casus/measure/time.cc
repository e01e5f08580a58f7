// Civil dates and ISO 8601, proleptic Gregorian, by integers only.
#include "casus/measure/time.h"

#include <fmt/format.h>

#include "casus/base/text.h"
#include "casus/measure/civil.h"

namespace casus::measure {

using base::Fault;
using base::FaultKind;
using base::Result;

namespace {

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
  // Every fact and finding is hashed with its times spelled so: digit by digit is quicker than
  // a general format.
  std::string out = "0000-00-00T00:00:00.000Z";
  if (date.year < 0 || date.year > 9999) out.replace(0, 4, fmt::format("{:04}", date.year));
  const auto put = [&](std::int64_t number, std::size_t from_end, int digits) {
    for (std::size_t at = out.size() - from_end; digits > 0; --digits, --at, number /= 10) out[at] = static_cast<char>('0' + number % 10);
  };
  if (date.year >= 0 && date.year <= 9999) put(date.year, 21, 4);
  put(date.month, 18, 2);
  put(date.day, 15, 2);
  put(rest / 3'600'000, 12, 2);
  put(rest / 60'000 % 60, 9, 2);
  put(rest / 1000 % 60, 6, 2);
  put(rest % 1000, 2, 3);
  return out;
}

}  // namespace casus::measure
