// What a pass over changes in time needs: the changes in order, and what stands now.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

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
