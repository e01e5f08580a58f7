// Terms, covers and the diagram.
#include "casus/talks/least_score.h"

#include <algorithm>

#include "casus/talks/demands.h"

namespace casus::talks {

using solve::Literal;
using solve::Solver;

LeastScore::LeastScore(const ScoreDemand& demand, Clauses& clauses, Solver& solver)
    : when_{demand.when}, least_{least_score(demand.party, demand.points)} {
  const Party& party = demand.party;
  if (party.most && least_ > *party.most) solver.clause({-when_});
  for (std::size_t i = 0; i < party.points.size(); ++i) terms_.push_back({clauses.options()[i], party.points[i], 0, 0});
  for (const Bonus& bonus : party.bonuses) {
    const Literal counted = solver.fresh();
    clauses.require(bonus.points > 0 ? counted : -counted, bonus.when, bonus.points > 0 ? Sense::holds : Sense::fails);
    terms_.push_back({{counted, -counted}, {bonus.points, 0}, 0, 0});
  }
  Points lowest = 0, highest = 0;
  for (std::size_t i = terms_.size(); i-- > 0;) {
    lowest += *std::ranges::min_element(terms_[i].points);
    highest += *std::ranges::max_element(terms_[i].points);
    terms_[i].lowest = lowest;
    terms_[i].highest = highest;
  }
}

// The largest losses first, so that the clause is short; what they lose more than is
// needed is then given back, so that it forbids as much as it can.
std::optional<std::vector<Literal>> LeastScore::cover(const Solver& solver) const {
  if (!solver.holds(when_)) return std::nullopt;
  struct Loss {
    std::size_t term;
    Points points;
  };
  std::vector<Loss> losses;
  for (std::size_t t = 0; t < terms_.size(); ++t) {
    const Term& term = terms_[t];
    const auto chosen = std::ranges::find_if(term.literals, [&](Literal each) { return solver.holds(each); }) - term.literals.begin();
    losses.push_back({t, *std::ranges::max_element(term.points) - term.points[static_cast<std::size_t>(chosen)]});
  }
  const Points slack = (terms_.empty() ? 0 : terms_.front().highest) - least_;
  std::ranges::stable_sort(losses, std::ranges::greater{}, &Loss::points);
  Points lost = 0;
  std::size_t taken = 0;
  while (taken < losses.size() && lost <= slack && losses[taken].points > 0) lost += losses[taken++].points;
  if (lost <= slack) return std::nullopt;
  Points excess = lost - slack - 1;
  std::vector<Literal> clause{-when_};
  for (std::size_t i = 0; i < taken; ++i) {
    const Term& term = terms_[losses[i].term];
    const Points given_back = std::min(excess, losses[i].points);
    excess -= given_back;
    const Points best = *std::ranges::max_element(term.points);
    for (std::size_t o = 0; o < term.literals.size(); ++o) {
      if (best - term.points[o] < losses[i].points - given_back) clause.push_back(term.literals[o]);
    }
  }
  return clause;
}

bool LeastScore::put_diagram(Solver& solver, std::size_t most_nodes) {
  left_ = most_nodes;
  nodes_.assign(terms_.size() + 1, {});
  const std::optional<Node> root = node(solver, 0, least_);
  nodes_.clear();
  if (!root) return false;
  if (root->literal != 0) solver.clause({-when_, root->literal});
  else if (root->lowest > -unbounded) solver.clause({-when_});
  return true;
}

std::optional<LeastScore::Node> LeastScore::node(Solver& solver, std::size_t at, Points demand) {
  const Points lowest = at < terms_.size() ? terms_[at].lowest : 0;
  const Points highest = at < terms_.size() ? terms_[at].highest : 0;
  if (demand <= lowest) return Node{0, -unbounded, lowest};
  if (demand > highest) return Node{0, highest + 1, unbounded};
  const auto known = nodes_[at].lower_bound(demand);
  if (known != nodes_[at].end() && known->second.lowest <= demand) return known->second;
  if (left_ == 0) return std::nullopt;
  --left_;
  std::vector<Node> children;
  Node made{0, -unbounded, unbounded};
  for (const Points points : terms_[at].points) {
    const std::optional<Node> child = node(solver, at + 1, demand - points);
    if (!child) return std::nullopt;
    children.push_back(*child);
    made.lowest = std::max(made.lowest, child->lowest + points);
    made.highest = std::min(made.highest, child->highest + points);
  }
  made.literal = solver.fresh();
  put_children(solver, terms_[at], children, made.literal);
  nodes_[at].emplace(made.highest, made);
  return made;
}

void LeastScore::put_children(Solver& solver, const Term& term, const std::vector<Node>& children, Literal literal) {
  for (std::size_t i = 0; i < children.size(); ++i) {
    const Node& child = children[i];
    if (child.literal != 0) solver.clause({-literal, -term.literals[i], child.literal});
    else if (child.lowest > -unbounded) solver.clause({-literal, -term.literals[i]});
  }
}

}  // namespace casus::talks
