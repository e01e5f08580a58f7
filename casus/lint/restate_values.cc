// Numbers, times, lengths, dates and lists in words.
#include <array>

#include <fmt/format.h>

#include "casus/base/text.h"
#include "casus/lint/restate_words.h"

namespace casus::lint {

namespace {

constexpr std::int64_t second = 1'000;
constexpr std::int64_t minute = 60'000;
constexpr std::int64_t hour = 3'600'000;
constexpr std::int64_t day = 86'400'000;

struct Unit {
  std::int64_t size;
  std::string_view name;
};

// Never in days: a term of days is of the calendar, one of hours is exact.
std::string exact(measure::Duration value) {
  constexpr std::array<Unit, 4> units{{{hour, "hour"}, {minute, "minute"}, {second, "second"}, {1, "millisecond"}}};
  for (const Unit& unit : units) {
    if (value.raw() % unit.size == 0) return counted(value.raw() / unit.size, unit.name);
  }
  return {};
}

std::string grouped(std::string digits) {
  const std::size_t point = digits.find('.');
  std::size_t at = point == std::string::npos ? digits.size() : point;
  const std::size_t first = digits.starts_with('-') ? 1 : 0;
  while (at > first + 3) digits.insert(at -= 3, ",");
  return digits;
}

std::string clock(std::int64_t ms_of_day) {
  std::string out = fmt::format("{:02}:{:02}", ms_of_day / hour, ms_of_day / minute % 60);
  if (ms_of_day % minute != 0) out += fmt::format(":{:02}", ms_of_day / second % 60);
  if (ms_of_day % second != 0) out += fmt::format(".{:03}", ms_of_day % second);
  return out;
}

std::string zone_of(measure::Duration offset) {
  const std::int64_t minutes = offset.raw() / minute;
  if (minutes == 0) return "UTC";
  const std::int64_t size = minutes < 0 ? -minutes : minutes;
  return fmt::format("UTC{}{:02}:{:02}", minutes < 0 ? '-' : '+', size / 60, size % 60);
}

template <typename T, typename Say>
std::string or_choice(Voice& voice, const text::At<T>& value, Say say) {
  return value.choice.empty() ? say(value.value) : voice.names.choice(value.choice);
}

std::string count_word(std::size_t n) {
  constexpr std::array<std::string_view, 11> small{"no",  "one",   "two",   "three", "four", "five",
                                                   "six", "seven", "eight", "nine",  "ten"};
  return n < small.size() ? std::string{small.at(n)} : std::to_string(n);
}

}  // namespace

std::string number(std::int64_t n) { return grouped(std::to_string(n)); }
std::string number(measure::Decimal value) { return grouped(measure::print(value)); }

std::string counted(std::int64_t n, std::string_view singular) {
  return fmt::format("{} {}{}", number(n), singular, n == 1 ? "" : "s");
}

std::string span_of(measure::Duration value) {
  if (value.raw() % day != 0 || value.raw() < 2 * day) return exact(value);
  return fmt::format("{} of 24 hours", counted(value.raw() / day, "day"));
}

std::string span_of(const measure::Term& value) {
  if (value.months != 0 && value.months % 12 == 0) return counted(value.months / 12, "year");
  if (value.months != 0) return counted(value.months, "month");
  return value.days != 0 ? counted(value.days, "day") : exact(value.exact);
}

std::string length(measure::Length value) {
  const std::string printed = measure::print(value);
  const std::size_t blank = printed.find(' ');
  const std::string unit = printed.substr(blank + 1);
  const std::string digits = grouped(printed.substr(0, blank));
  if (unit == "nmi") return fmt::format("{} nautical mile{}", digits, digits == "1" ? "" : "s");
  return fmt::format("{} {}", digits, unit);
}

std::string date(measure::Instant value, measure::Duration offset) {
  constexpr std::array<std::string_view, 12> months{"January", "February", "March",     "April",   "May",      "June",
                                                    "July",    "August",   "September", "October", "November", "December"};
  const measure::Instant local = value + offset;
  const std::string printed = measure::print(local);  // 2025-12-15T00:00:00.000Z
  const auto month = base::parse_int(std::string_view{printed}.substr(5, 2)).value_or(1);
  const auto of_month = base::parse_int(std::string_view{printed}.substr(8, 2)).value_or(1);
  const std::int64_t ms = (local.ms() % day + day) % day;
  return fmt::format("{} {} {} at {} {}", of_month, months.at(static_cast<std::size_t>(month - 1)), printed.substr(0, 4),
                     clock(ms), zone_of(offset));
}

std::string said(Voice& voice, const text::Integer& value) {
  return or_choice(voice, value, [](std::int64_t n) { return number(n); });
}
std::string said(Voice& voice, const text::Duration& value) {
  return or_choice(voice, value, [](measure::Duration d) { return span_of(d); });
}
std::string said(Voice& voice, const text::Term& value) {
  if (value.value.exact.raw() == 0) voice.rules.insert(Rule::local_day);
  return or_choice(voice, value, [](const measure::Term& t) { return span_of(t); });
}
std::string said(Voice& voice, const text::Length& value) {
  return or_choice(voice, value, [](measure::Length d) { return length(d); });
}
std::string said(Voice& voice, const text::Date& value) {
  return or_choice(voice, value, [&](measure::Instant t) { return date(t, voice.names.offset()); });
}

std::string list(const std::vector<std::string>& items, Join join) {
  std::string out;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const bool last = i + 1 == items.size();
    if (i > 0) out += !last ? ", " : join == Join::both ? " and " : " or ";
    out += items[i];
  }
  return out;
}

std::string joined(const std::vector<std::string>& items, Join join) {
  if (items.size() < 2) return list(items, join);
  if (items.size() == 2) return fmt::format("{} {}", join == Join::both ? "both" : "either", list(items, join));
  return fmt::format("{} of these {}: {}", join == Join::both ? "all" : "one", count_word(items.size()), list(items, join));
}

std::vector<std::string> names(Voice& voice, const std::vector<text::Name>& names) {
  std::vector<std::string> out;
  for (const text::Name& name : names) out.push_back(voice.names.say(name.text));
  return out;
}

std::string numbers(const std::vector<text::Name>& norms, Join join) {
  std::vector<std::string> out;
  for (const text::Name& norm : norms) out.push_back(norm.text);
  return list(out, join);
}

std::string_view words(Rule rule) {
  constexpr std::array<std::string_view, 10> table{
      "It is enough that it occurs, whoever does it.",
      "What is known to be done by one of them counts against them as one.",
      "Both ends of a window belong to it.",
      "A stay ends with the first report outside.",
      "A time in days, months or years does not count its first day and ends with the last local day.",
      "A clock after an event runs from the instant at which it was first reached.",
      "The start of an event is the first fact that led to it.",
      "The finding of an event is the receipt of the record that first made it certain, or where none is stated its publication.",
      "The attribution of an event is the receipt of the record that made certain who did it, or where none is stated its publication.",
      "Whoever relies on the exception has to prove it by the same standard."};
  return table.at(static_cast<std::size_t>(rule));
}

}  // namespace casus::lint
