// Options one of which holds, and conditions part by part.
#include "casus/talks/clauses.h"

#include <span>

namespace casus::talks {

using solve::Literal;
using solve::Solver;

namespace {

// Up to this many options, each pair is forbidden; beyond, they are chained.
constexpr std::size_t most_pairwise = 8;

// At most one of them: in groups, the last of each standing for what came before.
void at_most_one(Solver& solver, std::span<const Literal> literals) {
  while (literals.size() > most_pairwise) {
    const Literal earlier = solver.fresh();
    const auto group = literals.first(most_pairwise);
    for (std::size_t i = 0; i < group.size(); ++i) {
      solver.clause({-group[i], earlier});
      for (std::size_t j = 0; j < i; ++j) solver.clause({-group[i], -group[j]});
    }
    literals = literals.subspan(most_pairwise);
    for (const Literal each : literals) solver.clause({-each, -earlier});
  }
  for (std::size_t i = 0; i < literals.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) solver.clause({-literals[i], -literals[j]});
  }
}

Sense opposite(Sense sense) { return sense == Sense::holds ? Sense::fails : Sense::holds; }

}  // namespace

Clauses::Clauses(const Talk& talk, Solver& solver) : solver_{solver} {
  for (const Issue& issue : talk.issues) put_issue(issue);
}

void Clauses::put_issue(const Issue& issue) {
  std::vector<Literal> literals;
  for (std::size_t i = 0; i < issue.options.size(); ++i) literals.push_back(solver_.fresh());
  solver_.clause(literals);
  at_most_one(solver_, literals);
  options_.push_back(std::move(literals));
}

void Clauses::require(Literal when, const Condition& condition, Sense sense) {
  if (condition.kind == Condition::Kind::is) {
    const Literal option = options_[condition.issue][condition.option];
    solver_.clause({-when, sense == Sense::holds ? option : -option});
    return;
  }
  const Sense inner = condition.kind == Condition::Kind::none_of ? opposite(sense) : sense;
  const bool every = (condition.kind == Condition::Kind::all_of) == (sense == Sense::holds) && condition.kind != Condition::Kind::none_of;
  if (every || (condition.kind == Condition::Kind::none_of && sense == Sense::holds)) {
    for (const Condition& part : condition.parts) require(when, part, inner);
    return;
  }
  std::vector<Literal> clause{-when};
  for (const Condition& part : condition.parts) clause.push_back(literal_of(part, inner));
  solver_.clause(clause);
}

Literal Clauses::literal_of(const Condition& condition, Sense sense) {
  if (condition.kind == Condition::Kind::is) {
    const Literal option = options_[condition.issue][condition.option];
    return sense == Sense::holds ? option : -option;
  }
  const Literal literal = solver_.fresh();
  require(literal, condition, sense);
  return literal;
}

}  // namespace casus::talks
