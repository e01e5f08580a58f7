// Conflicts and corrections: which members of a set cannot hold together, and which must
// go so that the rest can.
//
// A member is a literal; the solver's clauses say what each means, and nothing forbids
// all members to fail. Of the members
//   a conflict   (MUS) is a set that cannot hold together, each proper part of it can;
//   a correction (MCS) is a set whose complement can hold together, while no proper part
//                will do as a correction.
// Each conflict is a minimal hitting set of all corrections, and the reverse (Reiter
// 1987), which is how the lists are made: corrections smallest first by cores (fewest.h);
// conflicts smallest first as the smallest sets that hit every correction found so far,
// where a set that can hold together after all gives a correction that was missed
// (Ignatiev, Previti, Liffiton and Marques-Silva 2015).
//
// Their number explodes, so each list has limits and says whether it is complete.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "casus/solve/fewest.h"
#include "casus/solve/solver.h"

namespace casus::solve {

struct Limits {
  std::size_t most = 200;                // sets to list
  std::int64_t conflicts = 2'000'000;    // of the search, all calls together
};

// Sets, smallest first, among equals in the order of their numbers. Not complete: there
// are more, each at least as large as `next_size`.
struct Listing {
  std::vector<Subset> sets;
  bool complete = false;
  std::size_t next_size = 0;
};

// One conflict among the members of `within`; nullopt if they can hold together, or if
// the budget is spent before that is known. A conflict that comes back when the budget
// is spent cannot hold together but may not be minimal: then `solver.budget()` is 0.
std::optional<Subset> one_conflict(Solver& solver, const std::vector<Literal>& members, const Subset& within);

// Adds members that can hold together with `holding` until no more can; gives those left
// over, which are a correction. The solver must just have answered yes on `holding`.
Subset grown_correction(Solver& solver, const std::vector<Literal>& members);

// Forbids models in the solver for good: use a solver of its own for each listing.
// No correction is listed for a clause set without models: complete, and empty.
Listing corrections(Solver& solver, const std::vector<Literal>& members, const Limits& limits);

// `known`: corrections found already, to begin with. No model is forbidden.
Listing conflicts(Solver& solver, const std::vector<Literal>& members, const std::vector<Subset>& known, const Limits& limits);

// Smaller sets first, then by their numbers.
[[nodiscard]] bool before(const Subset& a, const Subset& b);

}  // namespace casus::solve
