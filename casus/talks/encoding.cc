// Clauses for options, conditions and least scores.
#include "casus/talks/encoding.h"

#include <algorithm>
#include <map>
#include <span>

#include "casus/talks/demands.h"

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

class Encoder {
 public:
  Encoder(const Talk& talk, Solver& solver, std::size_t most_nodes) : talk_{talk}, solver_{solver}, left_{most_nodes} {}

  std::optional<Encoding> run() {
    for (const Issue& issue : talk_.issues) put_issue(issue);
    for (const Line& line : talk_.lines) {
      const Literal literal = solver_.fresh();
      out_.lines.push_back(literal);
      if (!line.at_least) require(literal, line.condition, Sense::holds);
      else if (!require_score(literal, talk_.parties[line.party], *line.at_least)) return std::nullopt;
    }
    return std::move(out_);
  }

 private:
  enum class Sense { holds, fails };
  static Sense opposite(Sense sense) { return sense == Sense::holds ? Sense::fails : Sense::holds; }

  void put_issue(const Issue& issue) {
    std::vector<Literal> literals;
    for (std::size_t i = 0; i < issue.options.size(); ++i) literals.push_back(solver_.fresh());
    solver_.clause(literals);
    at_most_one(solver_, literals);
    out_.options.push_back(std::move(literals));
  }

  // If `when` holds, the condition holds, or fails.
  void require(Literal when, const Condition& condition, Sense sense) {
    if (condition.kind == Condition::Kind::is) {
      const Literal option = out_.options[condition.issue][condition.option];
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

  Literal literal_of(const Condition& condition, Sense sense) {
    if (condition.kind == Condition::Kind::is) {
      const Literal option = out_.options[condition.issue][condition.option];
      return sense == Sense::holds ? option : -option;
    }
    const Literal literal = solver_.fresh();
    require(literal, condition, sense);
    return literal;
  }

  // A part of a score: exactly one of these literals, each with its points.
  struct Term {
    std::vector<Literal> literals;
    std::vector<Points> points;
    Points lowest = 0, highest = 0;   // of this term and all after it
  };
  // A node and the demands for which it is the right one: lowest <= demand <= highest.
  struct Node {
    Literal literal = 0;
    Points lowest = 0, highest = 0;
  };
  static constexpr Points unbounded = INT64_MAX / 2;

  std::vector<Term> terms_of(const Party& party) {
    std::vector<Term> terms;
    for (std::size_t i = 0; i < talk_.issues.size() && !party.points.empty(); ++i) terms.push_back({out_.options[i], party.points[i], 0, 0});
    for (const Bonus& bonus : party.bonuses) {
      // A gain may be counted only if its condition holds; a loss must be, unless it fails.
      const Literal counted = solver_.fresh();
      require(bonus.points > 0 ? counted : -counted, bonus.when, bonus.points > 0 ? Sense::holds : Sense::fails);
      terms.push_back({{counted, -counted}, {bonus.points, 0}, 0, 0});
    }
    Points lowest = 0, highest = 0;
    for (std::size_t i = terms.size(); i-- > 0;) {
      lowest += *std::ranges::min_element(terms[i].points);
      highest += *std::ranges::max_element(terms[i].points);
      terms[i].lowest = lowest;
      terms[i].highest = highest;
    }
    return terms;
  }

  bool require_score(Literal when, const Party& party, Points points) {
    const Points least = least_score(party, points);
    if (party.most && least > *party.most) {
      solver_.clause({-when});
      return true;
    }
    const std::vector<Term> terms = terms_of(party);
    nodes_.assign(terms.size() + 1, {});
    const std::optional<Node> root = node(terms, 0, least);
    if (!root) return false;
    if (root->literal != 0) solver_.clause({-when, root->literal});
    else if (root->lowest > -unbounded) solver_.clause({-when});
    return true;
  }

  // Literal 0 is a constant: yes where any demand down to -unbounded is met, else no.
  std::optional<Node> node(const std::vector<Term>& terms, std::size_t at, Points demand) {
    const Points lowest = at < terms.size() ? terms[at].lowest : 0;
    const Points highest = at < terms.size() ? terms[at].highest : 0;
    if (demand <= lowest) return Node{0, -unbounded, lowest};
    if (demand > highest) return Node{0, highest + 1, unbounded};
    auto& known = nodes_[at];
    const auto next = known.lower_bound(demand);
    if (next != known.end() && next->second.lowest <= demand) return next->second;
    if (left_ == 0) return std::nullopt;
    --left_;
    std::vector<Node> children;
    Node made{0, -unbounded, unbounded};
    for (const Points points : terms[at].points) {
      const std::optional<Node> child = node(terms, at + 1, demand - points);
      if (!child) return std::nullopt;
      children.push_back(*child);
      made.lowest = std::max(made.lowest, child->lowest + points);
      made.highest = std::min(made.highest, child->highest + points);
    }
    made.literal = solver_.fresh();
    put_children(terms[at], children, made.literal);
    nodes_[at].emplace(made.highest, made);
    return made;
  }

  void put_children(const Term& term, const std::vector<Node>& children, Literal literal) {
    for (std::size_t i = 0; i < children.size(); ++i) {
      const Node& child = children[i];
      if (child.literal != 0) solver_.clause({-literal, -term.literals[i], child.literal});
      else if (child.lowest > -unbounded) solver_.clause({-literal, -term.literals[i]});
    }
  }

  const Talk& talk_;
  Solver& solver_;
  std::size_t left_;
  Encoding out_;
  std::vector<std::map<Points, Node>> nodes_;  // [term]: by the highest demand
};

}  // namespace

std::optional<Encoding> encode(const Talk& talk, Solver& solver, std::size_t most_nodes) { return Encoder{talk, solver, most_nodes}.run(); }

Package package_of(const Encoding& encoding, const Solver& solver) {
  Package package;
  for (const std::vector<Literal>& options : encoding.options) {
    const auto chosen = std::ranges::find_if(options, [&](Literal each) { return solver.holds(each); });
    package.push_back(static_cast<std::uint32_t>(chosen - options.begin()));
  }
  return package;
}

}  // namespace casus::talks
