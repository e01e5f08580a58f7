// Dates: the instants that the terms of a text come to, for people who check them.
//
//   within 30 d after 2026-01-01Z   -->  2026-02-01T00:00:00.000Z
//
// Works on the tree alone, so that `check` can print them while the text still has
// errors elsewhere. Only clocks that a date starts can be told; entry into force is
// one where the text dates it.
#pragma once

#include <string_view>
#include <vector>

#include "casus/measure/calendar.h"
#include "casus/text/parser.h"

namespace casus::accord {

// The offset from UTC that a date is written with: "2025-12-15T00:00+01:00" and
// "+01:00" give 1 h, anything else 0.
[[nodiscard]] measure::Duration written_offset(std::string_view date);

// The offset of the text's local days: of the accord's date, else of its `offset`.
[[nodiscard]] measure::Duration local_offset(std::string_view bytes, const text::File& file);

// A term of the text and the last instant that is still in time.
struct DatedTerm {
  text::Span words;     // `within 30 d after 2026-01-01Z`, `14 d after entry into force`, `for 10 y`
  text::Span sentence;  // the sentence that they stand in
  measure::Instant anchor;
  measure::Instant at;
};

// Of all sentences, in the order of the text.
[[nodiscard]] std::vector<DatedTerm> dated_terms(std::string_view bytes, const text::File& file);

}  // namespace casus::accord
