// The sweep line over all positions at which a count changes. Cost: n log n for
// the order, plus the loads that are listed as members.
#include "casus/watch/sweep.h"

#include <algorithm>
#include <limits>
#include <tuple>

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

enum class Counter : std::uint8_t { certain, possible };

struct Change {
  Position at;
  bool comes;
  Counter counter;
  std::uint32_t load;
};

std::vector<Change> changes(std::span<const Load> loads, Duration window) {
  std::vector<Change> out;
  out.reserve(loads.size() * 4);
  // Where all of them come, or go: four runs.
  const auto add = [&](Counter counter, bool comes) {
    for (std::uint32_t i = 0; i < loads.size(); ++i) {
      if (counter == Counter::certain && loads[i].certain <= 0) continue;
      const Span span = counter == Counter::certain ? certainly_seen(loads[i], window) : possibly_seen(loads[i], window);
      if (span.from < span.to) out.push_back({comes ? span.from : span.to, comes, counter, i});
    }
  };
  for (const Counter counter : {Counter::possible, Counter::certain}) {
    for (const bool comes : {true, false}) add(counter, comes);
  }
  sort_runs(out, [](const Change& a, const Change& b) {
    if (a.at != b.at) return a.at < b.at;
    return std::tie(a.comes, a.load, a.counter) < std::tie(b.comes, b.load, b.counter);
  });
  return out;
}

class Sweeper {
 public:
  Sweeper(std::span<const Load> loads, std::int64_t threshold) : loads_{loads}, threshold_{threshold}, active_{loads.size()} {}

  void apply(const Change& change) {
    const Load& load = loads_[change.load];
    const std::int64_t sign = change.comes ? 1 : -1;
    if (change.counter == Counter::certain) {
      certain_ += sign * load.certain;
      return;
    }
    timed_ += sign * load.certain;
    if (load.possible) possible_ += sign * *load.possible;
    else unbounded_ += sign;
    if (sign < 0) {
      active_.erase(change.load);
      return;
    }
    active_.insert(change.load);
    if (open_) fresh_.push_back(change.load);
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
  const Interval& when = load.certain_when;
  if (load.goes_on) return {at(when.from), at(when.to + window)};
  return {at(when.to), just_after(when.from + window)};
}

std::vector<Stretch> sweep(std::span<const Load> loads, Duration window, std::int64_t threshold) {
  CASUS_CHECK(threshold > 0);
  const std::vector<Change> all = changes(loads, window);
  Sweeper sweeper{loads, threshold};
  for (std::size_t i = 0; i < all.size();) {
    const Position p = all[i].at;
    for (; i < all.size() && all[i].at == p; ++i) sweeper.apply(all[i]);
    sweeper.settle(p);
  }
  return sweeper.take();
}

}  // namespace casus::watch
