// AIS of United States waters as MarineCadastre publishes it: one row is one
// report of a ship, with its static data beside it (docs/formats/ais_csv.md).
#include <array>

#include <fmt/format.h>

#include "casus/base/text.h"
#include "casus/intake/fields.h"
#include "casus/intake/mid.h"
#include "casus/intake/record_id.h"
#include "casus/intake/table.h"

namespace casus::intake {

using base::Result;
using measure::Decimal;
using measure::whole;

namespace {

constexpr std::array<std::string_view, 4> required{"MMSI", "BaseDateTime", "LAT", "LON"};

struct NumberColumn {
  std::string_view name;
  NumberRule rule;
};
// The bounds are those of the fields of the AIS message that the column comes from
// (ITU-R M.1371); what that message calls "not available" is left out here too.
constexpr std::array<NumberColumn, 9> numbers{{
    {"SOG", {"sog", Decimal{}, Decimal{102'200'000}, Decimal{102'300'000}}},
    {"COG", {"cog", Decimal{}, Decimal{359'900'000}, whole(360)}},
    {"Heading", {"heading", Decimal{}, whole(359), whole(511)}},
    {"Status", {"nav_status", Decimal{}, whole(14), whole(15)}},
    {"VesselType", {"ship_type", Decimal{}, whole(9'999), Decimal{}}},
    {"Cargo", {"cargo", Decimal{}, whole(9'999), Decimal{}}},
    {"Length", {"length", Decimal{}, whole(1'022), Decimal{}}},
    {"Width", {"beam", Decimal{}, whole(126), Decimal{}}},
    {"Draft", {"draught", Decimal{}, Decimal{25'500'000}, Decimal{}}},
}};
struct WordColumn {
  std::string_view name;
  std::string_view attribute;
};
constexpr std::array<WordColumn, 3> words{
    {{"VesselName", "name"}, {"CallSign", "callsign"}, {"TransceiverClass", "transceiver"}}};
// What the ship transmitted, and when: the row's identity.
constexpr std::array<std::string_view, 8> identity{"MMSI", "BaseDateTime", "LAT", "LON", "SOG", "COG", "Heading", "Status"};

template <std::size_t n, class Of>
std::array<Column, n> columns_of(const Table& table, const std::array<Of, n>& list) {
  std::array<Column, n> columns;
  for (std::size_t i = 0; i < n; ++i) {
    if constexpr (std::is_same_v<Of, std::string_view>) columns[i] = table.column(list[i]);
    else columns[i] = table.column(list[i].name);
  }
  return columns;
}

class AisCsvReader {
 public:
  AisCsvReader(const Table& table, const fact::SourceProfile& profile)
      : table_{table}, profile_{profile}, numbers_{columns_of(table, numbers)}, words_{columns_of(table, words)},
        identity_{columns_of(table, identity)}, imo_{table.column("IMO")} {}

  std::optional<Complaint> read(fact::Fact& fact);

 private:
  std::optional<Complaint> read_ship(fact::Fact& fact, std::uint32_t& mmsi) const;
  std::optional<Complaint> read_report(fact::Fact& fact) const;
  std::optional<Complaint> read_imo(fact::Fact& fact) const;
  [[nodiscard]] std::string record();

  const Table& table_;
  const fact::SourceProfile& profile_;
  std::array<Column, numbers.size()> numbers_;
  std::array<Column, words.size()> words_;
  std::array<Column, identity.size()> identity_;
  Column imo_;
  RecordIds ids_;
};

std::optional<Complaint> AisCsvReader::read_ship(fact::Fact& fact, std::uint32_t& mmsi) const {
  const std::string_view cell = table_.cell(identity_[0]);
  const auto number = base::parse_int(cell);
  if (!number || *number < 1 || *number > 999'999'999)
    return Complaint{"mover", fmt::format("`{}` is no MMSI of at most nine digits", cell.substr(0, 60))};
  mmsi = static_cast<std::uint32_t>(*number);
  fact.mover = fmt::format("mmsi:{}", mmsi);
  const std::string_view flag = flag_of(mmsi);
  if (!flag.empty()) fact.set("flag", std::string{flag});
  return read_imo(fact);
}

// "IMO9307839"; zeros stand for a ship without a number.
std::optional<Complaint> AisCsvReader::read_imo(fact::Fact& fact) const {
  std::string_view cell = table_.cell(imo_);
  if (cell.starts_with("IMO")) cell.remove_prefix(3);
  return read_number(cell, {"imo", Decimal{}, whole(1'073'741'823), Decimal{}}, fact);
}

std::optional<Complaint> AisCsvReader::read_report(fact::Fact& fact) const {
  std::optional<measure::Instant> at;
  if (auto complaint = read_utc(table_.cell(identity_[1]), at)) return complaint;
  fact.when = measure::Interval{*at, *at};
  if (auto complaint = read_place({table_.cell(identity_[2]), table_.cell(identity_[3]), {}}, fact.place)) return complaint;
  if (!fact.place) return Complaint{"place", "the row has no place"};
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    if (auto complaint = read_number(table_.cell(numbers_[i]), numbers[i].rule, fact)) return complaint;
  }
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string_view text = table_.cell(words_[i]);
    if (!text.empty()) fact.set(words[i].attribute, std::string{text});
  }
  return std::nullopt;
}

std::string AisCsvReader::record() {
  std::string content;
  for (const Column column : identity_) content += fmt::format("{},", table_.cell(column));
  return ids_.of(content);
}

std::optional<Complaint> AisCsvReader::read(fact::Fact& fact) {
  fact.root = fact::Root::sighting;
  fact.what = "vessel";
  fact.source = profile_.id;
  fact.grade = profile_.grade;
  std::uint32_t mmsi = 0;
  if (auto complaint = read_ship(fact, mmsi)) return complaint;
  if (auto complaint = read_report(fact)) return complaint;
  fact.record = record();
  const fact::Value number{measure::AmountRange{whole(mmsi), whole(mmsi)}};
  fact::apply(profile_, [&](std::string_view name) { return name == "mmsi" ? &number : fact.find(name); }, fact);
  return std::nullopt;
}

}  // namespace

Result<ReadCounts> read_ais_csv(base::ByteSource& bytes, const fact::SourceProfile& profile, fact::Sink& sink) {
  Table table{bytes, sink};
  CASUS_TRY(opened, table.open(required));
  static_cast<void>(opened);
  AisCsvReader reader{table, profile};
  return read_rows(table, [&](fact::Fact& fact) { return reader.read(fact); });
}

}  // namespace casus::intake
