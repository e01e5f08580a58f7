// Clauses: the options of issues and conditions over them, for a solver.
#pragma once

#include <vector>

#include "casus/solve/solver.h"
#include "casus/talks/talk.h"

namespace casus::talks {

enum class Sense { holds, fails };

class Clauses {
 public:
  // One literal for each option of the talk; exactly one of an issue's holds.
  Clauses(const Talk& talk, solve::Solver& solver);

  [[nodiscard]] const std::vector<std::vector<solve::Literal>>& options() const { return options_; }
  // If `when` holds, the condition holds, or fails.
  void require(solve::Literal when, const Condition& condition, Sense sense);

 private:
  void put_issue(const Issue& issue);
  solve::Literal literal_of(const Condition& condition, Sense sense);
  solve::Solver& solver_;
  std::vector<std::vector<solve::Literal>> options_;
};

}  // namespace casus::talks
