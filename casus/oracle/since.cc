// "After the latest" for instants that are not certain.
#include "casus/oracle/since.h"

#include <algorithm>
#include <set>
#include <utility>

namespace casus::oracle {

using measure::Truth;

namespace {

using Point = std::pair<Position, std::size_t>;  // and the rank there

Point point(const Sequence& two, const Portion& one, Position p) { return {p, two.rank ? two.rank(one) : 0}; }

// The latest point, not after `p`, at which one of them may have been.
Point possibly_latest(const Sequence& two, const std::vector<Portion>& all, Position p) {
  Point latest{beginning, 0};
  for (const Portion& one : all)
    if (one.from <= p) latest = std::max(latest, point(two, one, std::min(one.to - 1, p)));
  return latest;
}

// The latest point, not after `p`, such that one of them certainly was then or later,
// and not after `p`. What was at an unknown instant of [from, to) has certainly been at `to`.
Point certainly_latest(const Sequence& two, const std::vector<Portion>& all, Position p) {
  Point latest{beginning, 0};
  for (const Portion& one : all)
    if (one.certain && one.certain_from <= p) latest = std::max(latest, point(two, one, std::min(one.certain_to - 1, p)));
  return latest;
}

Point first_possible(const Sequence& two, const std::vector<Portion>& all) {
  Point first{ending, 0};
  for (const Portion& one : all) first = std::min(first, point(two, one, one.from));
  return first;
}

Truth answer(const Sequence& two, Position p) {
  const Point last_certain = certainly_latest(two, two.before, p);
  const bool ever = last_certain.first > beginning;
  if (ever && certainly_latest(two, two.events, p) > possibly_latest(two, two.before, p)) return Truth::yes;
  const Point event = possibly_latest(two, two.events, p);
  return event > last_certain && event > first_possible(two, two.before) ? Truth::unknown : Truth::no;
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

std::set<Position> changes_of(const Sequence& two) {
  std::set<Position> changes;
  for (const std::vector<Portion>* some : {&two.events, &two.before})
    for (const Portion& one : *some)
      for (const Position p : {one.from, one.to, one.certain_from, one.certain_to}) changes.insert({p, p + 1});
  return changes;
}

}  // namespace

Reasons doubts_of_since(const Sequence& two, Piece when) {
  std::set<Position> asked{when.from};
  for (const Position p : changes_of(two))
    if (when.from < p && p < when.to) asked.insert(p);
  Reasons all;
  for (const Position p : asked) {
    if (answer(two, p) != Truth::unknown) continue;
    const Point event = certainly_latest(two, two.events, p);
    const Point other = certainly_latest(two, two.before, p);
    if (other.first == beginning) add_doubts(two.before, beginning, p, all);
    else if (event > other) add_doubts(two.before, event.first, p, all);
    // One that has a rank may have come later at the same position.
    if (event <= other) add_doubts(two.events, two.rank ? other.first : other.first + 1, p, all);
  }
  return all;
}

Signal since(const Sequence& two) {
  Signal signal;
  for (const Position p : changes_of(two)) signal.set(p, ending, answer(two, p));
  return signal;
}

}  // namespace casus::oracle
