// ACLED, the Armed Conflict Location and Event Data (docs/formats/acled.md).
//
// One row is one incident. How sure its day and its place are, two codes say; they
// become an interval and a radius here. What the accord makes of type and actors is
// for its `where` rules. Notes and names of sources are never taken into a fact:
// they are not ours to republish.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "casus/base/text.h"
#include "casus/intake/fields.h"
#include "casus/intake/table.h"

namespace casus::intake {

using base::Result;
using measure::Decimal;
using measure::Instant;
using measure::Interval;
using measure::whole;

namespace {

constexpr std::array<std::string_view, 8> required{"event_id_cnty", "event_date",    "time_precision", "event_type",
                                                   "latitude",      "longitude",     "geo_precision",  "fatalities"};
constexpr std::array<std::string_view, 7> words{"disorder_type", "sub_event_type", "actor1", "actor2",
                                                "country",       "admin1",         "civilian_targeting"};
struct EventType {
  std::string_view name;  // in small letters: releases differ in their capitals
  std::string_view kind;
};
constexpr std::array<EventType, 6> types{{{"battles", "battle"},
                                          {"explosions/remote violence", "explosion"},
                                          {"violence against civilians", "violence_against_civilians"},
                                          {"protests", "protest"},
                                          {"riots", "riot"},
                                          {"strategic developments", "strategic_development"}}};
constexpr std::array<std::string_view, 12> months{"january", "february", "march",     "april",   "may",      "june",
                                                  "july",    "august",   "september", "october", "november", "december"};

std::string small(std::string_view text) {
  std::string out{text.substr(0, 80)};
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return out;
}

struct Day {
  std::int64_t year = 0;
  int month = 0;
  Instant at;
};

// Two digits or one, and four: what a date is made of here.
std::optional<int> number_of(std::string_view text, std::size_t longest) {
  const auto number = text.size() <= longest ? base::parse_int(text) : std::nullopt;
  return number && *number >= 0 ? std::optional{static_cast<int>(*number)} : std::nullopt;
}

std::optional<Day> day_of(std::optional<int> year, int month, std::optional<int> day) {
  if (!year || !day) return std::nullopt;
  const auto at = measure::civil(*year, month, *day);
  if (!at || !measure::in_supported_years(*at)) return std::nullopt;
  return Day{*year, month, *at};
}

// "2023-01-15", as the interface gives it, or "15 January 2023", as its tables do.
std::optional<Day> read_day(std::string_view cell) {
  const bool dashes = cell.size() == 10 && cell[4] == '-' && cell[7] == '-';
  if (dashes) return day_of(number_of(cell.substr(0, 4), 4), number_of(cell.substr(5, 2), 2).value_or(0), number_of(cell.substr(8), 2));
  const std::vector<std::string_view> parts = base::split(cell, ' ');
  if (parts.size() != 3) return std::nullopt;
  const auto month = std::ranges::find(months, small(parts[1]));
  return day_of(number_of(parts[2], 4), static_cast<int>(month - months.begin()) + 1, number_of(parts[0], 2));
}

// Code 1 is that day, 2 a day of the same week (which day of it the date is, nobody
// says), 3 a day of the same month.
Interval span_of(const Day& day, std::int64_t precision) {
  if (precision == 1) return {day.at, day.at + measure::days(1)};
  if (precision == 2) return {day.at - measure::days(6), day.at + measure::days(7)};
  const bool december = day.month == 12;
  return {*measure::civil(day.year, day.month, 1), *measure::civil(day.year + (december ? 1 : 0), december ? 1 : day.month + 1, 1)};
}

class AcledReader {
 public:
  AcledReader(Table& table, const fact::SourceProfile& profile) : table_{table}, profile_{profile} {}
  std::optional<Complaint> read(fact::Fact& fact);

 private:
  [[nodiscard]] std::string_view cell(std::string_view name) const { return table_.cell(table_.column(name)); }
  [[nodiscard]] std::optional<std::int64_t> code(std::string_view name) const;
  std::optional<Complaint> read_kind(fact::Fact& fact) const;
  std::optional<Complaint> read_days(fact::Fact& fact) const;
  std::optional<Complaint> read_where(fact::Fact& fact) const;
  std::optional<Complaint> read_deaths(fact::Fact& fact) const;

  Table& table_;
  const fact::SourceProfile& profile_;
};

// A precision code: 1, 2 or 3.
std::optional<std::int64_t> AcledReader::code(std::string_view name) const {
  const auto number = base::parse_int(cell(name));
  return number && *number >= 1 && *number <= 3 ? number : std::nullopt;
}

std::optional<Complaint> AcledReader::read_kind(fact::Fact& fact) const {
  const auto type = std::ranges::find(types, small(cell("event_type")), &EventType::name);
  if (type == types.end()) return Complaint{"kind", fmt::format("event_type `{}` is none of the six", cell("event_type").substr(0, 40))};
  fact.what = type->kind;
  return std::nullopt;
}

// `timestamp` is when this version of the row was published, in unix seconds.
std::optional<Complaint> AcledReader::read_days(fact::Fact& fact) const {
  const auto day = read_day(cell("event_date"));
  if (!day) return Complaint{"time", fmt::format("event_date `{}` is no day of the years 1900 to 2199", cell("event_date").substr(0, 40))};
  const auto precision = code("time_precision");
  if (!precision) return Complaint{"time", fmt::format("time_precision `{}` is not 1 to 3", cell("time_precision").substr(0, 40))};
  fact.when = span_of(*day, *precision);
  fact.set("time_precision", *precision);
  const std::string_view stamp = cell("timestamp");
  if (stamp.empty()) return std::nullopt;
  constexpr std::int64_t farthest = 253'402'300'799;  // the end of the year 9999
  const auto seconds = base::parse_int(stamp);
  const bool sane = seconds && *seconds >= 0 && *seconds <= farthest;
  if (!sane || !measure::in_supported_years(Instant{*seconds * 1'000}))
    return Complaint{"time", fmt::format("timestamp `{}` is no unix time of the years 1970 to 2199", stamp.substr(0, 40))};
  fact.published = Instant{*seconds * 1'000};
  if (fact.when->from <= *fact.published + measure::minutes(5)) return std::nullopt;
  return Complaint{"future", fmt::format("happened {} at the earliest, published {}", measure::print(fact.when->from), measure::print(*fact.published))};
}

// Code 1 names a town, whose middle the point is; 2 a part of a district or the land
// about a town; 3 a district or worse, for which the point only stands.
std::optional<Complaint> AcledReader::read_where(fact::Fact& fact) const {
  const auto precision = code("geo_precision");
  if (!precision) return Complaint{"place", fmt::format("geo_precision `{}` is not 1 to 3", cell("geo_precision").substr(0, 40))};
  if (auto complaint = read_place({cell("latitude"), cell("longitude"), {}}, fact.place)) return complaint;
  if (!fact.place) return Complaint{"place", "the row has no coordinates"};
  fact.place->radius = measure::kilometres(*precision == 1 ? 5 : 25);
  if (*precision == 3) fact.place->radius = std::nullopt;
  fact.set("geo_precision", *precision);
  return std::nullopt;
}

std::optional<Complaint> AcledReader::read_deaths(fact::Fact& fact) const {
  constexpr std::int64_t most = 1'000'000'000;
  if (auto complaint = read_number(cell("fatalities"), {"fatalities", Decimal{}, whole(most), std::nullopt}, fact)) return complaint;
  return read_number(cell("fatalities"), {"deaths", Decimal{}, whole(most), std::nullopt}, fact);
}

std::optional<Complaint> AcledReader::read(fact::Fact& fact) {
  fact.root = fact::Root::incident;
  fact.source = profile_.id;
  fact.grade = profile_.grade;
  if (auto complaint = read_id(cell("event_id_cnty"), fact.record)) return complaint;
  if (auto complaint = read_kind(fact)) return complaint;
  if (auto complaint = read_days(fact)) return complaint;
  if (auto complaint = read_where(fact)) return complaint;
  if (auto complaint = read_deaths(fact)) return complaint;
  for (const std::string_view word : words) {
    if (!cell(word).empty()) fact.set(word, std::string{cell(word)});
  }
  apply_rules(profile_, table_, fact);
  return std::nullopt;
}

}  // namespace

Result<ReadCounts> read_acled(base::ByteSource& bytes, const fact::SourceProfile& profile, fact::Sink& sink) {
  Table table{bytes, sink};
  CASUS_TRY(opened, table.open(required));
  static_cast<void>(opened);
  AcledReader reader{table, profile};
  return read_rows(table, [&](fact::Fact& fact) { return reader.read(fact); });
}

}  // namespace casus::intake
