// Space: the packages of a talk, in blocks that the fast loops take at once.
//
// The issues are split in two: the inner ones, last in the talk's order, whose packages
// make one block of at most longest_block; and the outer ones, each combination of which
// is one block. A block is asked what its packages score and which meet given demands.
//
//   Space space{talk};
//   for (std::uint64_t b = 0; b < space.blocks(); ++b) use(space.package(b, 0));
#pragma once

#include <cstdint>
#include <vector>

#include "casus/talks/demands.h"
#include "casus/talks/kernel.h"
#include "casus/talks/natural.h"
#include "casus/talks/talk.h"

namespace casus::talks {

[[nodiscard]] Natural packages_of(const Talk& talk);

using Mask = std::vector<std::int16_t>;  // -1 or 0 for each package of a block

class Space {
 public:
  // The talk must outlive the space.
  explicit Space(const Talk& talk);

  [[nodiscard]] const Talk& talk() const { return talk_; }
  [[nodiscard]] std::uint64_t blocks() const { return blocks_; }  // UINT64_MAX: at least that
  [[nodiscard]] std::size_t width() const { return width_; }      // packages of one block
  [[nodiscard]] std::size_t padded() const { return padded_; }    // width(), up to a multiple of lane
  [[nodiscard]] std::size_t inner() const { return inner_; }      // the first inner issue

  // The options of the outer issues in block b; the rest are 0.
  void outer(std::uint64_t b, Package& package) const;
  // Sets the inner options of the i-th package of a block.
  void inside(std::size_t i, Package& package) const;
  [[nodiscard]] Package package(std::uint64_t b, std::size_t i) const;

  // What a party scores by the outer options alone, and by those of the i-th inner
  // combination alone; bonuses and `most` not counted.
  [[nodiscard]] Points outer_points(std::size_t party, const Package& package) const;
  [[nodiscard]] const std::vector<Points>& inner_points(std::size_t party) const { return points_[party]; }
  // Where an inner issue has an option.
  [[nodiscard]] const Mask& where(std::size_t issue, std::size_t option) const { return where_[issue - inner_][option]; }

 private:
  const Talk& talk_;
  std::size_t inner_ = 0;
  std::size_t width_ = 1;
  std::size_t padded_ = 1;
  std::uint64_t blocks_ = 1;
  std::vector<std::vector<Points>> points_;      // [party][i]; empty without points
  std::vector<std::vector<Mask>> where_;         // [inner issue][option]
};

// Which packages of a block meet a condition.
class ConditionMask {
 public:
  enum class Known { no, yes, by_mask };
  explicit ConditionMask(const Space& space) : space_{space} {}
  // `outer` as Space::outer gives it. by_mask: `mask` says where, else it is not touched.
  Known evaluate(const Condition& condition, const Package& outer, Mask& mask);

 private:
  Known combine(const Condition& condition, const Package& outer, Mask& mask);
  const Space& space_;
};

// Counts and masks what meets some demands, block by block. Not for several threads at
// once: give each its own.
class Sieve {
 public:
  Sieve(const Space& space, const Demands& demands);

  [[nodiscard]] std::uint64_t count(std::uint64_t first_block, std::uint64_t last_block);
  // -1 for each package of the block that meets them; nullptr if none does.
  [[nodiscard]] const Mask* mask(std::uint64_t block);

 private:
  // A party whose score is a table: its inner points as ranks.
  struct Table {
    std::size_t party = 0;
    Points least = 0;
    std::vector<std::int16_t> ranks;
    std::vector<Points> values;  // ascending; values[rank]; empty: a rank is a difference from `lowest`
    Points lowest = 0, highest = 0;
  };
  enum class Block { none, some };
  void add_table(std::size_t party, Points least);
  static bool threshold(const Table& table, Points needed, std::vector<Threshold>& thresholds);
  Block prepare(std::uint64_t block);
  bool meets_rest(std::size_t i);
  void narrow(Mask& mask);

  const Space& space_;
  const Demands& demands_;
  ConditionMask conditions_;
  std::vector<Table> tables_;
  std::vector<std::size_t> uneven_;  // parties with a least score that is no sum over issues
  Package package_;
  std::vector<Threshold> thresholds_;
  bool masked_ = false;
  Mask mask_, one_;
};

}  // namespace casus::talks
