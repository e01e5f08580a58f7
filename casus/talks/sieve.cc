// Demands over blocks. A party's scores within a block are its outer score plus a table
// that never changes; so its threshold is one number a block, and the packages are
// compared thirty-two at a time (kernel.h). Where the points of a table span more than
// int16, they are replaced by their ranks: no block has more than 4096 of them.
#include <algorithm>

#include "casus/talks/space.h"

namespace casus::talks {

namespace {

constexpr Points widest_difference = 32'000;

}  // namespace

Sieve::Sieve(const Space& space, const Demands& demands)
    : space_{space}, demands_{demands}, conditions_{space}, package_(space.talk().issues.size()) {
  for (std::size_t p = 0; p < demands.least.size(); ++p) {
    if (!demands.least[p]) continue;
    if (additive(space.talk().parties[p])) add_table(p, *demands.least[p]);
    else uneven_.push_back(p);
  }
}

void Sieve::add_table(std::size_t party, Points least) {
  const std::vector<Points> none(space_.width(), 0);
  const std::vector<Points>& points = space_.inner_points(party).empty() ? none : space_.inner_points(party);
  Table table;
  table.party = party;
  table.least = least;
  table.lowest = *std::ranges::min_element(points);
  table.highest = *std::ranges::max_element(points);
  if (table.highest - table.lowest > widest_difference) {
    table.values = points;
    std::ranges::sort(table.values);
    const auto twice = std::ranges::unique(table.values);
    table.values.erase(twice.begin(), twice.end());
  }
  for (const Points each : points) {
    const Points rank = table.values.empty() ? each - table.lowest : std::ranges::lower_bound(table.values, each) - table.values.begin();
    table.ranks.push_back(static_cast<std::int16_t>(rank));
  }
  // The padding never reaches a threshold.
  table.ranks.resize(space_.padded(), std::int16_t{-1});
  tables_.push_back(std::move(table));
}

// False: no package of the block reaches what is needed of the table.
bool Sieve::threshold(const Table& table, Points needed, std::vector<Threshold>& thresholds) {
  if (needed > table.highest) return false;
  if (needed <= table.lowest) return true;
  const Points rank = table.values.empty() ? needed - table.lowest : std::ranges::lower_bound(table.values, needed) - table.values.begin();
  thresholds.push_back({table.ranks.data(), static_cast<std::int16_t>(rank)});
  return true;
}

Sieve::Block Sieve::prepare(std::uint64_t block) {
  space_.outer(block, package_);
  thresholds_.clear();
  masked_ = false;
  for (const Table& table : tables_) {
    if (!threshold(table, table.least - space_.outer_points(table.party, package_), thresholds_)) return Block::none;
  }
  for (const Condition* condition : demands_.conditions) {
    const ConditionMask::Known known = conditions_.evaluate(*condition, package_, one_);
    if (known == ConditionMask::Known::no) return Block::none;
    if (known == ConditionMask::Known::yes) continue;
    if (!masked_) mask_ = one_;
    else for (std::size_t i = 0; i < mask_.size(); ++i) mask_[i] = static_cast<std::int16_t>(mask_[i] & one_[i]);
    masked_ = true;
  }
  // Where there is padding, or a party to ask one package at a time, a mask is needed.
  if (!masked_ && (space_.width() != space_.padded() || !uneven_.empty())) {
    mask_.assign(space_.padded(), -1);
    masked_ = true;
  }
  for (std::size_t i = space_.width(); masked_ && i < space_.padded(); ++i) mask_[i] = 0;
  return Block::some;
}

bool Sieve::meets_rest(std::size_t i) {
  space_.inside(i, package_);
  return std::ranges::all_of(uneven_, [&](std::size_t p) { return score(space_.talk().parties[p], package_) >= *demands_.least[p]; });
}

void Sieve::narrow(Mask& mask) {
  mask_reached(thresholds_, mask.data(), space_.padded());
  for (std::size_t i = 0; !uneven_.empty() && i < space_.width(); ++i) {
    if (mask[i] != 0 && !meets_rest(i)) mask[i] = 0;
  }
}

std::uint64_t Sieve::count(std::uint64_t first_block, std::uint64_t last_block) {
  std::uint64_t total = 0;
  for (std::uint64_t b = first_block; b < last_block; ++b) {
    if (prepare(b) == Block::none) continue;
    if (uneven_.empty()) {
      total += count_reached(thresholds_, masked_ ? mask_.data() : nullptr, space_.padded());
      continue;
    }
    narrow(mask_);
    total += static_cast<std::uint64_t>(std::ranges::count(mask_, std::int16_t{-1}));
  }
  return total;
}

const Mask* Sieve::mask(std::uint64_t block) {
  if (prepare(block) == Block::none) return nullptr;
  if (!masked_) mask_.assign(space_.padded(), -1);
  narrow(mask_);
  return &mask_;
}

}  // namespace casus::talks
