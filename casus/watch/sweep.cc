// The sweep line over all instants at which a count changes. Cost: n log n for
// the order, plus the loads that are listed as members.
#include "casus/watch/sweep.h"

#include <algorithm>
#include <limits>
#include <set>
#include <tuple>

#include "casus/base/check.h"

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

enum class Phase : std::uint8_t { open_end, start, closed_end };
enum class Counter : std::uint8_t { certain, possible };

struct Change {
  Instant at;
  Phase phase;
  Counter counter;
  std::uint32_t load;
};

std::vector<Change> changes(std::span<const Load> loads, Duration window) {
  std::vector<Change> out;
  out.reserve(loads.size() * 4);
  for (std::uint32_t i = 0; i < loads.size(); ++i) {
    const Load& load = loads[i];
    const Phase end = load.includes_to ? Phase::closed_end : Phase::open_end;
    out.push_back({load.when.from, Phase::start, Counter::possible, i});
    out.push_back({load.when.to + window, end, Counter::possible, i});
    const Interval certain = load.certain_when;
    if (load.certain <= 0 || certain.to > certain.from + window) continue;
    out.push_back({certain.to, Phase::start, Counter::certain, i});
    out.push_back({certain.from + window, Phase::closed_end, Counter::certain, i});
  }
  std::ranges::sort(out, [](const Change& a, const Change& b) {
    return std::tie(a.at, a.phase, a.load, a.counter) < std::tie(b.at, b.phase, b.load, b.counter);
  });
  return out;
}

class Sweeper {
 public:
  Sweeper(std::span<const Load> loads, std::int64_t threshold) : loads_{loads}, threshold_{threshold} {}

  void apply(const Change& change) {
    const Load& load = loads_[change.load];
    const std::int64_t sign = change.phase == Phase::start ? 1 : -1;
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

  // The verdict at an instant, after its starts came.
  void at(Instant t) {
    if (!reached()) {
      close(t);
      return;
    }
    if (!open_) begin(t);
    current_.members.insert(current_.members.end(), fresh_.begin(), fresh_.end());
    fresh_.clear();
    if (certain_ >= threshold_) {
      if (in_certain_) current_.certain.back().to = t;
      else current_.certain.push_back({t, t});
      in_certain_ = true;
    } else {
      in_certain_ = false;
    }
    current_.reached_but_for_time = current_.reached_but_for_time || timed_ >= threshold_;
    current_.peak_certain = std::max(current_.peak_certain, clamped(certain_));
    if (unbounded_ > 0) current_.peak_possible = std::nullopt;
    else if (current_.peak_possible) current_.peak_possible = std::max(*current_.peak_possible, clamped(possible_));
  }

  // The verdict right after an instant, when its closed ends are gone.
  void after(Instant t) {
    if (certain_ < threshold_) in_certain_ = false;
    if (!reached()) close(t);
  }

  std::vector<Stretch> take() { return std::move(stretches_); }

 private:
  [[nodiscard]] bool reached() const { return unbounded_ > 0 || possible_ >= threshold_; }

  void begin(Instant t) {
    current_ = Stretch{};
    fresh_.clear();
    current_.from = t;
    current_.members.assign(active_.begin(), active_.end());
    open_ = true;
    in_certain_ = false;
  }

  void close(Instant t) {
    if (!open_) return;
    current_.to = t;
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
  std::set<std::uint32_t> active_;
  std::vector<std::uint32_t> fresh_;  // came at this instant, whose verdict is still open
  bool open_ = false;
  bool in_certain_ = false;
  Stretch current_;
  std::vector<Stretch> stretches_;
};

}  // namespace

std::vector<Stretch> sweep(std::span<const Load> loads, Duration window, std::int64_t threshold) {
  CASUS_CHECK(threshold > 0);
  const std::vector<Change> all = changes(loads, window);
  Sweeper sweeper{loads, threshold};
  std::size_t i = 0;
  while (i < all.size()) {
    const Instant t = all[i].at;
    for (; i < all.size() && all[i].at == t && all[i].phase != Phase::closed_end; ++i) sweeper.apply(all[i]);
    sweeper.at(t);
    for (; i < all.size() && all[i].at == t; ++i) sweeper.apply(all[i]);
    sweeper.after(t);
  }
  return sweeper.take();
}

}  // namespace casus::watch
