// Steady: in how many completions a package is the pick.
//
// Every completion is looked at where they are few; else some are drawn (draws.h). In each,
// the picks are those of docs/talks.md over the candidates: Nash, Kalai-Smorodinsky, leximin,
// on the frontier of what is acceptable there. Packages that tie are all the pick.
//
// Necessary: the pick in every completion. Possible: the pick in one. Both are exact where
// every completion was looked at. Else one drawn completion proves possible and not
// necessary. Of Nash's pick the ends decide more (Differences): whether it is necessary, and of
// many packages that they are not possible, because one that often is the pick beats them in
// every completion.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "casus/base/executor.h"
#include "casus/interval/completion_picks.h"
#include "casus/interval/ranged.h"

namespace casus::interval {

struct Standing {
  talks::Package package{};
  std::uint64_t picked = 0;              // completions
  std::optional<bool> necessary{};       // none: not known
};

struct Steadiness {
  std::uint64_t completions = 0;         // that were looked at
  bool every = false;                    // all there are
  std::uint64_t seed = 0;
  std::uint64_t none = 0;                // of them, those in which nothing is acceptable
  bool all_candidates = false;           // false: picks of those packages that were found
  std::size_t candidates = 0;
  std::array<std::vector<Standing>, rules.size()> by_rule{};  // most often picked first, then in order
  std::optional<std::size_t> nash_at_most{};  // so many packages can be Nash's pick, those picked among them; none: not known
};

struct Draws {
  std::uint64_t seed = 1;
  std::optional<std::uint64_t> completions{};  // how many to look at; none: 1,000, or as many as take a second or so
};
inline constexpr std::uint64_t most_completions = 1'000'000;

// The talk of `ranged` must pass talks::check and be in the order of ids.
[[nodiscard]] Steadiness steadiness(const Ranged& ranged, const Draws& draws, base::Executor& executor, const CandidateLimits& limits = {});

}  // namespace casus::interval
