// Clauses: the lines of a talk over plain variables, for programs that read WCNF or OPB.
//
// Variables are numbered from 1: first the options, issue by issue, exactly one of an issue
// true; then one for each line, true if the line is lifted; then what is needed in between.
// Every variable in between is either defined by clauses in both directions, or may be false.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "casus/talks/talk.h"

namespace casus::exchange {

using Literal = std::int64_t;  // -3 is "not 3"
using Clause = std::vector<Literal>;

class ClauseMaker {
 public:
  explicit ClauseMaker(const talks::Talk& talk);

  [[nodiscard]] Literal option(std::size_t issue, std::size_t option) const { return first_[issue] + static_cast<Literal>(option); }
  [[nodiscard]] Literal lifted(std::size_t line) const { return lines_ + static_cast<Literal>(line); }
  [[nodiscard]] Literal fresh() { return ++variables_; }
  [[nodiscard]] Literal variables() const { return variables_; }

  // Exactly one option of each issue.
  void put_issues();
  // Line or lifted. Of a least score only with put_score.
  void put_condition(std::size_t line);
  // A least score as a decision diagram. Fault of kind range: more than `most` states.
  base::Result<base::Done> put_score(std::size_t line, std::size_t most = 100'000);

  [[nodiscard]] const std::vector<Clause>& clauses() const { return clauses_; }
  // A line of comment for each variable that means something: "x1: water=1".
  [[nodiscard]] std::string legend(std::string_view comment) const;

 private:
  struct Reach {  // what the issues behind this one can add
    std::size_t issue = 0;
    talks::Points least = 0, best = 0, worst = 0;
  };
  Literal literal(const talks::Condition& condition);
  void put_steps(const Reach& reach, const std::vector<talks::Points>& row, const std::pair<talks::Points, Literal>& from, std::map<talks::Points, Literal>& next);

  const talks::Talk& talk_;
  std::vector<Literal> first_;
  Literal lines_ = 0, variables_ = 0;
  std::vector<Clause> clauses_;
};

}  // namespace casus::exchange
