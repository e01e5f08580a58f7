// One pass over all places at which the latest of either may change.
#include "casus/watch/since.h"

#include <algorithm>
#include <queue>
#include <utility>

namespace casus::watch {

using measure::Truth;

namespace {

// Where it was, and which record it is where that decides.
struct Place {
  Position at = beginning;
  std::uint32_t record = 0;
  friend auto operator<=>(const Place&, const Place&) = default;
};

// The latest place, as seen from a place that only moves forward. What began before is
// at its last place, or still there.
class Latest {
 public:
  void add(Span span, std::uint32_t record) { spans_.push_back({span, record}); }
  void settle() { std::ranges::sort(spans_, {}, [](const One& one) { return std::pair{one.span, one.record}; }); }
  [[nodiscard]] Place seen_from(Position p) {
    for (; next_ < spans_.size() && spans_[next_].span.from <= p; ++next_) {
      const auto& [span, record] = spans_[next_];
      last_ = std::max(last_, {span.to - 1, record});
      there_.emplace(record, span.to - 1);
    }
    if (last_.at <= p) return last_;
    while (there_.top().second < p) there_.pop();
    return {p, there_.top().first};
  }
  [[nodiscard]] Place first() const { return spans_.empty() ? Place{ending} : Place{spans_.front().span.from, spans_.front().record}; }

 private:
  struct One {
    Span span;
    std::uint32_t record;
  };
  std::vector<One> spans_;
  std::size_t next_ = 0;
  Place last_;
  std::priority_queue<std::pair<std::uint32_t, Position>> there_;  // records that began, and their last places
};

struct Sides {
  Latest possible;
  Latest certain;
};

Sides sides_of(const Portions& portions, OfOneInstant order) {
  Sides out;
  for (const Portion& one : portions) {
    const std::uint32_t record = order == OfOneInstant::in_log_order ? one.evidence.front() : 0;
    out.possible.add(one.possible, record);
    if (one.sure) out.certain.add(one.certain, record);
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
  Doubts(const Portions& events, const Portions& before, OfOneInstant order)
      : events_{doubts_of(events)}, before_{doubts_of(before)}, after_{order == OfOneInstant::at_once ? 1 : 0} {}

  [[nodiscard]] Reasons at(Position p, Place last_event, Place last_before) const {
    const bool none_before = last_before.at <= beginning;
    Reasons out;
    if (last_event <= last_before) out |= events_.touching({last_before.at + after_, p + 1});
    if (none_before) out |= before_.touching({beginning, p + 1});
    else if (last_event > last_before) out |= before_.touching({last_event.at, p + 1});
    return out;
  }

 private:
  DoubtIndex events_;
  DoubtIndex before_;
  Position after_;  // how far on what came later is, at the least
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

Since since(const Portions& events, const Portions& before, OfOneInstant order) {
  const std::vector<Position> changes = changes_of(events, before);
  const Doubts doubts{events, before, order};
  Sides event = sides_of(events, order);
  Sides other = sides_of(before, order);
  Since out;
  for (std::size_t i = 0; i < changes.size(); ++i) {
    const Position p = changes[i];
    const Place last_certain = other.certain.seen_from(p);
    const Place last_possible = other.possible.seen_from(p);
    const Place last_event = event.certain.seen_from(p);
    const bool surely = last_certain.at > beginning && last_event > last_possible;
    const Place latest = event.possible.seen_from(p);
    const bool perhaps = !surely && latest > last_certain && latest > other.possible.first();
    out.signal.then(p, surely ? Truth::yes : perhaps ? Truth::unknown : Truth::no);
    const Span until_next{p, i + 1 < changes.size() ? changes[i + 1] : ending};
    if (perhaps) out.doubts.push_back({.possible = until_next, .certain = {}, .doubts = doubts.at(p, last_event, last_certain), .support = {}});
  }
  return out;
}

}  // namespace casus::watch
