// Single changes first; then pairs, then threes, without those of which a part works alone.
#include "casus/interval/swaps.h"

#include <algorithm>

#include "casus/interval/differences.h"
#include "casus/talks/frontier.h"
#include "casus/talks/natural.h"

namespace casus::interval {

using talks::Package;

namespace {

constexpr std::size_t most_changes = 300;  // for threes: four and a half million of them

Range plus(const Range& a, const Range& b) { return {a.low + b.low, a.high + b.high}; }

class Finder {
 public:
  Finder(const Ranged& ranged, const Package& from, std::size_t kept) : talk_{ranged.talk}, from_{from}, kept_{kept} {
    out_.weighed = talks::parties_with_points(talk_);
    for (const talks::Line& line : talk_.lines) {
      if (!line.at_least && talks::holds(line.condition, from_)) held_.push_back(&line.condition);
    }
    const Differences differences{ranged};
    for (std::size_t i = 0; i < from.size(); ++i) {
      for (std::uint32_t o = 0; o < talk_.issues[i].options.size(); ++o) {
        if (o != from[i]) add(differences, i, o);
      }
    }
  }

  Swaps find() {
    if (out_.weighed.size() < 2) return std::move(out_);
    pairs();
    out_.complete = changes_.size() <= most_changes;
    if (out_.complete) threes();
    trim();
    return std::move(out_);
  }

 private:
  // A change that works alone is no trade, and is left out of all.
  void add(const Differences& differences, std::size_t issue, std::uint32_t to) {
    Change change{issue, to, {}};
    for (const std::size_t p : out_.weighed) change.rises.push_back({differences.at_least(p, issue, to, from_[issue]), -differences.at_least(p, issue, from_[issue], to)});
    if (!works({&change})) changes_.push_back(std::move(change));
  }

  [[nodiscard]] bool works(const std::vector<const Change*>& some) const {
    for (std::size_t p = 0; p < out_.weighed.size(); ++p) {
      Points least = 0;
      for (const Change* each : some) least += each->rises[p].low;
      if (least <= 0) return false;
    }
    Package package = from_;
    for (const Change* each : some) package[each->issue] = each->to;
    return std::ranges::all_of(held_, [&](const talks::Condition* each) { return talks::holds(*each, package); });
  }

  void pairs() {
    pair_works_.assign(changes_.size() * changes_.size(), false);
    for (std::size_t a = 0; a < changes_.size(); ++a) {
      for (std::size_t b = a + 1; b < changes_.size(); ++b) {
        if (changes_[a].issue == changes_[b].issue || !works({&changes_[a], &changes_[b]})) continue;
        pair_works_[a * changes_.size() + b] = true;
        keep({&changes_[a], &changes_[b]});
      }
    }
  }

  void threes() {
    for (std::size_t a = 0; a < changes_.size(); ++a) {
      for (std::size_t b = a + 1; b < changes_.size(); ++b) {
        if (may_join(a, b)) thirds(a, b);
      }
    }
  }
  void thirds(std::size_t a, std::size_t b) {
    for (std::size_t c = b + 1; c < changes_.size(); ++c) {
      if (may_join(a, c) && may_join(b, c) && works({&changes_[a], &changes_[b], &changes_[c]})) keep({&changes_[a], &changes_[b], &changes_[c]});
    }
  }
  // Of two issues, and no trade by themselves.
  [[nodiscard]] bool may_join(std::size_t a, std::size_t b) const { return changes_[a].issue != changes_[b].issue && !pair_works_[a * changes_.size() + b]; }

  void keep(const std::vector<const Change*>& some) {
    ++out_.count;
    Found found{{}, talks::Natural{1}};
    found.swap.rises.assign(out_.weighed.size(), {});
    for (const Change* each : some) {
      found.swap.changes.push_back(*each);
      for (std::size_t p = 0; p < out_.weighed.size(); ++p) found.swap.rises[p] = plus(found.swap.rises[p], each->rises[p]);
    }
    for (const Range& rise : found.swap.rises) found.product.times(static_cast<std::uint64_t>(rise.low));
    found_.push_back(std::move(found));
    if (found_.size() > 20 * kept_ + 100) shorten();
  }

  // Found in order, so that a stable sort leaves those alike in order.
  void shorten() {
    std::ranges::stable_sort(found_, [](const Found& a, const Found& b) {
      if (a.swap.changes.size() != b.swap.changes.size()) return a.swap.changes.size() < b.swap.changes.size();
      return a.product > b.product;
    });
    if (found_.size() > kept_) found_.resize(kept_);
  }
  void trim() {
    shorten();
    for (Found& each : found_) out_.best.push_back(std::move(each.swap));
  }

  struct Found {
    Swap swap;
    talks::Natural product;
  };

  const talks::Talk& talk_;
  const Package& from_;
  std::size_t kept_;
  std::vector<const talks::Condition*> held_;
  std::vector<Change> changes_;
  std::vector<bool> pair_works_;
  std::vector<Found> found_;
  Swaps out_;
};

}  // namespace

Swaps swaps(const Ranged& ranged, const Package& from, std::size_t kept) { return Finder{ranged, from, kept}.find(); }

}  // namespace casus::interval
