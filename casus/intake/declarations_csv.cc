// declarations_csv, our own table of what parties state about themselves
// (docs/formats/declarations_csv.md): strength, holdings, activities.
#include <array>

#include <fmt/format.h>

#include "casus/base/text.h"
#include "casus/intake/fields.h"
#include "casus/intake/table.h"

namespace casus::intake {

using base::Result;

namespace {

constexpr std::array<std::string_view, 4> required{"id", "party", "what", "at"};
constexpr std::array<std::string_view, 9> own{"id",   "party", "what",      "at",        "received",
                                              "unit", "grade", "published", "visibility"};

class DeclarationReader {
 public:
  DeclarationReader(Table& table, const fact::SourceProfile& profile, std::vector<std::size_t> attributes)
      : table_{table}, profile_{profile}, attributes_{std::move(attributes)} {}

  std::optional<Complaint> read(fact::Fact& fact);

 private:
  std::optional<Complaint> read_statement(fact::Fact& fact) const;
  std::optional<Complaint> read_times(fact::Fact& fact) const;
  [[nodiscard]] std::string_view cell(std::string_view name) const { return table_.cell(table_.column(name)); }

  Table& table_;
  const fact::SourceProfile& profile_;
  std::vector<std::size_t> attributes_;
};

// A declaration without exactly one party behind it declares nothing.
std::optional<Complaint> DeclarationReader::read_statement(fact::Fact& fact) const {
  if (auto complaint = read_id(cell("id"), fact.record)) return complaint;
  if (auto complaint = read_actors(cell("party"), profile_, fact.actors)) return complaint;
  if (fact.actors.size() != 1) return Complaint{"actor", "a declaration is made by one party"};
  const std::string_view what = cell("what");
  if (!is_word(what)) return Complaint{"kind", fmt::format("`{}` is not a kind", what.substr(0, 60))};
  fact.what = what;
  const std::string_view unit = cell("unit");
  if (!unit.empty()) fact.set("unit", std::string{unit});
  return std::nullopt;
}

std::optional<Complaint> DeclarationReader::read_times(fact::Fact& fact) const {
  std::optional<measure::Instant> at;
  if (auto complaint = read_instant(cell("at"), at)) return complaint;
  if (!at) return Complaint{"time", "`at` is empty"};
  fact.when = measure::Interval{*at, *at};
  if (auto complaint = read_instant(cell("received"), fact.received)) return complaint;
  if (auto complaint = read_instant(cell("published"), fact.published)) return complaint;
  return check_not_future(fact);
}

std::optional<Complaint> DeclarationReader::read(fact::Fact& fact) {
  fact.root = fact::Root::declaration;
  fact.source = profile_.id;
  fact.grade = profile_.grade;
  if (auto complaint = read_attributes(table_, attributes_, fact)) return complaint;
  if (auto complaint = read_statement(fact)) return complaint;
  if (auto complaint = read_times(fact)) return complaint;
  if (auto complaint = read_grade(cell("grade"), fact.grade)) return complaint;
  if (auto complaint = read_visibility(cell("visibility"), fact.visibility)) return complaint;
  apply_rules(profile_, table_, fact);
  return std::nullopt;
}

}  // namespace

Result<ReadCounts> read_declarations_csv(base::ByteSource& bytes, const fact::SourceProfile& profile,
                                         fact::Sink& sink) {
  Table table{bytes, sink};
  CASUS_TRY(opened, table.open(required));
  static_cast<void>(opened);
  CASUS_TRY(attributes, attribute_columns(table, own));
  DeclarationReader reader{table, profile, std::move(attributes)};
  return read_rows(table, [&](fact::Fact& fact) { return reader.read(fact); });
}

}  // namespace casus::intake
