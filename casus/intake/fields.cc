// Cells to parts of a fact.
#include "casus/intake/fields.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "casus/base/text.h"

namespace casus::intake {

using base::Fault;
using base::FaultKind;
using base::Result;
using measure::Instant;
using measure::Interval;

namespace {

std::optional<Complaint> complain(std::string_view reason, std::string detail) {
  return Complaint{reason, std::move(detail)};
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Cells are shown to people: not a megabyte of them.
std::string_view shown(std::string_view cell) { return cell.substr(0, 60); }

struct Moment {
  Instant at;
  bool date_only = false;
  std::optional<Complaint> complaint;
};

enum class Offset { written, utc_if_missing };

Moment read_moment(std::string_view cell, Offset offset = Offset::written) {
  // The longest spelling of an instant is far below this.
  if (cell.size() > 40) return {{}, false, Complaint{"time", "too long for a time"}};
  const auto parsed = offset == Offset::written ? measure::parse_instant(cell) : measure::parse_instant_utc(cell);
  if (!parsed) return {{}, false, Complaint{"time", parsed.fault().text()}};
  if (!measure::in_supported_years(parsed->at))
    return {{}, false, Complaint{"time", fmt::format("`{}` is outside the years 1900 to 2199", cell)}};
  return {parsed->at, parsed->date_only, std::nullopt};
}

}  // namespace

std::optional<Complaint> read_id(std::string_view cell, std::string& id) {
  constexpr std::size_t longest = 200;
  if (cell.empty()) return complain("id", "the record has no id");
  if (cell.size() > longest) return complain("id", fmt::format("the id is longer than {} bytes", longest));
  const auto control = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; };
  if (std::any_of(cell.begin(), cell.end(), control)) return complain("id", "the id holds a control character");
  id = cell;
  return std::nullopt;
}

bool is_word(std::string_view text) {
  if (text.empty() || text.size() > 64 || !is_letter(text.front())) return false;
  return std::all_of(text.begin(), text.end(), [](char c) { return is_letter(c) || is_digit(c) || c == '_'; });
}

namespace {

std::optional<Complaint> read_time_of_day(std::string_view cell, Offset offset, std::optional<Instant>& at) {
  Moment moment = read_moment(cell, offset);
  if (moment.complaint) return moment.complaint;
  if (moment.date_only) return complain("time", fmt::format("`{}` has no time of day", shown(cell)));
  at = moment.at;
  return std::nullopt;
}

}  // namespace

std::optional<Complaint> read_instant(std::string_view cell, std::optional<Instant>& at) {
  return cell.empty() ? std::nullopt : read_time_of_day(cell, Offset::written, at);
}

std::optional<Complaint> read_utc(std::string_view cell, std::optional<Instant>& at) {
  return read_time_of_day(cell, Offset::utc_if_missing, at);
}

std::optional<Complaint> read_interval(std::string_view from, std::string_view to, std::optional<Interval>& when) {
  if (from.empty()) return complain("time", "`from` is empty");
  Moment start = read_moment(from);
  if (start.complaint) return start.complaint;
  if (to.empty()) {
    when = Interval{start.at, start.date_only ? start.at + measure::days(1) : start.at};
    return std::nullopt;
  }
  // A date alone as an end would be read as including that day by some and as
  // excluding it by others.
  std::optional<Instant> end;
  if (auto complaint = read_instant(to, end)) return complaint;
  if (*end < start.at) return complain("time", fmt::format("`to` {} is before `from` {}", to, from));
  when = Interval{start.at, *end};
  return std::nullopt;
}

std::optional<Complaint> check_not_future(const fact::Fact& fact) {
  if (!fact.when || !fact.received) return std::nullopt;
  if (fact.when->from <= *fact.received + measure::minutes(5)) return std::nullopt;
  return complain("future", fmt::format("happened {}, received {}", measure::print(fact.when->from),
                                        measure::print(*fact.received)));
}

std::optional<Complaint> check_coverage(const fact::Fact& fact) {
  if (fact.what != "outage" && fact.what != "access_denied")
    return complain("kind", fmt::format("coverage is outage or access_denied, not `{}`", shown(fact.what)));
  if (!fact.when || fact.when->exact()) return complain("time", "a time without coverage needs `to`");
  return std::nullopt;
}

std::optional<Complaint> read_place(const PlaceCells& cells, std::optional<fact::Place>& place) {
  constexpr int degree_places = 7;
  constexpr int metre_places = 3;
  const bool anywhere = cells.radius_m == "*";
  if (cells.latitude.empty() && cells.longitude.empty()) {
    if (cells.radius_m.empty() || anywhere) return std::nullopt;
    return complain("place", "a radius without a point");
  }
  const auto latitude = base::parse_scaled(cells.latitude, degree_places);
  const auto longitude = base::parse_scaled(cells.longitude, degree_places);
  if (!latitude || !longitude)
    return complain("place", fmt::format("`{}` `{}` are not degrees", shown(cells.latitude), shown(cells.longitude)));
  const auto at = earth::Position::make(*latitude, *longitude);
  if (!at) return complain("place", fmt::format("`{}` `{}` is not on the earth", shown(cells.latitude), shown(cells.longitude)));
  place = fact::Place{*at, measure::millimetres(0)};
  if (anywhere) place->radius = std::nullopt;
  if (anywhere || cells.radius_m.empty()) return std::nullopt;
  // Half of the earth's circumference reaches every point.
  constexpr measure::Length farthest = measure::kilometres(20'040);
  const auto radius = base::parse_scaled(cells.radius_m, metre_places);
  if (!radius || *radius < 0 || *radius > farthest.raw())
    return complain("place", fmt::format("`{}` is not a radius in metres, or `*`", shown(cells.radius_m)));
  place->radius = measure::millimetres(*radius);
  return std::nullopt;
}

std::optional<Complaint> read_actors(std::string_view cell, const fact::SourceProfile& profile,
                                     std::vector<std::string>& actors) {
  actors.clear();
  if (cell.empty() || cell == "unknown") return std::nullopt;
  for (const std::string_view part : base::split(cell, '|')) {
    const std::string_view name = base::trim(part);
    const bool known = profile.parties.empty() ||
                       std::find(profile.parties.begin(), profile.parties.end(), name) != profile.parties.end();
    if (!is_word(name) || name == "unknown" || !known)
      return complain("actor", fmt::format("`{}` is not a party of the accord", shown(name)));
    actors.emplace_back(name);
  }
  std::sort(actors.begin(), actors.end());
  actors.erase(std::unique(actors.begin(), actors.end()), actors.end());
  return std::nullopt;
}

std::optional<Complaint> read_number(std::string_view cell, const NumberRule& rule, fact::Fact& fact) {
  if (cell.empty()) return std::nullopt;
  const auto number = read_amount(cell);
  if (!number) return complain("amount", fmt::format("{} `{}` is not a number", rule.attribute, shown(cell)));
  if (rule.none && number->low == *rule.none && number->high == *rule.none) return std::nullopt;
  if (number->low < rule.least || number->high > rule.most)
    return complain("amount", fmt::format("{} `{}` is not within {} to {}", rule.attribute, shown(cell), measure::print(rule.least),
                                          measure::print(rule.most)));
  fact.set(rule.attribute, *number);
  return std::nullopt;
}

namespace {

std::string in_small_letters(std::string_view text) {
  std::string out{text};
  std::transform(out.begin(), out.end(), out.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return out;
}

// As the readers of AIS and ADS-B spell it: two spellings would be two movers.
std::string one_spelling(std::string_view registry, std::string_view number) {
  const std::string space = in_small_letters(registry);
  if (space == "icao" || space == "non_icao") return space + ':' + in_small_letters(number);
  const bool zeros = space == "mmsi" && std::all_of(number.begin(), number.end(), is_digit);
  return fmt::format("{}:{}", space, zeros ? number.substr(std::min(number.find_first_not_of('0'), number.size() - 1)) : number);
}

}  // namespace

std::optional<Complaint> read_mover(std::string_view cell, std::string& mover) {
  if (cell.empty()) return std::nullopt;
  const std::size_t colon = std::min(cell.find(':'), cell.size());
  const std::string_view number = cell.substr(std::min(colon + 1, cell.size()));
  const bool plain = std::all_of(number.begin(), number.end(), [](char c) { return is_letter(c) || is_digit(c); });
  if (!is_word(cell.substr(0, colon)) || number.empty() || number.size() > 64 || !plain)
    return complain("mover", fmt::format("`{}` is not like mmsi:538004030", shown(cell)));
  mover = one_spelling(cell.substr(0, colon), number);
  return std::nullopt;
}

std::optional<Complaint> read_grade(std::string_view cell, fact::Grade& grade) {
  if (cell.empty()) return std::nullopt;
  const auto parsed = fact::parse_grade(cell);
  if (!parsed) return complain("grade", fmt::format("`{}` is not a grade from A1 to F6", shown(cell)));
  grade = *parsed;
  return std::nullopt;
}

std::optional<Complaint> read_visibility(std::string_view cell, fact::Visibility& visibility) {
  if (cell.empty()) return std::nullopt;
  const auto parsed = fact::visibility_named(cell);
  if (!parsed) return complain("visibility", fmt::format("`{}` is none of public, parties, mission", shown(cell)));
  visibility = *parsed;
  return std::nullopt;
}

namespace {

// Other words for columns of ours, which no edit or two would lead to.
constexpr std::array<std::pair<std::string_view, std::string_view>, 8> also_called{{{"latitude", "lat"}, {"longitude", "lon"}, {"lng", "lon"}, {"long", "lon"}, {"radius", "radius_m"}, {"radius_km", "radius_m"}, {"end", "to"}, {"until", "to"}}};

// The own column that a name is meant for, perhaps; empty: none that is missing.
std::string meant_by(const std::string& name, const Table& table, std::span<const std::string_view> own) {
  constexpr std::size_t shortest = 4;  // shorter ones are near to too many words
  std::vector<std::string> missing;
  for (const std::string_view one : own) {
    if (table.column(one)) continue;
    for (const auto& [other, meant] : also_called) {
      if (meant == one && in_small_letters(name) == other) return std::string{one};
    }
    if (one.size() >= shortest) missing.emplace_back(one);
  }
  return base::did_you_mean(in_small_letters(name), missing).value_or("");
}

}  // namespace

Result<std::vector<std::size_t>> attribute_columns(Table& table, std::span<const std::string_view> own) {
  std::vector<std::size_t> columns;
  for (std::size_t i = 0; i < table.names().size(); ++i) {
    const std::string& name = table.names()[i];
    if (name.empty() || std::find(own.begin(), own.end(), name) != own.end()) continue;
    if (!is_word(name)) {
      return Fault{FaultKind::malformed, fmt::format("the column name `{}` cannot be an attribute", shown(name)),
                   "use a letter, then letters, digits or underscores", {"", 1, 0, {}}};
    }
    if (const std::string small = in_small_letters(name); std::find(own.begin(), own.end(), small) != own.end()) {
      return Fault{FaultKind::malformed, fmt::format("the column `{}` is not `{}`: it would be an attribute, and nothing would say what `{}` says", name, small, small),
                   fmt::format("write `{}`, or give it a name of its own", small), {"", 1, 0, {}}};
    }
    if (const std::string meant = meant_by(name, table, own); !meant.empty()) {
      table.note(fmt::format("the column `{}` is an attribute, and there is no column `{}`: rename it if that is meant", name, meant));
    }
    columns.push_back(i);
  }
  return columns;
}

std::optional<Complaint> read_attributes(Table& table, std::span<const std::size_t> columns, fact::Fact& fact) {
  for (const std::size_t i : columns) {
    TypedCell cell = typed(table.cell(i));
    if (cell.complaint) return Complaint{cell.complaint->reason, table.names()[i] + ": " + cell.complaint->detail};
    if (cell.value) fact.set(table.names()[i], *std::move(cell.value));
  }
  return std::nullopt;
}

}  // namespace casus::intake
