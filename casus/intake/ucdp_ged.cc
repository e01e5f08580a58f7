// UCDP GED, the geo-referenced events of organised violence (docs/formats/ucdp_ged.md).
//
// One row is one incident. Its numbers are what the row says; what the numbers
// mean (an actor, a kind of one's own) is for the accord's `where` rules. Titles
// of news reports are never taken into a fact: they are not ours to republish.
#include <array>

#include <fmt/format.h>

#include "casus/base/text.h"
#include "casus/intake/fields.h"
#include "casus/intake/table.h"
#include "casus/measure/decimal.h"

namespace casus::intake {

using base::Result;
using measure::AmountRange;
using measure::Decimal;
using measure::Instant;

namespace {

constexpr std::array<std::string_view, 8> required{"id",       "type_of_violence", "where_prec", "latitude",
                                                   "longitude", "date_start",      "date_end",   "best"};
// Columns taken over as numbers; -1 stands for "not counted" in number_of_sources.
constexpr std::array<std::string_view, 11> numbers{
    "type_of_violence", "where_prec",      "date_prec",      "event_clarity", "best",             "low", "high",
    "deaths_a",         "deaths_b",        "deaths_civilians", "deaths_unknown"};
constexpr std::array<std::string_view, 3> words{"country", "side_a", "side_b"};
constexpr std::array<std::string_view, 3> kinds{"state_based", "non_state", "one_sided"};

class GedReader {
 public:
  GedReader(Table& table, const fact::SourceProfile& profile) : table_{table}, profile_{profile} {
    for (std::size_t i = 0; i < numbers.size(); ++i) number_columns_[i] = table.column(numbers[i]);
    for (std::size_t i = 0; i < words.size(); ++i) word_columns_[i] = table.column(words[i]);
  }

  [[nodiscard]] bool is_tag_row() const;
  std::optional<Complaint> read(fact::Fact& fact);

 private:
  [[nodiscard]] std::string_view cell(std::string_view name) const { return table_.cell(table_.column(name)); }
  std::optional<Complaint> read_days(fact::Fact& fact) const;
  std::optional<Complaint> read_numbers(fact::Fact& fact) const;
  std::optional<Complaint> read_where(fact::Fact& fact) const;

  Table& table_;
  const fact::SourceProfile& profile_;
  std::array<Column, numbers.size()> number_columns_;
  std::array<Column, words.size()> word_columns_;
};

// The second line of the files of the Humanitarian Data Exchange: hashtags (HXL)
// under some of the names, nothing under the others.
bool GedReader::is_tag_row() const {
  bool tags = false;
  for (std::size_t i = 0; i < table_.names().size(); ++i) {
    const std::string_view text = table_.cell(i);
    if (text.empty()) continue;
    if (!text.starts_with('#')) return false;
    tags = true;
  }
  return tags;
}

// Releases write 2017-01-30, 2014-01-22 00:00:00.000 and 2009-02-20T00:00:00. All
// mean the day; any other time of day would be a meaning that we do not know.
std::optional<Instant> read_day(std::string_view text) {
  constexpr std::size_t date = 10;
  const std::string_view rest = text.size() > date ? text.substr(date) : std::string_view{};
  if (!rest.empty()) {
    if (rest.front() != ' ' && rest.front() != 'T') return std::nullopt;
    if (!rest.substr(1).starts_with("00:00:00")) return std::nullopt;
    const std::string_view fraction = rest.substr(9);
    if (!fraction.empty() && fraction.find_first_not_of('0', 1) != std::string_view::npos) return std::nullopt;
    if (!fraction.empty() && fraction.front() != '.') return std::nullopt;
  }
  const auto day = measure::parse_instant_utc(text.substr(0, date));
  if (!day || !day->date_only || !measure::in_supported_years(day->at)) return std::nullopt;
  return day->at;
}

std::optional<Complaint> GedReader::read_days(fact::Fact& fact) const {
  const std::string_view first = cell("date_start");
  const std::string_view last = cell("date_end");
  const auto from = read_day(first);
  const auto to = read_day(last);
  if (!from || !to)
    return Complaint{"time", fmt::format("`{}` to `{}` are not days of the years 1900 to 2199", first.substr(0, 40),
                                         last.substr(0, 40))};
  if (*to < *from) return Complaint{"time", fmt::format("`{}` is before `{}`", last, first)};
  fact.when = measure::Interval{*from, *to + measure::days(1)};
  return std::nullopt;
}

std::optional<Complaint> GedReader::read_numbers(fact::Fact& fact) const {
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    const std::string_view text = table_.cell(number_columns_[i]);
    if (text.empty()) continue;
    const auto number = read_amount(text);
    if (!number || number->low < Decimal{})
      return Complaint{"amount", fmt::format("{} `{}` is not a number from 0", numbers[i], text.substr(0, 40))};
    fact.set(numbers[i], *number);
    if (numbers[i] == "best") fact.set("deaths", *number);
  }
  return std::nullopt;
}

// The whole number of a cell in [1, most], or nullopt.
std::optional<std::size_t> one_to(std::size_t most, const fact::Value* value) {
  if (value == nullptr) return std::nullopt;
  const auto* number = std::get_if<AmountRange>(value);
  for (std::size_t n = 1; number != nullptr && n <= most; ++n) {
    if (number->exact() && number->low == measure::whole(static_cast<std::int64_t>(n))) return n;
  }
  return std::nullopt;
}

// where_prec 1 is the place itself, 2 within about 25 km, 3 and more an area for
// which the point only stands.
std::optional<Complaint> GedReader::read_where(fact::Fact& fact) const {
  const auto precision = one_to(7, fact.find("where_prec"));
  if (!precision) return Complaint{"place", fmt::format("where_prec `{}` is not 1 to 7", cell("where_prec").substr(0, 40))};
  if (auto complaint = read_place({cell("latitude"), cell("longitude"), {}}, fact.place)) return complaint;
  if (!fact.place) return std::nullopt;
  if (*precision == 2) fact.place->radius = measure::kilometres(25);
  if (*precision >= 3) fact.place->radius = std::nullopt;
  return std::nullopt;
}

std::optional<Complaint> GedReader::read(fact::Fact& fact) {
  fact.root = fact::Root::incident;
  fact.source = profile_.id;
  fact.grade = profile_.grade;
  if (auto complaint = read_id(cell("id"), fact.record)) return complaint;
  if (auto complaint = read_days(fact)) return complaint;
  if (auto complaint = read_numbers(fact)) return complaint;
  const auto kind = one_to(kinds.size(), fact.find("type_of_violence"));
  if (!kind) return Complaint{"kind", fmt::format("type_of_violence `{}` is not 1 to 3", cell("type_of_violence").substr(0, 40))};
  fact.what = kinds[*kind - 1];
  if (auto complaint = read_where(fact)) return complaint;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string_view text = table_.cell(word_columns_[i]);
    if (!text.empty()) fact.set(words[i], std::string{text});
  }
  apply_rules(profile_, table_, fact);
  return std::nullopt;
}

}  // namespace

Result<ReadCounts> read_ucdp_ged(base::ByteSource& bytes, const fact::SourceProfile& profile, fact::Sink& sink) {
  Table table{bytes, sink};
  CASUS_TRY(opened, table.open(required));
  static_cast<void>(opened);
  GedReader reader{table, profile};
  while (table.next()) {
    fact::Fact fact;
    if (reader.is_tag_row()) table.skip();
    else if (const auto complaint = reader.read(fact)) table.reject(*complaint);
    else table.accept(std::move(fact));
  }
  return table.finish();
}

}  // namespace casus::intake
