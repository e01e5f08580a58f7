// Solver: satisfiability over plain variables, by CaDiCaL, behind an interface of our
// own. It knows no word of the domain.
//
// A literal is +v or -v for a variable v >= 1, as in DIMACS. States:
//
//   ready --clause/fresh--> ready --solve--> yes (holds() may be asked)
//                                        `-> no  (failed() may be asked)
//                                        `-> stopped (the limit was reached)
//
// Any clause or fresh variable returns to `ready`. Equal calls in equal order give equal
// answers, models and cores: there is no clock and no randomness in it, and limits count
// conflicts of the search.
//
//   Solver solver;
//   const Literal a = solver.fresh(), b = solver.fresh();
//   solver.clause({-a, -b});
//   solver.solve({a, b});   // Answer::no, failed(a) and failed(b)
#pragma once

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <memory>
#include <span>

namespace casus::solve {

using Literal = int;

enum class Answer { yes, no, stopped };

class Solver {
 public:
  Solver();
  ~Solver();
  Solver(Solver&&) noexcept;
  Solver& operator=(Solver&&) noexcept;

  [[nodiscard]] Literal fresh();
  void clause(std::span<const Literal> literals);
  void clause(std::initializer_list<Literal> literals) { clause(std::span{literals.begin(), literals.size()}); }

  // Is there a model in which all assumptions hold? Spends at most `budget()` conflicts.
  Answer solve(std::span<const Literal> assumptions);
  Answer solve(std::initializer_list<Literal> assumptions) { return solve(std::span{assumptions.begin(), assumptions.size()}); }
  // After yes: whether the literal holds in the model found.
  [[nodiscard]] bool holds(Literal literal) const;
  // After no: whether the assumption was needed for the refutation. Those that were are
  // refuted together; they need not be a minimal set.
  [[nodiscard]] bool failed(Literal assumption) const;

  // Constraints that are too many to write down: asked with each model found, in the state
  // yes; adds clauses that the model breaks, and says whether it did. Then the search goes
  // on, so that solve() answers yes with models that no refinement breaks. Every clause
  // must follow from the constraint that is meant.
  using Refine = std::function<bool(Solver&)>;
  void refine_by(Refine refine) { refine_ = std::move(refine); }

  // How many conflicts the calls to come may spend together; a call that finds none left
  // is `stopped` at once.
  void allow(std::int64_t conflicts) { budget_ = conflicts; }
  [[nodiscard]] std::int64_t budget() const { return budget_; }

 private:
  struct State;
  Answer solve_once(std::span<const Literal> assumptions);
  std::unique_ptr<State> state_;
  Refine refine_;
  Literal variables_ = 0;
  std::int64_t budget_ = INT64_MAX;
};

}  // namespace casus::solve
