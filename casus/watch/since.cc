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

}  // namespace

Signal since(const Portions& events, const Portions& before) {
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
  Sides event = sides_of(events);
  Sides other = sides_of(before);
  Signal out;
  for (const Position p : changes) {
    const Position last_certain = other.certain.seen_from(p);
    const Position last_possible = other.possible.seen_from(p);
    const bool surely = last_certain > beginning && event.certain.seen_from(p) > last_possible;
    const Position latest = event.possible.seen_from(p);
    const bool perhaps = latest > last_certain && latest > other.possible.first();
    out.then(p, surely ? Truth::yes : perhaps ? Truth::unknown : Truth::no);
  }
  return out;
}

}  // namespace casus::watch
