// Holes by subtraction: the record's span, less what the sources watched.
#include "casus/watch/coverage.h"

#include <algorithm>

#include "casus/watch/blind.h"
#include "casus/watch/intervals.h"

namespace casus::watch {

using fact::Fact;
using measure::Interval;
using measure::Truth;

namespace {

// A source that is silent beyond its `silent` no longer counts as watching.
Intervals silences(const Collected& collected, const accord::Source& source, Interval record) {
  const auto heard = collected.heard.find(source.name);
  if (!source.silent || heard == collected.heard.end()) return {};
  Intervals out;
  measure::Instant last = record.from;
  const auto until = [&](measure::Instant next) {
    if (next - last > *source.silent) out.push_back({last + *source.silent, next});
  };
  for (const Interval& when : heard->second) {
    until(std::min(when.from, record.to));
    last = std::max(last, when.to);
  }
  until(record.to);
  return out;
}

struct Watching {
  Intervals when;
  Intervals denied;
};

// What the holes of one norm are asked of.
struct Question {
  const accord::Accord& accord;
  const Collected& collected;
  const Ground& zones;
  const accord::Norm& norm;
};

Watching watching(const Question& ask, const accord::Source& source, Interval record) {
  Watching out;
  if (source.covers.empty()) out.when.push_back(record);
  for (const accord::Cover& cover : source.covers) {
    if (!watches_zone(ask.zones, cover, ask.norm)) continue;
    const Interval when = cover.when.value_or(record);
    const Interval clipped{std::max(when.from, record.from), std::min(when.to, record.to)};
    if (clipped.from <= clipped.to) out.when.push_back(clipped);
  }
  Intervals blind = silences(ask.collected, source, record);
  for (const std::uint32_t index : ask.collected.coverage) {
    const Fact& fact = ask.collected.log[index];
    if (blinded_source(fact) != source.name || !touches_zone(fact, ask.zones, ask.norm)) continue;
    blind.push_back(*fact.when);
    if (fact.what == "access_denied") out.denied.push_back(*fact.when);
  }
  out.when = minus(normalised(out.when), normalised(blind));
  return out;
}

}  // namespace

std::vector<Hole> holes_of(const accord::Accord& accord, const Collected& collected,
                           const Ground& zones, const accord::Norm& norm) {
  auto record = record_of(accord, collected, norm);
  const bool registered = norm.root == fact::Root::act || norm.root == fact::Root::declaration;
  if (!record || registered) return {};
  const measure::Instant end_of_record = record->to;
  if (norm.from) record->from = std::max(record->from, *norm.from);
  if (norm.until) record->to = std::min(record->to, *norm.until);
  if (record->from > record->to) return {};
  Intervals watched;
  Intervals denied;
  for (const accord::Source& source : accord.sources) {
    if (!observes(collected, source) || !accord::is_of_proof(accord, source, norm)) continue;
    const Watching one = watching({accord, collected, zones, norm}, source, *record);
    watched.insert(watched.end(), one.when.begin(), one.when.end());
    denied.insert(denied.end(), one.denied.begin(), one.denied.end());
  }
  std::vector<Hole> holes;
  for (const Interval& when : minus({*record}, normalised(watched))) {
    const bool by_denial = std::ranges::any_of(
        denied, [&](const Interval& d) { return d.from < when.to && when.from < d.to; });
    holes.push_back({when, when.to == end_of_record, by_denial});
  }
  return holes;
}

}  // namespace casus::watch
