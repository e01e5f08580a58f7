// The sweep line over all positions at which a count changes. Cost: n log n for
// the order, plus the loads that are listed as members.
#include "casus/watch/sweep.h"

#include <algorithm>
#include <limits>

#include "casus/base/check.h"
#include "casus/watch/standing.h"

namespace casus::watch {

using measure::Duration;
using measure::Instant;
using measure::Interval;

namespace {

// Sums of amounts near the limits of int64 must not wrap round.
__extension__ using Wide = __int128;

std::int64_t clamped(Wide value) {
  constexpr Wide most = std::numeric_limits<std::int64_t>::max();
  return static_cast<std::int64_t>(std::min(value, most));
}

// A load comes to the counts, or leaves them: mostly both at once.
struct Counted {
  std::uint32_t load = 0;
  bool certain = false;
  bool possible = false;
};

Changes<Counted> changes_of(std::span<const Load> loads, Duration window) {
  Changes<Counted> out;
  out.reserve(loads.size());
  const auto add = [&](Span span, Counted counted) {
    if (span.from < span.to) out.add(span, counted);
  };
  std::vector<std::uint32_t> apart;
  for (std::uint32_t i = 0; i < loads.size(); ++i) {
    const Span possible = possibly_seen(loads[i], window);
    const bool certain = loads[i].certain > 0;
    const bool at_once = certain && certainly_seen(loads[i], window) == possible;
    add(possible, {.load = i, .certain = at_once, .possible = true});
    if (certain && !at_once) apart.push_back(i);
  }
  // Behind the others: then there are two runs, and no disorder.
  for (const std::uint32_t i : apart) add(certainly_seen(loads[i], window), {.load = i, .certain = true, .possible = false});
  return out;
}

class Sweeper {
 public:
  Sweeper(std::span<const Load> loads, std::int64_t threshold) : loads_{loads}, threshold_{threshold}, active_{loads.size()} {}

  void comes(const Counted& one) {
    count(one, 1);
    if (!one.possible) return;
    active_.insert(one.load);
    if (open_) fresh_.push_back(one.load);
  }
  void goes(const Counted& one) {
    count(one, -1);
    if (one.possible) active_.erase(one.load);
  }

  // All changes at `p` have been applied: what stands holds from here on.
  void settle(Position p) {
    if (!reached()) {
      close(p);
      return;
    }
    if (!open_) begin(p);
    current_.members.insert(current_.members.end(), fresh_.begin(), fresh_.end());
    fresh_.clear();
    note_certain(p, certain_ >= threshold_);
    current_.reached_but_for_time = current_.reached_but_for_time || timed_ >= threshold_;
    current_.peak_certain = std::max(current_.peak_certain, clamped(certain_));
    if (unbounded_ > 0) current_.peak_possible = std::nullopt;
    else if (current_.peak_possible) current_.peak_possible = std::max(*current_.peak_possible, clamped(possible_));
  }

  std::vector<Stretch> take() { return std::move(stretches_); }

 private:
  void count(const Counted& one, std::int64_t sign) {
    const Load& load = loads_[one.load];
    if (one.certain) certain_ += sign * load.certain;
    if (!one.possible) return;
    timed_ += sign * load.certain;
    if (load.possible) possible_ += sign * *load.possible;
    else unbounded_ += sign;
  }

  [[nodiscard]] bool reached() const { return unbounded_ > 0 || possible_ >= threshold_; }

  void begin(Position p) {
    current_ = Stretch{};
    fresh_.clear();
    current_.span.from = p;
    current_.members.assign(active_.all().begin(), active_.all().end());
    open_ = true;
    in_certain_ = false;
  }

  void note_certain(Position p, bool certain) {
    if (certain && !in_certain_) current_.certain.push_back({p, ending});
    if (!certain && in_certain_) current_.certain.back().to = p;
    in_certain_ = certain;
  }

  void close(Position p) {
    if (!open_) return;
    note_certain(p, false);
    current_.span.to = p;
    fresh_.clear();
    std::ranges::sort(current_.members);
    const auto twice = std::ranges::unique(current_.members);
    current_.members.erase(twice.begin(), twice.end());
    stretches_.push_back(std::move(current_));
    open_ = false;
  }

  std::span<const Load> loads_;
  std::int64_t threshold_;
  Wide certain_ = 0;
  Wide possible_ = 0;
  Wide timed_ = 0;  // certain loads, counted wherever they are possible
  std::int64_t unbounded_ = 0;
  Standing active_;
  std::vector<std::uint32_t> fresh_;  // came at this position, whose verdict is still open
  bool open_ = false;
  bool in_certain_ = false;
  Stretch current_;
  std::vector<Stretch> stretches_;
};

}  // namespace

Span possibly_seen(const Load& load, Duration window) {
  const Instant end = load.when.to + window;
  return {at(load.when.from), load.includes_to ? just_after(end) : at(end)};
}

Span certainly_seen(const Load& load, Duration window) {
  const Interval& when = load.spread ? load.when : load.certain_when;
  if (load.goes_on && !load.spread) return {at(when.from), at(when.to + window)};
  return {at(when.to), just_after(when.from + window)};
}

std::vector<Stretch> sweep(std::span<const Load> loads, Duration window, std::int64_t threshold) {
  CASUS_CHECK(threshold > 0);
  Sweeper sweeper{loads, threshold};
  changes_of(loads, window).pass([&](const Counted& one) { sweeper.goes(one); }, [&](const Counted& one) { sweeper.comes(one); },
                                 [&](Span span) { sweeper.settle(span.from); });
  return sweeper.take();
}

}  // namespace casus::watch
