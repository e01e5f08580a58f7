// Encoding: a talk as clauses, so that the solver can say which lines hold together.
//
// One literal for each option, exactly one of an issue's holds; one literal for each
// line: if it holds, the line does. The other direction is not needed, as nobody asks
// the solver to break a line.
//
// A condition becomes clauses part by part. A least score is not written down at first:
// when a model gives a party too little, a clause is added that says which options lost
// it too much (a cover; Crowder, Johnson and Padberg 1983). Most scores are in no
// conflict, and cost a few clauses. One that keeps being broken is written down for good
// as a decision diagram (least_score.h), unless its points are too fine for that.
#pragma once

#include <vector>

#include "casus/solve/solver.h"
#include "casus/talks/least_score.h"
#include "casus/talks/talk.h"

namespace casus::talks {

class Encoding {
 public:
  // The encoding and the solver must stay where they are while the solver is asked.
  Encoding(const Talk& talk, solve::Solver& solver);
  Encoding(const Encoding&) = delete;
  Encoding& operator=(const Encoding&) = delete;

  [[nodiscard]] const std::vector<solve::Literal>& lines() const { return lines_; }  // by number
  // The package of the model that the solver has just found.
  [[nodiscard]] Package package(const solve::Solver& solver) const;

 private:
  struct Score {
    LeastScore least;
    std::size_t covers = 0;   // clauses added so far
    bool written = false;     // as a diagram, or tried in vain
  };
  bool refine(solve::Solver& solver);

  Clauses clauses_;
  std::vector<solve::Literal> lines_;
  std::vector<Score> scores_;
};

}  // namespace casus::talks
