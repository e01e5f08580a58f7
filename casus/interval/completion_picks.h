// The picks of one completion after the other, over the same candidates.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "casus/interval/candidates.h"

namespace casus::interval {

enum class Rule : std::uint8_t { nash, kalai_smorodinsky, leximin };
inline constexpr std::array<Rule, 3> rules{Rule::nash, Rule::kalai_smorodinsky, Rule::leximin};

// Numbers of candidates, rising; none: nothing is acceptable.
using Picks = std::array<std::vector<std::uint32_t>, rules.size()>;

class CompletionPicks {
 public:
  // Both must outlive it.
  CompletionPicks(const Ranged& ranged, const Candidates& candidates);
  [[nodiscard]] Picks of(const std::vector<Points>& numbers) const;
  // Of one completion, in steps that take equally long.
  [[nodiscard]] std::uint64_t work() const { return places_.size() * weighed_.size(); }

 private:
  const Ranged& ranged_;
  std::size_t issues_ = 0;
  std::vector<std::size_t> weighed_;
  std::vector<std::size_t> first_;       // by issue: where its options begin in a row of points
  std::vector<std::uint32_t> places_;    // by candidate and issue: where its option stands there
};

}  // namespace casus::interval
