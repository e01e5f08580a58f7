// Fewest: of some wishes, the fewest that must be given up; then the next fewest, and so
// on, by cores (OLL; Andres, Kaufmann, Matheis and Schaub 2012, as in RC2).
//
// A wish is a literal. next() gives a model in which as few wishes as possible fail. The
// caller forbids what it has seen (by clauses to the solver) and asks again: sizes never
// fall, because what is forbidden never makes a smaller set possible. So sets come
// smallest first, and when none is left, all have been seen.
//
//   Fewest fewest{solver, wishes};
//   while (fewest.next() == Answer::yes) {
//     use(fewest.given_up());
//     solver.clause(at least one of fewest.given_up() holds);
//   }
//
// Its own clauses only define fresh variables; they exclude no model of the caller's.
#pragma once

#include <cstddef>
#include <map>
#include <vector>

#include "casus/solve/counter.h"
#include "casus/solve/solver.h"

namespace casus::solve {

// Numbers of wishes or members, ascending, each once.
using Subset = std::vector<std::size_t>;

class Fewest {
 public:
  Fewest(Solver& solver, std::vector<Literal> wishes);

  // yes: given_up() holds the numbers of the wishes that fail, and the solver its model;
  // no: there is no model at all; stopped: the solver's budget is spent, at_least() stands.
  Answer next();
  [[nodiscard]] const Subset& given_up() const { return given_up_; }
  // No model that is left gives up fewer.
  [[nodiscard]] std::size_t at_least() const { return bound_; }

 private:
  // What an assumption stands for: a wish, or "fewer than k + 1 of a counter".
  struct Limit {
    std::size_t counter = 0;
    std::size_t k = 0;
  };
  [[nodiscard]] std::vector<Literal> core() const;
  std::vector<Literal> minimised(std::vector<Literal> core);
  void relax(const std::vector<Literal>& core);
  void put_limit(std::size_t counter, std::size_t k);
  void read_model();

  Solver& solver_;
  std::vector<Literal> wishes_;
  std::vector<Literal> assumed_;
  std::vector<Counter> counters_;
  std::map<Literal, Limit> limits_;
  std::size_t bound_ = 0;
  Subset given_up_;
};

}  // namespace casus::solve
