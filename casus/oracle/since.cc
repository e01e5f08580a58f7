// "After the latest" for instants that are not certain.
#include "casus/oracle/since.h"

#include <algorithm>
#include <set>

namespace casus::oracle {

using measure::Truth;

namespace {

// The latest position, not after `p`, at which one of them may have been.
Position possibly_latest(const std::vector<Portion>& all, Position p) {
  Position latest = beginning;
  for (const Portion& one : all)
    if (one.from <= p) latest = std::max(latest, std::min(one.to - 1, p));
  return latest;
}

// The latest position, not after `p`, such that one of them certainly was then or later,
// and not after `p`. What was at an unknown instant of [from, to) has certainly been at `to`.
Position certainly_latest(const std::vector<Portion>& all, Position p) {
  Position latest = beginning;
  for (const Portion& one : all)
    if (one.certain && one.certain_from <= p) latest = std::max(latest, std::min(one.certain_to - 1, p));
  return latest;
}

Position first_possible(const std::vector<Portion>& all) {
  Position first = ending;
  for (const Portion& one : all) first = std::min(first, one.from);
  return first;
}

Truth answer(const std::vector<Portion>& events, const std::vector<Portion>& before, Position p) {
  const Position last_certain = certainly_latest(before, p);
  const bool ever = last_certain > beginning;
  if (ever && certainly_latest(events, p) > possibly_latest(before, p)) return Truth::yes;
  const Position event = possibly_latest(events, p);
  return event > last_certain && event > first_possible(before) ? Truth::unknown : Truth::no;
}

// The doubts of those that may have been at `p` or before, and not before `first`.
void add_doubts(const std::vector<Portion>& all, Position first, Position p, Reasons& out) {
  for (const Portion& one : all) {
    if (one.from > p || one.to - 1 < first) continue;
    out.insert(one.doubts.begin(), one.doubts.end());
    const bool exact = one.certain_from <= one.from && one.to <= one.certain_to;
    if (one.certain && !exact) out.insert(finding::Reason::uncertain_time);
  }
}

std::set<Position> changes_of(const std::vector<Portion>& events, const std::vector<Portion>& before) {
  std::set<Position> changes;
  for (const std::vector<Portion>* some : {&events, &before})
    for (const Portion& one : *some)
      for (const Position p : {one.from, one.to, one.certain_from, one.certain_to}) changes.insert({p, p + 1});
  return changes;
}

}  // namespace

Reasons doubts_of_since(const std::vector<Portion>& events, const std::vector<Portion>& before, Piece when) {
  std::set<Position> asked{when.from};
  for (const Position p : changes_of(events, before))
    if (when.from < p && p < when.to) asked.insert(p);
  Reasons all;
  for (const Position p : asked) {
    if (answer(events, before, p) != Truth::unknown) continue;
    const Position event = certainly_latest(events, p);
    const Position other = certainly_latest(before, p);
    if (other == beginning) add_doubts(before, beginning, p, all);
    else if (event > other) add_doubts(before, event, p, all);
    if (event <= other) add_doubts(events, other + 1, p, all);
  }
  return all;
}

Signal since(const std::vector<Portion>& events, const std::vector<Portion>& before) {
  Signal signal;
  for (const Position p : changes_of(events, before)) signal.set(p, ending, answer(events, before, p));
  return signal;
}

}  // namespace casus::oracle
