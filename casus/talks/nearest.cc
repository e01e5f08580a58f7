// The cost is the score of one party more, counted downwards, and the solver asks for less and
// less of it. The first package in order is then found option by option.
#include "casus/talks/nearest.h"

#include <algorithm>

#include "casus/talks/demands.h"
#include "casus/talks/encoding.h"
#include "casus/talks/survey.h"

namespace casus::talks {

namespace {

class Search {
 public:
  Search(const Talk& talk, const std::vector<std::vector<Points>>& costs, const NearestLimits& limits) : costs_{costs}, limits_{limits}, talk_{widened(talk)}, encoding_{talk_, solver_} {
    solver_.allow(limits.conflicts);
    assumed_.assign(encoding_.lines().begin(), encoding_.lines().begin() + static_cast<std::ptrdiff_t>(demands_));
  }

  Nearest find() {
    Nearest out;
    solve::Answer answer = solver_.solve(assumed_);
    while (answer == solve::Answer::yes) {
      out.package = encoding_.package(solver_);
      out.cost = cost_of(out.package);
      if (*out.cost == 0) break;
      answer = solve_with(at_most(*out.cost - 1));
    }
    out.known = answer != solve::Answer::stopped;
    if (!out.cost || !out.known) return out;
    assumed_.push_back(encoding_.lines()[at_most(*out.cost)]);
    solver_.allow(limits_.conflicts_for_first);
    put_first(out);
    return out;
  }

  // Of the talk as it was, with a least score of the cost: for counting.
  [[nodiscard]] Talk within(Points cost) const {
    Talk out = talk_;
    out.lines.resize(demands_);
    out.lines.push_back({"cost", out.parties.size() - 1, {}, -cost});
    return out;
  }

 private:
  // Lines: the talk's and its floors, one for each option, one for each cost.
  Talk widened(const Talk& talk) {
    Talk out = talk;
    for (std::size_t p = 0; p < talk.parties.size(); ++p) {
      if (talk.parties[p].floor) out.lines.push_back({"floor of " + talk.parties[p].id, p, {}, talk.parties[p].floor});
    }
    demands_ = out.lines.size();
    Party text{.id = "the text"};
    Points most = 0;
    for (std::size_t i = 0; i < costs_.size(); ++i) {
      first_option_.push_back(out.lines.size());
      text.points.emplace_back();
      for (std::size_t o = 0; o < costs_[i].size(); ++o) {
        text.points[i].push_back(-costs_[i][o]);
        out.lines.push_back({"", 0, any_of({is(i, o)}), {}});
      }
      most += *std::ranges::max_element(costs_[i]);
    }
    first_cost_ = out.lines.size();
    out.parties.push_back(std::move(text));
    for (Points cost = 0; cost <= most; ++cost) out.lines.push_back({"", out.parties.size() - 1, {}, -cost});
    return out;
  }

  [[nodiscard]] std::size_t at_most(Points cost) const { return first_cost_ + static_cast<std::size_t>(cost); }
  [[nodiscard]] Points cost_of(const Package& package) const {
    Points out = 0;
    for (std::size_t i = 0; i < package.size(); ++i) out += costs_[i][package[i]];
    return out;
  }

  solve::Answer solve_with(std::size_t line) {
    assumed_.push_back(encoding_.lines()[line]);
    const solve::Answer answer = solver_.solve(assumed_);
    assumed_.pop_back();
    return answer;
  }

  // A package is in hand; an earlier option is taken wherever the rest can still be had.
  void put_first(Nearest& out) {
    for (std::size_t i = 0; i < out.package.size(); ++i) {
      for (std::uint32_t o = 0; o < out.package[i]; ++o) {
        const solve::Answer answer = solve_with(first_option_[i] + o);
        out.first = out.first && answer != solve::Answer::stopped;
        if (answer == solve::Answer::stopped) return;
        if (answer == solve::Answer::yes) out.package = encoding_.package(solver_);
      }
      assumed_.push_back(encoding_.lines()[first_option_[i] + out.package[i]]);
    }
  }

  const std::vector<std::vector<Points>>& costs_;
  const NearestLimits& limits_;
  std::size_t demands_ = 0, first_cost_ = 0;
  std::vector<std::size_t> first_option_;
  Talk talk_;
  solve::Solver solver_;
  Encoding encoding_;
  std::vector<solve::Literal> assumed_;
};

}  // namespace

Nearest nearest(const Talk& talk, const std::vector<std::vector<Points>>& costs, base::Executor& executor, const NearestLimits& limits) {
  Search search{talk, costs, limits};
  Nearest out = search.find();
  if (!out.known || !out.cost) return out;
  const Talk within = search.within(*out.cost);
  out.packages = count_meeting(within, all_demands(within), executor);
  return out;
}

}  // namespace casus::talks
