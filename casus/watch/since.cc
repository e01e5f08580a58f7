// One pass over all places at which the latest of either may change.
#include "casus/watch/since.h"

#include <algorithm>

namespace casus::watch {

using measure::Truth;

namespace {

// The latest place, as seen from a place that only moves forward. What began before is
// at its last place, or still there.
class Latest {
 public:
  void add(Span span) { spans_.push_back(span); }
  void settle() { std::ranges::sort(spans_); }
  [[nodiscard]] Position seen_from(Position p) {
    for (; next_ < spans_.size() && spans_[next_].from <= p; ++next_) last_ = std::max(last_, spans_[next_].to - 1);
    return std::min(last_, p);
  }
  [[nodiscard]] Position first() const { return spans_.empty() ? ending : spans_.front().from; }

 private:
  std::vector<Span> spans_;
  std::size_t next_ = 0;
  Position last_ = beginning;
};

struct Sides {
  Latest possible;
  Latest certain;
};

Sides sides_of(const Portions& portions) {
  Sides out;
  for (const Portion& one : portions) {
    out.possible.add(one.possible);
    if (one.sure) out.certain.add(one.certain);
  }
  out.possible.settle();
  out.certain.settle();
  return out;
}

// Their doubts, and of one that is certain but for its instant, that.
DoubtIndex doubts_of(const Portions& portions) {
  Portions doubted;
  for (const Portion& one : portions) {
    Portion& own = doubted.emplace_back(Portion{.possible = one.possible, .certain = {}, .doubts = one.doubts, .support = {}});
    const bool inexact = one.sure && (one.certain.from > one.possible.from || one.certain.to < one.possible.to);
    if (inexact) own.doubts.insert(finding::Reason::uncertain_time);
  }
  return DoubtIndex{doubted};
}

// What leaves it open at a position, by the last certain ones as they are seen from there.
class Doubts {
 public:
  Doubts(const Portions& events, const Portions& before) : events_{doubts_of(events)}, before_{doubts_of(before)} {}

  [[nodiscard]] Reasons at(Position p, Position last_event, Position last_before) const {
    const bool none_before = last_before <= beginning;
    Reasons out;
    if (last_event <= last_before) out |= events_.touching({last_before + 1, p + 1});
    if (none_before) out |= before_.touching({beginning, p + 1});
    else if (last_event > last_before) out |= before_.touching({last_event, p + 1});
    return out;
  }

 private:
  DoubtIndex events_;
  DoubtIndex before_;
};

// All places at which the latest of either may change, ascending, each once.
std::vector<Position> changes_of(const Portions& events, const Portions& before) {
  std::vector<Position> changes;
  for (const Portions* some : {&events, &before}) {
    for (const Portion& one : *some) {
      for (const Position p : {one.possible.from, one.possible.to, one.certain.from, one.certain.to}) {
        if (p <= beginning || p >= ending) continue;
        changes.push_back(p);
        changes.push_back(p + 1);
      }
    }
  }
  std::ranges::sort(changes);
  const auto twice = std::ranges::unique(changes);
  changes.erase(twice.begin(), twice.end());
  return changes;
}

}  // namespace

Since since(const Portions& events, const Portions& before) {
  const std::vector<Position> changes = changes_of(events, before);
  const Doubts doubts{events, before};
  Sides event = sides_of(events);
  Sides other = sides_of(before);
  Since out;
  for (std::size_t i = 0; i < changes.size(); ++i) {
    const Position p = changes[i];
    const Position last_certain = other.certain.seen_from(p);
    const Position last_possible = other.possible.seen_from(p);
    const Position last_event = event.certain.seen_from(p);
    const bool surely = last_certain > beginning && last_event > last_possible;
    const Position latest = event.possible.seen_from(p);
    const bool perhaps = !surely && latest > last_certain && latest > other.possible.first();
    out.signal.then(p, surely ? Truth::yes : perhaps ? Truth::unknown : Truth::no);
    const Span until_next{p, i + 1 < changes.size() ? changes[i + 1] : ending};
    if (perhaps) out.doubts.push_back({.possible = until_next, .certain = {}, .doubts = doubts.at(p, last_event, last_certain), .support = {}});
  }
  return out;
}

}  // namespace casus::watch
