// Supposed records: what a source of the accord would have written of something that it
// did not. They serve to judge again and are never told as records.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "casus/accord/accord.h"
#include "casus/explain/retrial.h"

namespace casus::explain {

// An act of that kind by one who owes it, received at an instant; `declare K` is a
// declaration of K. In the zone, where the act is bound to one. One for each source that can
// write it, those first that have written acts.
struct Deed {
  std::string verb;
  std::string object;
  std::string by;
  std::vector<std::string> to;
  std::string motion;
  std::optional<std::size_t> zone;
};
[[nodiscard]] std::vector<fact::Fact> supposed_acts(const Retrial& retrial, const Deed& deed, measure::Instant at);

// The record again, of another instant, under an id of its own.
[[nodiscard]] fact::Fact supposed_again(const fact::Fact& record, measure::Instant at);
// The same with a number added to its id, for several at once.
[[nodiscard]] fact::Fact numbered(fact::Fact fact, std::size_t n);

// Places that may lie outside whatever zone is asked about; the first ones are where the
// mover of the record was seen outside.
[[nodiscard]] std::vector<fact::Place> places_outside(const Retrial& retrial, const fact::Fact& record);
// A place on the edge of the zone, which belongs to it.
[[nodiscard]] std::optional<fact::Place> place_in(const accord::Accord& accord, std::size_t zone);

// The zone that keys the finding, if one does.
[[nodiscard]] std::optional<std::size_t> zone_of(const Retrial& retrial);
// The threshold that the finding is about; nullptr: its norm is of another form.
[[nodiscard]] const accord::Threshold* threshold_of(const Retrial& retrial);
// The names of what a record may state and the clause adds up.
[[nodiscard]] std::vector<std::string> summed_in(const Retrial& retrial);
// The greatest decimal of which all that the evidence and the clause state under these names are
// whole multiples, at most 1: a sum of it turns in steps of it.
[[nodiscard]] measure::Decimal grain_of(const Retrial& retrial, const std::vector<std::string>& names);
// The evidence as the log holds it last, by time.
[[nodiscard]] std::vector<fact::Fact> evidence_of(const Retrial& retrial);
// Those that are bound by a subject's name: "RUS or UKR" is two parties.
[[nodiscard]] std::vector<std::string> parties_of(const Retrial& retrial);

}  // namespace casus::explain
