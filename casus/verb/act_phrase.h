// Act phrase: an act in words, as `casus act` and `--what-if` take it.
//
//   consult by USA
//   vote invoke yes by FRA at 2026-03-12T10:00Z
//   notify exercise to RUS by UKR with troops=12000
//   attribute by Commission to RUS about patrols:p7
//   ratify by USA chamber Senate yes 70 no 28
//
//   phrase = VERB [ OBJECT ] { "by" PARTY | "to" PARTY { "|" PARTY } | "about" ID | "chamber" NAME | "yes" N | "no" N
//            | "at" INSTANT | "claimed" INSTANT | "place" LAT "," LON | "with" NAME "=" VALUE }
//   a vote:  "vote" MOTION ( "yes" | "no" | "abstain" ) ...      an objection: "object" MOTION ...
//
// `at` is the receipt: an act happens when it is received. `claimed` is what its author says
// of an earlier time; it helps nobody.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "casus/accord/accord.h"
#include "casus/base/result.h"
#include "casus/fact/fact.h"

namespace casus::verb {

// The act as a source of the accord would report it; its record id is the hash of the rest, so
// that the same act told twice is one. `received` is when it comes unless the phrase says so.
// Faults: malformed, with the word; not_found (a party that is not declared); range.
base::Result<fact::Fact> parse_act(const accord::Accord& accord, std::string_view phrase, std::optional<measure::Instant> received);

// The phrase again, in one spelling.
[[nodiscard]] std::string print_act(const fact::Fact& act);

// A row of the table docs/formats/incidents_csv.md for the header of a file; an empty header is
// that of a new file. Faults: conflict (the file has no column for something the act says).
struct TableRow {
  std::string header;
  std::string row;  // without line ends
};
base::Result<TableRow> act_row(const fact::Fact& act, std::string_view header);

}  // namespace casus::verb
