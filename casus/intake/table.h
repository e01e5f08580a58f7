// Table: a feed that is a CSV file with a header, read row by row into facts.
//
// Columns are bound by name, never by position: releases of one data set move
// them. Names are exact; a name that occurs twice is a fault, a column without a
// name must be empty. Each row is counted; one that cannot be read goes to the
// sink as a bad record with its offset and line, and reading goes on. Reasons:
// those of CsvReader, `columns` (not as many cells as the header), `utf8` (not
// UTF-8, or a NUL byte), and what the format's own reader rejects.
//
//   Table table{bytes, sink};
//   CASUS_TRY(opened, table.open(required));
//   const Column id = table.column("id");
//   return read_rows(table, [&](fact::Fact& fact) { return fill(fact, table.cell(id)); });
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "casus/fact/mapping.h"
#include "casus/fact/sink.h"
#include "casus/intake/csv.h"
#include "casus/intake/intake.h"

namespace casus::intake {

// Where a column stands; nullopt: the header does not have it.
using Column = std::optional<std::size_t>;

// Why a row is bad: a constant word, and the rest for people.
struct Complaint {
  std::string_view reason;
  std::string detail;
};

// A number in millionths; what is stated more finely lies between two of them.
[[nodiscard]] base::Result<measure::AmountRange> read_amount(std::string_view cell);

// A cell as a value: "12.5" a number, "8000..9600" bounds of one, other text a
// word; nullopt for an empty cell. A complaint of reason `attribute` for bounds
// that are not in order and for numbers beyond 9e12.
struct TypedCell {
  std::optional<fact::Value> value;
  std::optional<Complaint> complaint;
};
[[nodiscard]] TypedCell typed(std::string_view cell);

class Table {
 public:
  Table(base::ByteSource& bytes, fact::Sink& sink) : reader_{bytes}, sink_{sink} {}

  // Reads the header. Faults: malformed, for an input that is empty or lacks a
  // required column; the fault of the bytes.
  base::Result<base::Done> open(std::span<const std::string_view> required);

  [[nodiscard]] Column column(std::string_view name) const;
  // What is odd about the header, for whoever reads the counts.
  void note(std::string text) { counts_.notes.push_back(std::move(text)); }
  [[nodiscard]] const std::vector<std::string>& names() const { return names_; }

  // Moves to the next row that has the header's shape. False at the end.
  bool next();
  // The cell without blanks around it; empty for a missing column.
  [[nodiscard]] std::string_view cell(Column column) const;
  // The cell as typed() gives it; nullptr for an empty cell, a missing column or
  // a complaint. Valid until the next row.
  const fact::Value* value(Column column);

  // Exactly one of these for each row, or skip() for one that is no record.
  void accept(fact::Fact&& fact);
  void reject(const Complaint& complaint);
  void skip() { --counts_.records; }

  // What was read, or the fault that ended it. Noted are columns that differ from one that
  // was asked for in capitals only.
  base::Result<ReadCounts> finish();

 private:
  std::optional<Complaint> shape_complaint() const;
  void note_capitals();

  CsvReader reader_;
  fact::Sink& sink_;
  std::vector<std::string> names_;
  std::vector<std::optional<fact::Value>> values_;  // of this row, as far as asked for
  ReadCounts counts_;
  mutable std::vector<std::string> missing_;  // names that were asked for and are no column
};

// Every row of an open table: `read(fact)` fills the fact of the row that the table
// stands on, or gives the complaint about it.
template <typename Read>
base::Result<ReadCounts> read_rows(Table& table, Read read) {
  while (table.next()) {
    fact::Fact fact;
    if (const std::optional<Complaint> complaint = read(fact)) table.reject(*complaint);
    else table.accept(std::move(fact));
  }
  return table.finish();
}

// Applies the `where` rules of the source to the fact of the row that the table stands
// on. They see the columns of the row, and `deaths` of the fact where no column has the name.
void apply_rules(const fact::SourceProfile& profile, Table& table, fact::Fact& fact);

}  // namespace casus::intake
