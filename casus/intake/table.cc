// Header, shape and text of CSV feeds; what the cells mean is the format's affair.
#include "casus/intake/table.h"

#include <algorithm>

#include <fmt/format.h>

#include "casus/base/text.h"
#include "casus/measure/decimal.h"

namespace casus::intake {

using base::Done;
using base::Fault;
using base::FaultKind;
using base::Result;
using measure::AmountRange;

namespace {

Fault header_fault(std::string message, std::string help, const CsvReader& reader) {
  Fault fault{FaultKind::malformed, std::move(message), std::move(help), {}};
  fault.place.line = static_cast<std::uint32_t>(reader.line());
  fault.place.offset = reader.offset();
  return fault;
}

bool is_text(std::string_view bytes) {
  return bytes.find('\0') == std::string_view::npos && base::is_utf8(bytes);
}

std::string joined(std::span<const std::string_view> words) {
  std::string out;
  for (const std::string_view word : words) out += fmt::format("{}{}", out.empty() ? "" : ", ", word);
  return out;
}

// "-12.5" in shape, whatever its size.
bool is_numeral(std::string_view text) {
  if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
  const auto of_number = [](char c) { return (c >= '0' && c <= '9') || c == '.'; };
  return std::all_of(text.begin(), text.end(), of_number) && std::count(text.begin(), text.end(), '.') <= 1 &&
         text.find_first_of("0123456789") != std::string_view::npos;
}

// Bounds are told from words that happen to hold two dots by their first half.
TypedCell bounds(std::string_view low_text, std::string_view high_text, std::string_view cell) {
  const auto low = read_amount(base::trim(low_text));
  if (!low) return {fact::Value{std::string{cell}}, std::nullopt};
  const auto high = read_amount(base::trim(high_text));
  if (!high || high->high < low->low)
    return {std::nullopt, Complaint{"attribute", fmt::format("`{}` is not LOW..HIGH", cell.substr(0, 60))}};
  return {fact::Value{AmountRange{low->low, high->high}}, std::nullopt};
}

}  // namespace

Result<AmountRange> read_amount(std::string_view cell) {
  CASUS_TRY(number, measure::parse_decimal(cell));
  const std::size_t point = cell.find('.');
  const bool finer = point != std::string_view::npos && cell.find_first_not_of('0', std::min(point + 7, cell.size())) != std::string_view::npos;
  const measure::Decimal beside{finer ? 1 : 0};
  return AmountRange{number - beside, number + beside};
}

TypedCell typed(std::string_view cell) {
  cell = base::trim(cell);
  if (cell.empty()) return {};
  const auto number = read_amount(cell);
  if (number) return {fact::Value{*number}, std::nullopt};
  if (is_numeral(cell))
    return {std::nullopt, Complaint{"attribute", fmt::format("`{}` is beyond 9e12", cell.substr(0, 60))}};
  const std::size_t dots = cell.find("..");
  if (dots != std::string_view::npos) return bounds(cell.substr(0, dots), cell.substr(dots + 2), cell);
  return {fact::Value{std::string{cell}}, std::nullopt};
}

Result<Done> Table::open(std::span<const std::string_view> required) {
  if (!reader_.next()) {
    if (reader_.fault()) return *reader_.fault();
    return header_fault("the input is empty", fmt::format("a header line with {} is needed", joined(required)), reader_);
  }
  if (!reader_.problem().empty()) {
    if (reader_.fault()) return *reader_.fault();
    return header_fault(fmt::format("the header cannot be read: {}", reader_.detail()), "is this a CSV file?", reader_);
  }
  for (const std::string_view cell : reader_.cells()) {
    if (!is_text(cell)) return header_fault("the header is not UTF-8 text", "is this a CSV file?", reader_);
    names_.emplace_back(base::trim(cell));
  }
  std::vector<std::string_view> sorted{names_.begin(), names_.end()};
  std::sort(sorted.begin(), sorted.end());
  const auto twin = std::adjacent_find(sorted.begin(), sorted.end(), [](auto a, auto b) { return a == b && !a.empty(); });
  if (twin != sorted.end())
    return header_fault(fmt::format("the column `{}` occurs twice", *twin), "a column is read by its name; rename one", reader_);
  for (const std::string_view name : required) {
    if (column(name)) continue;
    return header_fault(fmt::format("the header has no column `{}`", name),
                        fmt::format("needed are {}, separated by commas", joined(required)), reader_);
  }
  values_.resize(names_.size());
  return Done{};
}

Column Table::column(std::string_view name) const {
  const auto hit = std::find(names_.begin(), names_.end(), name);
  if (name.empty()) return std::nullopt;
  if (hit == names_.end()) {
    if (std::find(missing_.begin(), missing_.end(), name) == missing_.end()) missing_.emplace_back(name);
    return std::nullopt;
  }
  return static_cast<std::size_t>(hit - names_.begin());
}

std::optional<Complaint> Table::shape_complaint() const {
  if (!reader_.problem().empty()) return Complaint{reader_.problem(), reader_.detail()};
  const std::vector<std::string_view>& cells = reader_.cells();
  if (cells.size() != names_.size())
    return Complaint{"columns", fmt::format("{} cells under {} columns", cells.size(), names_.size())};
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (!is_text(cells[i])) return Complaint{"utf8", "not UTF-8 text, or a NUL byte"};
    if (names_[i].empty() && !base::trim(cells[i]).empty())
      return Complaint{"columns", fmt::format("cell {} stands under no name", i + 1)};
  }
  return std::nullopt;
}

bool Table::next() {
  while (reader_.next()) {
    ++counts_.records;
    std::fill(values_.begin(), values_.end(), std::nullopt);
    const auto complaint = shape_complaint();
    if (!complaint) return true;
    reject(*complaint);
  }
  return false;
}

std::string_view Table::cell(Column column) const {
  return column ? base::trim(reader_.cells()[*column]) : std::string_view{};
}

const fact::Value* Table::value(Column column) {
  if (!column) return nullptr;
  std::optional<fact::Value>& kept = values_[*column];
  if (!kept) kept = typed(cell(column)).value;
  return kept ? &*kept : nullptr;
}

void Table::accept(fact::Fact&& fact) {
  fact.offset = reader_.offset();
  sink_.fact(std::move(fact));
}

void Table::reject(const Complaint& complaint) {
  sink_.bad({complaint.reason, reader_.offset(), reader_.line(), complaint.detail});
}

void Table::note_capitals() {
  const auto same_letter = [](char a, char b) { return a == b || ((a ^ b) == 0x20 && (a | 0x20) >= 'a' && (a | 0x20) <= 'z'); };
  for (const std::string& name : missing_) {
    for (const std::string& other : names_) {
      if (std::equal(name.begin(), name.end(), other.begin(), other.end(), same_letter)) note(fmt::format("the column `{}` is not `{}`, and is not read as it", other, name));
    }
  }
}

Result<ReadCounts> Table::finish() {
  note_capitals();
  if (reader_.fault()) return *reader_.fault();
  counts_.bytes = reader_.bytes_read();
  return counts_;
}

void apply_rules(const fact::SourceProfile& profile, Table& table, fact::Fact& fact) {
  const fact::Value* const deaths = fact.find("deaths");
  const auto value = [&](std::string_view name) {
    const Column column = table.column(name);
    return !column && name == "deaths" ? deaths : table.value(column);
  };
  fact::apply(profile, value, fact);
}

}  // namespace casus::intake
