// incidents_csv, our own table of what observers report: incidents, sightings,
// acts, and the times when nobody watched (docs/formats/incidents_csv.md).
#include <array>

#include <fmt/format.h>

#include "casus/base/text.h"
#include "casus/intake/fields.h"
#include "casus/intake/table.h"

namespace casus::intake {

using base::Result;
using fact::Root;

namespace {

constexpr std::array<std::string_view, 3> required{"id", "kind", "from"};
constexpr std::array<std::string_view, 17> own{
    "id",    "root",  "kind",   "from",    "to",       "lat",       "lon",       "radius_m", "actor",
    "mover", "grade", "about",  "to_whom", "object",   "received",  "published", "visibility"};

struct IncidentColumns {
  explicit IncidentColumns(const Table& table)
      : id{table.column("id")}, root{table.column("root")}, kind{table.column("kind")},
        from{table.column("from")}, to{table.column("to")}, lat{table.column("lat")},
        lon{table.column("lon")}, radius{table.column("radius_m")}, actor{table.column("actor")},
        mover{table.column("mover")}, grade{table.column("grade")}, about{table.column("about")},
        to_whom{table.column("to_whom")}, object{table.column("object")},
        received{table.column("received")}, published{table.column("published")},
        visibility{table.column("visibility")} {}
  Column id, root, kind, from, to, lat, lon, radius, actor, mover, grade, about, to_whom, object, received, published,
      visibility;
};

class IncidentReader {
 public:
  IncidentReader(Table& table, const fact::SourceProfile& profile, std::vector<std::size_t> attributes)
      : table_{table}, profile_{profile}, columns_{table}, attributes_{std::move(attributes)} {}

  std::optional<Complaint> read(fact::Fact& fact);

 private:
  std::optional<Complaint> read_kind(fact::Fact& fact) const;
  std::optional<Complaint> read_times(fact::Fact& fact) const;
  std::optional<Complaint> read_provenance(fact::Fact& fact) const;
  void read_address(fact::Fact& fact) const;
  [[nodiscard]] std::string_view cell(Column column) const { return table_.cell(column); }

  Table& table_;
  const fact::SourceProfile& profile_;
  IncidentColumns columns_;
  std::vector<std::size_t> attributes_;
};

std::optional<Complaint> IncidentReader::read_kind(fact::Fact& fact) const {
  const std::string_view root = cell(columns_.root);
  const auto named = root.empty() ? Root::incident : fact::root_named(root);
  if (!named || named == Root::declaration)
    return Complaint{"root", fmt::format("`{}` is none of incident, sighting, act, coverage", root.substr(0, 60))};
  fact.root = *named;
  const std::string_view kind = cell(columns_.kind);
  if (!is_word(kind)) return Complaint{"kind", fmt::format("`{}` is not a kind", kind.substr(0, 60))};
  fact.what = kind;
  return std::nullopt;
}

// An act happens when it is received: an earlier time that its author claims is
// kept as the attribute `claimed` and helps nobody.
std::optional<Complaint> IncidentReader::read_times(fact::Fact& fact) const {
  if (auto complaint = read_instant(cell(columns_.received), fact.received)) return complaint;
  if (auto complaint = read_instant(cell(columns_.published), fact.published)) return complaint;
  if (auto complaint = read_interval(cell(columns_.from), cell(columns_.to), fact.when)) return complaint;
  if (fact.root != Root::act) return check_not_future(fact);
  if (fact.received) {
    fact.set("claimed", measure::print(fact.when->from));
    fact.when = measure::Interval{*fact.received, *fact.received};
  }
  return std::nullopt;
}

std::optional<Complaint> IncidentReader::read_provenance(fact::Fact& fact) const {
  fact.source = profile_.id;
  fact.grade = profile_.grade;
  if (auto complaint = read_actors(cell(columns_.actor), profile_, fact.actors)) return complaint;
  if (auto complaint = read_grade(cell(columns_.grade), fact.grade)) return complaint;
  return read_visibility(cell(columns_.visibility), fact.visibility);
}

// The columns `to` and `kind` say other things of a row, so that whom and what an act
// concerns have columns of their own.
void IncidentReader::read_address(fact::Fact& fact) const {
  const auto set = [&](std::string_view attribute, Column column) {
    if (!cell(column).empty()) fact.set(attribute, std::string{cell(column)});
  };
  set("about", columns_.about);
  set("to", columns_.to_whom);
  set("kind", columns_.object);
  // Nothing checks a signature yet, so no act may look as if it had one.
  if (fact.root == Root::act) fact.set("signature", std::string{"unsigned"});
}

std::optional<Complaint> IncidentReader::read(fact::Fact& fact) {
  if (auto complaint = read_id(cell(columns_.id), fact.record)) return complaint;
  if (auto complaint = read_kind(fact)) return complaint;
  if (auto complaint = read_times(fact)) return complaint;
  if (auto complaint = read_place({cell(columns_.lat), cell(columns_.lon), cell(columns_.radius)}, fact.place))
    return complaint;
  if (auto complaint = read_provenance(fact)) return complaint;
  if (auto complaint = read_mover(cell(columns_.mover), fact.mover)) return complaint;
  if (auto complaint = read_attributes(table_, attributes_, fact)) return complaint;
  read_address(fact);
  if (fact.root == Root::coverage) return check_coverage(fact);
  apply_rules(profile_, table_, fact);
  return std::nullopt;
}

}  // namespace

Result<ReadCounts> read_incidents_csv(base::ByteSource& bytes, const fact::SourceProfile& profile, fact::Sink& sink) {
  Table table{bytes, sink};
  CASUS_TRY(opened, table.open(required));
  static_cast<void>(opened);
  CASUS_TRY(attributes, attribute_columns(table, own));
  IncidentReader reader{table, profile, std::move(attributes)};
  return read_rows(table, [&](fact::Fact& fact) { return reader.read(fact); });
}

}  // namespace casus::intake
