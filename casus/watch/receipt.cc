// Receipt before publication, and both before what the record says of itself.
#include "casus/watch/receipt.h"

#include <algorithm>

namespace casus::watch {

using fact::Fact;
using measure::Instant;
using measure::Interval;

std::optional<Instant> learned_at(const Fact& fact) { return fact.received ? fact.received : fact.published; }

std::optional<Instant> known_at(const Fact& fact) {
  const std::optional<Instant> learned = learned_at(fact);
  return learned || !fact.when ? learned : std::optional{fact.when->to};
}

bool comes_late(const accord::Source& source, const Fact& fact) {
  const std::optional<Instant> learned = learned_at(fact);
  return learned && *learned > fact.when->to + source.late;
}

bool ends_when_learned(const Fact& fact) {
  if (fact.root == fact::Root::coverage || fact.when->exact()) return false;
  const std::optional<Instant> learned = learned_at(fact);
  return learned && fact.when->from <= *learned && *learned < fact.when->to;
}

Interval happened_in(const Fact& fact) {
  return ends_when_learned(fact) ? Interval{fact.when->from, *learned_at(fact)} : *fact.when;
}

Instant passed_by(const accord::Source& source, const Fact& fact) {
  const std::optional<Instant> learned = learned_at(fact);
  if (fact.root == fact::Root::declaration) return std::max(happened_in(fact).to, learned.value_or(fact.when->from));
  if (learned) return *learned;
  const bool end_is_told = fact.root == fact::Root::coverage || source.spread || source.format == "alerts_csv";
  return end_is_told ? fact.when->to : fact.when->from;
}

}  // namespace casus::watch
