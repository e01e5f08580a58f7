// The solver counts what is not kept, and is asked for less and less of it. The first package
// in order is then found option by option.
#include "casus/talks/nearest.h"

#include <algorithm>

#include "casus/talks/demands.h"
#include "casus/talks/encoding.h"
#include "casus/talks/survey.h"

namespace casus::talks {

namespace {

using solve::Literal;

// Literals of which the n-th has to hold if n + 1 of the inputs do (a totalizer; Bailleux and
// Boufkhad 2003).
std::vector<Literal> counted(solve::Solver& solver, std::span<const Literal> inputs) {
  if (inputs.size() < 2) return {inputs.begin(), inputs.end()};
  const std::vector<Literal> a = counted(solver, inputs.first(inputs.size() / 2)), b = counted(solver, inputs.subspan(inputs.size() / 2));
  std::vector<Literal> out;
  for (std::size_t i = 0; i < inputs.size(); ++i) out.push_back(solver.fresh());
  for (std::size_t i = 0; i <= a.size(); ++i) {
    for (std::size_t j = 0; j <= b.size(); ++j) {
      if (i + j == 0) continue;
      std::vector<Literal> clause{out[i + j - 1]};
      if (i > 0) clause.push_back(-a[i - 1]);
      if (j > 0) clause.push_back(-b[j - 1]);
      solver.clause(clause);
    }
  }
  return out;
}

class Search {
 public:
  Search(const Talk& talk, const std::vector<std::vector<Points>>& costs, const NearestLimits& limits) : costs_{costs}, limits_{limits}, talk_{widened(talk)}, encoding_{talk_, solver_} {
    solver_.allow(limits.conflicts);
    const std::vector<Literal>& lines = encoding_.lines();
    assumed_.assign(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(demands_));
    std::vector<Literal> lost;
    for (std::size_t line = first_kept_; line < lines.size(); ++line) lost.push_back(-lines[line]);
    lost_ = counted(solver_, lost);
  }

  Nearest find() {
    Nearest out;
    solve::Answer answer = solver_.solve(assumed_);
    while (answer == solve::Answer::yes) {
      out.package = encoding_.package(solver_);
      out.cost = cost_of(out.package);
      if (*out.cost == 0) break;
      answer = solve_with(-lost_[static_cast<std::size_t>(*out.cost) - 1]);
    }
    out.known = answer != solve::Answer::stopped;
    if (!out.cost || !out.known) return out;
    if (static_cast<std::size_t>(*out.cost) < lost_.size()) assumed_.push_back(-lost_[static_cast<std::size_t>(*out.cost)]);
    solver_.allow(limits_.conflicts_for_first);
    put_first(out);
    return out;
  }

 private:
  // Lines: the talk's and its floors; one for each option; and for each issue and cost from 0
  // on one that it costs no more. As many of those last do not hold as the package costs.
  Talk widened(const Talk& talk) {
    Talk out = talk;
    for (std::size_t p = 0; p < talk.parties.size(); ++p) {
      if (talk.parties[p].floor) out.lines.push_back({"floor of " + talk.parties[p].id, p, {}, talk.parties[p].floor});
    }
    demands_ = out.lines.size();
    for (std::size_t i = 0; i < costs_.size(); ++i) {
      first_option_.push_back(out.lines.size());
      for (std::size_t o = 0; o < costs_[i].size(); ++o) out.lines.push_back({"", 0, any_of({is(i, o)}), {}});
    }
    first_kept_ = out.lines.size();
    for (std::size_t i = 0; i < costs_.size(); ++i) {
      for (Points cost = 0; cost < *std::ranges::max_element(costs_[i]); ++cost) {
        std::vector<Condition> kept;
        for (std::size_t o = 0; o < costs_[i].size(); ++o) {
          if (costs_[i][o] <= cost) kept.push_back(is(i, o));
        }
        out.lines.push_back({"", 0, any_of(std::move(kept)), {}});
      }
    }
    return out;
  }

  [[nodiscard]] Points cost_of(const Package& package) const {
    Points out = 0;
    for (std::size_t i = 0; i < package.size(); ++i) out += costs_[i][package[i]];
    return out;
  }

  solve::Answer solve_with(Literal literal) {
    assumed_.push_back(literal);
    const solve::Answer answer = solver_.solve(assumed_);
    assumed_.pop_back();
    return answer;
  }

  // A package is in hand; an earlier option is taken wherever the rest can still be had.
  void put_first(Nearest& out) {
    for (std::size_t i = 0; i < out.package.size(); ++i) {
      for (std::uint32_t o = 0; o < out.package[i]; ++o) {
        const solve::Answer answer = solve_with(encoding_.lines()[first_option_[i] + o]);
        out.first = out.first && answer != solve::Answer::stopped;
        if (answer == solve::Answer::stopped) return;
        if (answer == solve::Answer::yes) out.package = encoding_.package(solver_);
      }
      assumed_.push_back(encoding_.lines()[first_option_[i] + out.package[i]]);
    }
  }

  const std::vector<std::vector<Points>>& costs_;
  const NearestLimits& limits_;
  std::size_t demands_ = 0, first_kept_ = 0;
  std::vector<std::size_t> first_option_;
  Talk talk_;
  solve::Solver solver_;
  Encoding encoding_;
  std::vector<Literal> assumed_, lost_;
};

// How many acceptable packages cost no more: the cost as the score of one party more, counted
// downwards.
std::optional<std::uint64_t> count_within(Talk talk, const std::vector<std::vector<Points>>& costs, Points cost, base::Executor& executor) {
  Party text{.id = "the text", .points = costs};
  for (auto& row : text.points) {
    for (Points& points : row) points = -points;
  }
  talk.lines.push_back({"cost", talk.parties.size(), {}, -cost});
  talk.parties.push_back(std::move(text));
  return count_meeting(talk, all_demands(talk), executor);
}

}  // namespace

Nearest nearest(const Talk& talk, const std::vector<std::vector<Points>>& costs, base::Executor& executor, const NearestLimits& limits) {
  Nearest out = Search{talk, costs, limits}.find();
  if (out.known && out.cost) out.packages = count_within(talk, costs, *out.cost, executor);
  return out;
}

}  // namespace casus::talks
