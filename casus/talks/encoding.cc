// Clauses for a talk, and what is added while the solver works.
#include "casus/talks/encoding.h"

#include <algorithm>

namespace casus::talks {

using solve::Literal;
using solve::Solver;

namespace {

constexpr std::size_t covers_before_diagram = 48;

}  // namespace

Encoding::Encoding(const Talk& talk, Solver& solver) : clauses_{talk, solver} {
  for (const Line& line : talk.lines) {
    lines_.push_back(solver.fresh());
    if (line.at_least) scores_.push_back({LeastScore{{talk.parties[line.party], *line.at_least, lines_.back()}, clauses_, solver}});
    else clauses_.require(lines_.back(), line.condition, Sense::holds);
  }
  if (!scores_.empty()) solver.refine_by([this](Solver& each) { return refine(each); });
}

// The model is gone with the first clause that is added, so all covers are made first.
bool Encoding::refine(Solver& solver) {
  std::vector<std::vector<Literal>> broken;
  std::vector<Score*> stubborn;
  for (Score& score : scores_) {
    auto cover = score.least.cover(solver);
    if (!cover) continue;
    broken.push_back(std::move(*cover));
    if (++score.covers > covers_before_diagram && !score.written) stubborn.push_back(&score);
  }
  for (const auto& clause : broken) solver.clause(clause);
  for (Score* score : stubborn) {
    score->written = true;
    score->least.put_diagram(solver);
  }
  return !broken.empty();
}

Package Encoding::package(const Solver& solver) const {
  Package package;
  for (const std::vector<Literal>& options : clauses_.options()) {
    const auto chosen = std::ranges::find_if(options, [&](Literal each) { return solver.holds(each); });
    package.push_back(static_cast<std::uint32_t>(chosen - options.begin()));
  }
  return package;
}

}  // namespace casus::talks
