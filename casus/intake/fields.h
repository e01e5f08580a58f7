// Fields: the columns that CSV formats share, cell by cell.
//
// Each function reads a cell (blanks around it are gone) into a part of a fact
// and returns a complaint if the cell does not say what it must; the fact is then
// not used. An empty cell means what docs/formats/incidents_csv.md gives as its
// default.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "casus/fact/mapping.h"
#include "casus/intake/table.h"
#include "casus/measure/decimal.h"

namespace casus::intake {

// A record id is what a source will use again when it revises the record: not
// empty, at most 200 bytes, no control characters. Reason: id.
[[nodiscard]] std::optional<Complaint> read_id(std::string_view cell, std::string& id);

// A kind or party as the accord spells it: a letter, then letters, digits or
// underscores, at most 64 bytes.
[[nodiscard]] bool is_word(std::string_view text);

// An instant with a time of day and a written offset. Reason: time.
[[nodiscard]] std::optional<Complaint> read_instant(std::string_view cell, std::optional<measure::Instant>& at);

// The same for formats that say of themselves that their times are UTC: an offset
// may be missing. Not for an empty cell. Reason: time.
[[nodiscard]] std::optional<Complaint> read_utc(std::string_view cell, std::optional<measure::Instant>& at);

// When it happened: `from` alone is that instant, `from` as a date alone is that
// day, `from` and `to` are [from, to). Reason: time, also for an end before its
// start, for a missing `from` and for a year outside 1900 to 2199.
[[nodiscard]] std::optional<Complaint> read_interval(std::string_view from, std::string_view to,
                                                     std::optional<measure::Interval>& when);

// A fact may not be known before it happened: `from` later than `received` + 5 min
// is a wrong clock or a wrong century. Reason: future.
[[nodiscard]] std::optional<Complaint> check_not_future(const fact::Fact& fact);

// "Did not watch" is a statement about a stretch of time; without an end it would say
// nothing, or everything. For a fact of root coverage. Reasons: kind, time.
[[nodiscard]] std::optional<Complaint> check_coverage(const fact::Fact& fact);

// Degrees and metres; radius "*" = possible anywhere. Reason: place.
struct PlaceCells {
  std::string_view latitude;
  std::string_view longitude;
  std::string_view radius_m;
};
[[nodiscard]] std::optional<Complaint> read_place(const PlaceCells& cells, std::optional<fact::Place>& place);

// "RUS", "RUS|UKR", "unknown" or empty; each name must be a party of the
// profile if it names any. Candidates come out sorted, each once. Reason: actor.
[[nodiscard]] std::optional<Complaint> read_actors(std::string_view cell, const fact::SourceProfile& profile,
                                                   std::vector<std::string>& actors);

// A number within bounds as an attribute of the fact. An empty cell and the value
// `none`, by which a format says "not available", set nothing. Reason: amount.
struct NumberRule {
  std::string_view attribute;
  measure::Decimal least;
  measure::Decimal most;
  std::optional<measure::Decimal> none;
};
[[nodiscard]] std::optional<Complaint> read_number(std::string_view cell, const NumberRule& rule, fact::Fact& fact);

// "mmsi:538004030": a word, a colon, letters and digits; or empty. The word, and an address
// behind `icao:`, come out in small letters, an MMSI without leading zeros. Reason: mover.
[[nodiscard]] std::optional<Complaint> read_mover(std::string_view cell, std::string& mover);

// Reasons: grade, visibility.
[[nodiscard]] std::optional<Complaint> read_grade(std::string_view cell, fact::Grade& grade);
[[nodiscard]] std::optional<Complaint> read_visibility(std::string_view cell, fact::Visibility& visibility);

// The columns of a table that are attributes: all but `own`. One that is near the name of an
// own column that is missing is noted. Faults: malformed, for a column name that no accord could
// name, and for one that differs from an own one in capitals only.
base::Result<std::vector<std::size_t>> attribute_columns(Table& table, std::span<const std::string_view> own);
// Sets them; an empty cell is a missing attribute. Reason: attribute.
[[nodiscard]] std::optional<Complaint> read_attributes(Table& table, std::span<const std::size_t> columns,
                                                       fact::Fact& fact);

}  // namespace casus::intake
