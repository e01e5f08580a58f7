// Candidates: the packages that can be a pick in some completion.
#pragma once

#include <cstdint>
#include <vector>

#include "casus/interval/ranged.h"

namespace casus::interval {

struct Candidates {
  std::vector<talks::Package> packages{};  // in order
  bool all = false;  // no other package can be a pick; false: only those that were found
};

struct CandidateLimits {
  std::uint64_t walk = 30'000'000;   // packages to look at one by one
  std::size_t kept = 100'000;        // candidates
  std::size_t found = 2'000;         // of each completion, where not all can be known
  std::uint64_t completions = 4;     // that are searched then, beside both ends
  std::int64_t conflicts = 100'000;  // of the solver
};

// The talk of `ranged` must pass talks::check and be in the order of ids.
//
// All: those that meet every condition and can reach every floor, without those beside which
// another option of one issue is at least as good for every party and better for one in
// every completion. Else the frontiers of acceptable packages of both ends and of the first
// completions by the seed.
[[nodiscard]] Candidates candidates(const Ranged& ranged, std::uint64_t seed, const CandidateLimits& limits = {});

}  // namespace casus::interval
