// What a pass over changes in time needs: the changes in order, and what stands now.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "casus/watch/signal.h"

namespace casus::watch {

// Sorts a list that mostly consists of a few sorted runs, as it does where things come and go
// in order of time; then the runs are only merged.
template <typename T, typename Before>
void sort_runs(std::vector<T>& all, Before before) {
  constexpr std::size_t most_runs = 64;
  std::vector<std::size_t> bounds{0};
  for (std::size_t i = 1; i < all.size() && bounds.size() <= most_runs; ++i) {
    if (before(all[i], all[i - 1])) bounds.push_back(i);
  }
  if (bounds.size() > most_runs) {
    std::ranges::sort(all, before);
    return;
  }
  bounds.push_back(all.size());
  const auto place = [&](std::size_t bound) { return all.begin() + static_cast<std::ptrdiff_t>(bounds[bound]); };
  while (bounds.size() > 2) {
    std::vector<std::size_t> left{0};
    for (std::size_t i = 2; i < bounds.size(); i += 2) {
      std::inplace_merge(place(i - 2), place(i - 1), place(i), before);
      left.push_back(bounds[i]);
    }
    if (left.back() != bounds.back()) left.push_back(bounds.back());
    bounds = std::move(left);
  }
}

// Things that come at one position and go at a later one, and a pass over all these in order.
// What comes is kept apart from what goes: each list is mostly in order by itself.
template <typename What>
class Changes {
 public:
  void reserve(std::size_t things) {
    come_.reserve(things);
    go_.reserve(things);
  }
  // The span is not empty.
  void add(Span span, What what) {
    come_.push_back({span.from, what});
    go_.push_back({span.to, what});
  }
  // Calls goes(what) and comes(what) for all that change at a position, then settle(span): what
  // stands now stands on the span, up to the next change. Nothing stands after the last.
  template <typename Goes, typename Comes, typename Settle>
  void pass(const Goes& goes, const Comes& comes, const Settle& settle) {
    for (std::vector<Change>* list : {&come_, &go_}) sort_runs(*list, [](const Change& a, const Change& b) { return a.at < b.at; });
    auto come = come_.begin();
    auto go = go_.begin();
    // All that comes goes later.
    const auto next = [&] { return come == come_.end() ? go->at : std::min(come->at, go->at); };
    while (go != go_.end()) {
      const Position at = next();
      for (; go != go_.end() && go->at == at; ++go) goes(go->what);
      for (; come != come_.end() && come->at == at; ++come) comes(come->what);
      settle(Span{at, go == go_.end() ? ending : next()});
    }
  }

 private:
  struct Change {
    Position at;
    What what;
  };
  std::vector<Change> come_;
  std::vector<Change> go_;
};

// What is done where one goes, where one comes, and on each span between.
template <typename Goes, typename Comes, typename Settle>
struct Steps {
  Goes goes;
  Comes comes;
  Settle settle;
};

// A pass as that of Changes over `things`, which are called by their place in the list. Where none
// reaches into the next, as where each return replaces the last, nothing has to be sorted.
template <typename Thing, typename SpanOf, typename Goes, typename Comes, typename Settle>
void pass_over(std::span<const Thing> things, const SpanOf& span_of, const Steps<Goes, Comes, Settle>& steps) {
  const auto into_next = [&](const Thing& one, const Thing& next) { return span_of(next).from < span_of(one).to; };
  if (std::ranges::adjacent_find(things, into_next) != things.end()) {
    Changes<std::uint32_t> changes;
    changes.reserve(things.size());
    for (std::uint32_t i = 0; i < things.size(); ++i) changes.add(span_of(things[i]), i);
    changes.pass(steps.goes, steps.comes, steps.settle);
    return;
  }
  for (std::uint32_t i = 0; i < things.size(); ++i) {
    const Span span = span_of(things[i]);
    const Position next = i + 1 < things.size() ? span_of(things[i + 1]).from : ending;
    steps.comes(i);
    steps.settle(span);
    steps.goes(i);
    if (span.to < next || i + 1 == things.size()) steps.settle(Span{span.to, next});
  }
}

// Which of some numbered things stand now, in no order.
class Standing {
 public:
  explicit Standing(std::size_t most) : place_(most) {}
  void insert(std::uint32_t one) {
    place_[one] = static_cast<std::uint32_t>(all_.size());
    all_.push_back(one);
  }
  // It stands.
  void erase(std::uint32_t one) {
    const std::uint32_t last = all_.back();
    all_[place_[one]] = last;
    place_[last] = place_[one];
    all_.pop_back();
  }
  [[nodiscard]] std::span<const std::uint32_t> all() const { return all_; }

 private:
  std::vector<std::uint32_t> all_;
  std::vector<std::uint32_t> place_;  // in `all_`
};

}  // namespace casus::watch
