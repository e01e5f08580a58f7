// Every date is an interval [from, to) of milliseconds: its day, or one of them.
#include "casus/fact/dates.h"

#include <optional>

#include "casus/measure/time.h"

namespace casus::fact {

using measure::Duration;
using measure::Interval;
using measure::Truth;

namespace {

Interval span_of(const measure::ParsedInstant& parsed) {
  return {parsed.at, parsed.at + (parsed.date_only ? measure::days(1) : measure::milliseconds(1))};
}

// What has to be added to UTC to have the local time of the operand.
Duration offset_of(std::string_view operand) {
  const auto stated = measure::parse_instant(operand);
  constexpr std::size_t day = std::string_view{"2000-01-01"}.size();
  const std::size_t end = operand.find_first_of("+-Z", day);
  const auto local = measure::parse_instant_utc(operand.substr(0, end));
  return stated && local ? local->at - stated->at : Duration{};
}

std::optional<Interval> when_of(std::string_view text, Duration offset) {
  if (const auto stated = measure::parse_instant(text)) return span_of(*stated);
  auto local = measure::parse_instant_utc(text);
  if (!local) return std::nullopt;
  local->at = local->at - offset;
  return span_of(*local);
}

Truth all_or_some(bool all, bool some) { return all ? Truth::yes : some ? Truth::unknown : Truth::no; }

}  // namespace

bool is_date(std::string_view operand) { return operand.find('-') != std::string_view::npos && static_cast<bool>(measure::parse_instant(operand)); }

Standing standing(std::string_view text, std::string_view operand) {
  const auto asked = measure::parse_instant(operand);
  const std::optional<Interval> told = when_of(text, offset_of(operand));
  if (!asked || !told) return {};
  const Interval day = span_of(*asked);
  return {all_or_some(told->to <= day.from, told->from < day.from), all_or_some(told->from >= day.to, told->to > day.to)};
}

std::string day_beside(std::string_view operand, int days) {
  const auto stated = measure::parse_instant(operand);
  if (!stated) return std::string{operand};
  const measure::Instant local = stated->at + offset_of(operand) + measure::days(days);
  constexpr std::size_t day = std::string_view{"2000-01-01"}.size();
  const std::size_t offset = operand.find_first_of("+-Z", day);
  return measure::print(local).substr(0, day) + std::string{operand.substr(offset)};
}

}  // namespace casus::fact
