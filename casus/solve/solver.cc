// CaDiCaL behind solver.h. Its contracts are kept here, so that no caller can break one:
// a model is asked for after yes only, a core after no only.
#include "casus/solve/solver.h"

#include <algorithm>
#include <cadical.hpp>
#include <cstdlib>

#include "casus/base/check.h"

namespace casus::solve {

// CaDiCaL tells no number of conflicts, but it offers every clause that it learns to a
// listener, one for each conflict.
class Conflicts final : public CaDiCaL::Learner {
 public:
  bool learning(int) override {
    ++count;
    return false;
  }
  void learn(int) override {}
  std::int64_t count = 0;
};

struct Solver::State {
  State() {
    // Thousands of short searches over one formula: what pays off in a long one, all
    // preprocessing between and before them, costs more here than it saves.
    cadical.configure("plain");
    cadical.set("lucky", 0);
    cadical.set("quiet", 1);  // standard output is the caller's
    cadical.connect_learner(&conflicts);
  }
  Conflicts conflicts;
  mutable CaDiCaL::Solver cadical;
  Answer last = Answer::stopped;
};

Solver::Solver() : state_{std::make_unique<State>()} {}
Solver::~Solver() = default;
Solver::Solver(Solver&&) noexcept = default;
Solver& Solver::operator=(Solver&&) noexcept = default;

Literal Solver::fresh() { return ++variables_; }

void Solver::clause(std::span<const Literal> literals) {
  for (const Literal literal : literals) {
    CASUS_CHECK(literal != 0 && std::abs(literal) <= variables_);
    state_->cadical.add(literal);
  }
  state_->cadical.add(0);
  state_->last = Answer::stopped;
}

Answer Solver::solve(std::span<const Literal> assumptions) {
  while (true) {
    const Answer answer = solve_once(assumptions);
    if (answer != Answer::yes || !refine_ || !refine_(*this)) return answer;
  }
}

Answer Solver::solve_once(std::span<const Literal> assumptions) {
  state_->last = Answer::stopped;
  if (budget_ <= 0) return Answer::stopped;
  CaDiCaL::Solver& cadical = state_->cadical;
  cadical.reserve(variables_);
  for (const Literal literal : assumptions) cadical.assume(literal);
  cadical.limit("conflicts", static_cast<int>(std::min<std::int64_t>(budget_, 2'000'000'000)));
  const std::int64_t before = state_->conflicts.count;
  const int status = cadical.solve();
  // A call without conflicts costs one, so that a loop of easy calls ends too.
  budget_ -= std::max<std::int64_t>(state_->conflicts.count - before, 1);
  if (status == 10) state_->last = Answer::yes;
  if (status == 20) state_->last = Answer::no;
  return state_->last;
}

bool Solver::holds(Literal literal) const {
  CASUS_CHECK(state_->last == Answer::yes);
  return state_->cadical.val(literal) > 0;
}

bool Solver::failed(Literal assumption) const {
  CASUS_CHECK(state_->last == Answer::no);
  return state_->cadical.failed(assumption);
}

}  // namespace casus::solve
