// Counter: how many of some literals hold, as literals of its own (a totalizer; Bailleux
// and Boufkhad 2003).
//
//   Counter counter{solver, inputs};
//   solver.clause({-counter.at_least(3)});   // at most two of them hold
//
// One direction only: if k inputs hold, at_least(k) must hold; at_least(k) may hold in
// vain. That is what an upper bound needs. The clauses for more than k are made when
// at_least(k) is first asked for, and not before.
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "casus/solve/solver.h"

namespace casus::solve {

class Counter {
 public:
  Counter(Solver& solver, std::vector<Literal> inputs);
  Counter(Counter&&) noexcept;
  Counter& operator=(Counter&&) noexcept;
  ~Counter();

  [[nodiscard]] std::size_t inputs() const;
  // 1 <= k <= inputs().
  [[nodiscard]] Literal at_least(Solver& solver, std::size_t k);

 private:
  struct Node;
  static std::unique_ptr<Node> build(std::span<const Literal> inputs);
  static void extend(Solver& solver, Node& node, std::size_t k);
  std::unique_ptr<Node> root_;
};

}  // namespace casus::solve
