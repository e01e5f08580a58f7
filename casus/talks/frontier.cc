// A frontier kept while points come in. Most points are dominated by one of the few that
// dominate much; those move to the front and are met first.
#include "casus/talks/frontier.h"

#include <algorithm>
#include <numeric>

#include "casus/talks/demands.h"

namespace casus::talks {

std::vector<std::size_t> parties_with_points(const Talk& talk) {
  std::vector<std::size_t> with;
  for (std::size_t p = 0; p < talk.parties.size(); ++p) {
    if (has_points(talk.parties[p])) with.push_back(p);
  }
  return with;
}

std::uint64_t saturated_sum(std::uint64_t a, std::uint64_t b) { return a > UINT64_MAX - b ? UINT64_MAX : a + b; }
std::uint64_t saturated_product(std::uint64_t a, std::uint64_t b) { return a != 0 && b > UINT64_MAX / a ? UINT64_MAX : a * b; }

void put_in_order(Frontier& frontier) {
  std::vector<std::size_t> order(frontier.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, [&](std::size_t a, std::size_t b) { return std::ranges::lexicographical_compare(frontier.point(b), frontier.point(a)); });
  Frontier out;
  out.parties = frontier.parties;
  for (const std::size_t i : order) {
    out.scores.insert(out.scores.end(), frontier.point(i).begin(), frontier.point(i).end());
    out.packages.push_back(frontier.packages[i]);
    out.examples.push_back(std::move(frontier.examples[i]));
  }
  frontier = std::move(out);
}

bool FrontierBuilder::add(std::span<const Points> point) {
  if (overflowed_) return false;
  const Points* kept = frontier_.scores.data();
  for (std::size_t i = 0; i < frontier_.size(); ++i, kept += parties_) {
    bool reaches = true;
    bool equal = true;
    for (std::size_t p = 0; reaches && p < parties_; ++p) {
      reaches = kept[p] >= point[p];
      equal = equal && kept[p] == point[p];
    }
    if (!reaches) continue;
    if (equal) frontier_.packages[i] = saturated_sum(frontier_.packages[i], 1);
    if (i > 0) swap(i, i / 2);
    return false;
  }
  remove_dominated(point);
  if (frontier_.size() == most_) {
    overflowed_ = true;
    return false;
  }
  frontier_.scores.insert(frontier_.scores.end(), point.begin(), point.end());
  frontier_.packages.push_back(1);
  frontier_.examples.emplace_back();
  return true;
}

void FrontierBuilder::swap(std::size_t i, std::size_t j) {
  for (std::size_t p = 0; p < parties_; ++p) std::swap(frontier_.scores[i * parties_ + p], frontier_.scores[j * parties_ + p]);
  std::swap(frontier_.packages[i], frontier_.packages[j]);
  std::swap(frontier_.examples[i], frontier_.examples[j]);
}

void FrontierBuilder::remove_dominated(std::span<const Points> point) {
  std::size_t i = 0;
  while (i < frontier_.size()) {
    if (!std::ranges::equal(point, frontier_.point(i), std::ranges::greater_equal{})) {
      ++i;
      continue;
    }
    swap(i, frontier_.size() - 1);
    frontier_.scores.resize(frontier_.scores.size() - parties_);
    frontier_.packages.pop_back();
    frontier_.examples.pop_back();
  }
}

Frontier FrontierBuilder::take() {
  put_in_order(frontier_);
  return std::move(frontier_);
}

}  // namespace casus::talks
