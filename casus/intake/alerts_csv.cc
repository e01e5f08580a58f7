// alerts_csv, warnings for a region from one instant to another, as collections of
// air-raid alerts publish them (docs/formats/alerts_csv.md).
//
// An alert is not an attack: it warns of one that may come within its interval. The
// tables name regions and have no coordinates, so that a fact has none either.
#include <array>

#include <fmt/format.h>

#include "casus/base/text.h"
#include "casus/intake/fields.h"
#include "casus/intake/record_id.h"
#include "casus/intake/table.h"

namespace casus::intake {

using base::Result;

namespace {

constexpr std::array<std::string_view, 2> required{"started_at", "finished_at"};
// Of a column, what it is called as an attribute.
struct WordColumn {
  std::string_view name;
  std::string_view attribute;
};
constexpr std::array<WordColumn, 4> words{
    {{"raion", "raion"}, {"hromada", "hromada"}, {"level", "level"}, {"source", "reported_by"}}};

class AlertReader {
 public:
  AlertReader(Table& table, const fact::SourceProfile& profile)
      : table_{table}, profile_{profile}, region_{table.column("region") ? table.column("region") : table.column("oblast")} {}

  [[nodiscard]] bool names_regions() const { return region_.has_value(); }
  std::optional<Complaint> read(fact::Fact& fact);

 private:
  [[nodiscard]] std::string_view cell(std::string_view name) const { return table_.cell(table_.column(name)); }
  std::optional<Complaint> read_times(fact::Fact& fact) const;
  std::optional<Complaint> read_naive(fact::Fact& fact) const;
  [[nodiscard]] std::string record(const fact::Fact& fact);

  Table& table_;
  const fact::SourceProfile& profile_;
  Column region_;
  RecordIds ids_;
};

// One that is not over yet has begun at an instant; no more is known of it.
std::optional<Complaint> AlertReader::read_times(fact::Fact& fact) const {
  std::optional<measure::Instant> start;
  if (auto complaint = read_utc(cell("started_at"), start)) return complaint;
  fact.when = measure::Interval{*start, *start};
  if (cell("finished_at").empty()) {
    fact.set("open", std::string{"true"});
    return std::nullopt;
  }
  std::optional<measure::Instant> end;
  if (auto complaint = read_utc(cell("finished_at"), end)) return complaint;
  if (*end < *start) return Complaint{"time", fmt::format("finished `{}` before it started `{}`", cell("finished_at"), cell("started_at"))};
  fact.when->to = *end;
  return std::nullopt;
}

// The end of a naive row was not reported: its publisher put one half an hour after
// the start. The row counts a step less credible, and says no duration.
std::optional<Complaint> AlertReader::read_naive(fact::Fact& fact) const {
  const std::string_view naive = cell("naive");
  if (naive == "True" || naive == "true" || naive == "1") {
    fact.set("naive", std::string{"true"});
    if (fact.grade.credibility < '6') ++fact.grade.credibility;
    return std::nullopt;
  }
  if (!naive.empty() && naive != "False" && naive != "false" && naive != "0")
    return Complaint{"attribute", fmt::format("naive `{}` is neither True nor False", naive.substr(0, 40))};
  if (fact.find("open") == nullptr) fact.set("seconds", (fact.when->to - fact.when->from).raw() / 1'000);
  return std::nullopt;
}

// Where and since when: an end that is corrected later is a later version.
std::string AlertReader::record(const fact::Fact& fact) {
  return ids_.of(fmt::format("{}\n{}\n{}\n{}\n{}", table_.cell(region_), cell("raion"), cell("hromada"), cell("level"), fact.when->from.ms()));
}

std::optional<Complaint> AlertReader::read(fact::Fact& fact) {
  fact.root = fact::Root::incident;
  fact.what = "alert";
  fact.source = profile_.id;
  fact.grade = profile_.grade;
  if (auto complaint = read_times(fact)) return complaint;
  if (table_.cell(region_).empty()) return Complaint{"place", "the row names no region"};
  if (auto complaint = read_naive(fact)) return complaint;
  fact.set("region", std::string{table_.cell(region_)});
  for (const WordColumn& word : words) {
    if (!cell(word.name).empty()) fact.set(word.attribute, std::string{cell(word.name)});
  }
  fact.record = record(fact);
  fact::apply(profile_, [&](std::string_view name) { return fact.find(name); }, fact);
  return std::nullopt;
}

base::Fault no_region() {
  base::Fault fault{base::FaultKind::malformed, "the header has neither `region` nor `oblast`",
                    "needed are started_at, finished_at and one of these, separated by commas", {}};
  fault.place.line = 1;
  return fault;
}

}  // namespace

Result<ReadCounts> read_alerts_csv(base::ByteSource& bytes, const fact::SourceProfile& profile, fact::Sink& sink) {
  Table table{bytes, sink};
  CASUS_TRY(opened, table.open(required));
  static_cast<void>(opened);
  AlertReader reader{table, profile};
  if (!reader.names_regions()) return no_region();
  return read_rows(table, [&](fact::Fact& fact) { return reader.read(fact); });
}

}  // namespace casus::intake
