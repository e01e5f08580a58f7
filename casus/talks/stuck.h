// Stuck: which lines cannot hold together (conflicts), and which must be lifted so that
// the rest can (corrections), smallest first, each with packages that show it.
//
// Lines are all that counts here: a party's floor is in it only as a line with at_least.
//
// Two ways to the same lists, each checked against the other in the tests:
//   by_enumeration  few packages and few lines: which lines each package meets; the
//                   largest such sets leave the corrections, whose smallest hitting sets
//                   are the conflicts (Reiter 1987)
//   by_solver       else, with casus/solve
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "casus/solve/subsets.h"
#include "casus/talks/talk.h"

namespace casus::talks {

using LineSet = solve::Subset;  // numbers of lines, ascending

// Without any one of its lines, the others hold together: witness i shows it for line i.
struct Conflict {
  LineSet lines{};
  std::vector<Package> witnesses{};
};

// Every other line holds in this package.
struct Correction {
  LineSet lines{};
  Package witness{};
};

enum class Way { by_enumeration, by_solver };
[[nodiscard]] std::string_view name(Way way);

// No line is in conflict with others: both lists empty and complete.
struct Stuck {
  Way way = Way::by_solver;
  std::vector<Conflict> conflicts{};
  std::vector<Correction> corrections{};
  bool conflicts_complete = false;    // all there are; else each that is missing is at least as large as the last
  bool corrections_complete = false;
};

struct StuckLimits {
  std::uint64_t packages = 4'000'000;    // to enumerate
  std::size_t enumerated_lines = 64;
  std::size_t enumerated_sets = 20'000;
  solve::Limits solver{.most = 2'000, .conflicts = 2'000'000};
};

enum class By { whatever_fits, enumeration, solver };

// Fault of kind range: enumeration was asked for and does not fit.
base::Result<Stuck> stuck(const Talk& talk, By by = By::whatever_fits, const StuckLimits& limits = {});

// The independent check: evaluates the witnesses, and searches for packages that would
// refute the claim, without a solver (refute.h).
enum class Checked { right, wrong, too_large };
[[nodiscard]] Checked check(const Talk& talk, const Conflict& conflict);
[[nodiscard]] Checked check(const Talk& talk, const Correction& correction);

}  // namespace casus::talks
