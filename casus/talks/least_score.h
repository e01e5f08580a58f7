// LeastScore: a party's least score for a solver, as covers and as a decision diagram.
//
// A score is a sum of terms, of each of which exactly one literal holds and brings its
// points: the options of an issue; or a bonus, counted or not. A gain may be counted only
// if its condition holds, a loss must be unless it fails: so the sum of the literals is
// never above the score, and reaches it in some model.
//
//   cover    of a model with too low a sum: a clause that says which terms lost too much,
//            each beside the literals by which it would lose less (Crowder, Johnson and
//            Padberg 1983)
//   diagram  clauses that let no model through with too low a sum (Abio, Nieuwenhuis,
//            Oliveras, Rodriguez-Carbonell and Mayer-Eichberger 2012, for options in place
//            of bits): a node asks for a sum of the terms that are left, and all demands
//            that the same choices satisfy share a node
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <vector>

#include "casus/talks/clauses.h"

namespace casus::talks {

inline constexpr std::size_t largest_diagram = 400'000;  // nodes

// If `when` holds, the party scores at least `points`.
struct ScoreDemand {
  const Party& party;
  Points points;
  solve::Literal when;
};

class LeastScore {
 public:
  // Adds what the terms need, and nothing of the demand yet.
  LeastScore(const ScoreDemand& demand, Clauses& clauses, solve::Solver& solver);

  // After yes: the clause that the model breaks, if it demands the score and misses it.
  [[nodiscard]] std::optional<std::vector<solve::Literal>> cover(const solve::Solver& solver) const;
  // False: it would have more than `most_nodes`; what has been added then forbids nothing.
  bool put_diagram(solve::Solver& solver, std::size_t most_nodes = largest_diagram);

 private:
  struct Term {
    std::vector<solve::Literal> literals{};
    std::vector<Points> points{};
    Points lowest = 0, highest = 0;  // of this term and all after it
  };
  // A node and the demands for which it is the right one: lowest <= demand <= highest.
  // Literal 0 is a constant: yes where any demand down to -unbounded is met, else no.
  struct Node {
    solve::Literal literal = 0;
    Points lowest = 0, highest = 0;
  };
  static constexpr Points unbounded = INT64_MAX / 2;

  std::optional<Node> node(solve::Solver& solver, std::size_t at, Points demand);
  static void put_children(solve::Solver& solver, const Term& term, const std::vector<Node>& children, solve::Literal literal);

  solve::Literal when_;
  Points least_;
  std::vector<Term> terms_;
  std::size_t left_ = 0;                       // nodes that may still be made
  std::vector<std::map<Points, Node>> nodes_;  // [term]: by the highest demand
};

}  // namespace casus::talks
