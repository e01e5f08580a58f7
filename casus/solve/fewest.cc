// OLL. Every core says: one of these must be given up. It is taken out of what is
// assumed, the lower bound rises by one, and in its place stands a counter of the same
// literals with the wish that not two of them fail; when that wish is in a core itself,
// the next one, not three, takes its place.
#include "casus/solve/fewest.h"

#include <algorithm>

namespace casus::solve {

namespace {

// A core is worth shrinking while that is cheap: these many conflicts for each literal.
constexpr std::int64_t conflicts_per_literal = 20;
constexpr std::size_t longest_to_shrink = 120;

}  // namespace

Fewest::Fewest(Solver& solver, std::vector<Literal> wishes)
    : solver_{solver}, wishes_{std::move(wishes)}, assumed_{wishes_} {}

Answer Fewest::next() {
  while (true) {
    const Answer answer = solver_.solve(assumed_);
    if (answer == Answer::yes) read_model();
    if (answer != Answer::no) return answer;
    std::vector<Literal> found = core();
    if (found.empty()) return Answer::no;
    found = minimised(std::move(found));
    if (found.empty()) return Answer::no;
    relax(found);
  }
}

std::vector<Literal> Fewest::core() const {
  std::vector<Literal> found;
  std::ranges::copy_if(assumed_, std::back_inserter(found), [&](Literal each) { return solver_.failed(each); });
  return found;
}

// Tries to do without each literal in turn; a smaller core makes a smaller counter and a
// bound that says more.
std::vector<Literal> Fewest::minimised(std::vector<Literal> core) {
  if (core.size() < 2 || core.size() > longest_to_shrink) return core;
  const std::int64_t whole = solver_.budget();
  std::int64_t spent = 0;
  for (std::size_t at = 0; at < core.size() && spent < whole;) {
    std::vector<Literal> without = core;
    without.erase(without.begin() + static_cast<std::ptrdiff_t>(at));
    const std::int64_t allowed = std::min(conflicts_per_literal, whole - spent);
    solver_.allow(allowed);
    const Answer answer = solver_.solve(without);
    spent += allowed - solver_.budget();
    if (answer == Answer::no) {
      std::erase_if(without, [&](Literal each) { return !solver_.failed(each); });
      const auto kept = static_cast<std::size_t>(
          std::count_if(core.begin(), core.begin() + static_cast<std::ptrdiff_t>(at), [&](Literal each) { return std::ranges::find(without, each) != without.end(); }));
      core = std::move(without);
      at = kept;
    } else {
      ++at;
    }
  }
  solver_.allow(whole - spent);
  return core;
}

void Fewest::relax(const std::vector<Literal>& core) {
  ++bound_;
  std::vector<Literal> failing;
  for (const Literal each : core) {
    failing.push_back(-each);
    std::erase(assumed_, each);
    const auto limit = limits_.find(each);
    if (limit != limits_.end()) put_limit(limit->second.counter, limit->second.k + 1);
  }
  if (failing.size() == 1) {
    // It can never hold again, whatever is forbidden later.
    solver_.clause({failing.front()});
    return;
  }
  counters_.emplace_back(solver_, failing);
  put_limit(counters_.size() - 1, 2);
}

// Wishes that fewer than k of the counter's literals hold.
void Fewest::put_limit(std::size_t counter, std::size_t k) {
  if (k > counters_[counter].inputs()) return;
  const Literal limit = -counters_[counter].at_least(solver_, k);
  limits_[limit] = {counter, k};
  assumed_.push_back(limit);
}

void Fewest::read_model() {
  given_up_.clear();
  for (std::size_t i = 0; i < wishes_.size(); ++i) {
    if (!solver_.holds(wishes_[i])) given_up_.push_back(i);
  }
}

}  // namespace casus::solve
