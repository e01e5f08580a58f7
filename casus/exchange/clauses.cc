// Conditions by Tseitin's way; a score by the sums that it can have got to, issue by issue.
#include "casus/exchange/clauses.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

namespace casus::exchange {

using base::Done;
using base::Fault;
using base::FaultKind;
using base::Result;
using talks::Condition;
using talks::Points;

ClauseMaker::ClauseMaker(const talks::Talk& talk) : talk_{talk} {
  for (const talks::Issue& issue : talk.issues) {
    first_.push_back(variables_ + 1);
    variables_ += static_cast<Literal>(issue.options.size());
  }
  lines_ = variables_ + 1;
  variables_ += static_cast<Literal>(talk.lines.size());
}

void ClauseMaker::put_issues() {
  for (std::size_t i = 0; i < talk_.issues.size(); ++i) {
    const auto options = static_cast<Literal>(talk_.issues[i].options.size());
    Clause some;
    for (Literal o = 0; o < options; ++o) {
      some.push_back(first_[i] + o);
      for (Literal other = o + 1; other < options; ++other) clauses_.push_back({-(first_[i] + o), -(first_[i] + other)});
    }
    clauses_.push_back(std::move(some));
  }
}

// True exactly where the condition holds.
Literal ClauseMaker::literal(const Condition& condition) {
  if (condition.kind == Condition::Kind::is) return option(condition.issue, condition.option);
  const bool all = condition.kind == Condition::Kind::all_of;
  std::vector<Literal> parts;
  for (const Condition& part : condition.parts) parts.push_back(literal(part));
  if (parts.size() == 1) return condition.kind == Condition::Kind::none_of ? -parts.front() : parts.front();
  const Literal out = fresh();  // all of them; or any
  Clause whole{all ? out : -out};
  for (const Literal part : parts) {
    clauses_.push_back({all ? -out : out, all ? part : -part});
    whole.push_back(all ? -part : part);
  }
  clauses_.push_back(std::move(whole));
  return condition.kind == Condition::Kind::none_of ? -out : out;
}

void ClauseMaker::put_condition(std::size_t line) {
  const Literal holds = literal(talk_.lines[line].condition);
  clauses_.push_back({holds, lifted(line)});
}

// A state is a sum before an issue; its variable says that the rest reaches the least score
// from there. What is sure either way needs none.
Result<Done> ClauseMaker::put_score(std::size_t line, std::size_t most) {
  const talks::Party& party = talk_.parties[talk_.lines[line].party];
  const Points least = *talk_.lines[line].at_least;
  if (!party.bonuses.empty() || party.most || party.grain != 1 || party.points.empty())
    return Fault{FaultKind::conflict, fmt::format("the score of `{}` is no plain sum", party.id), "no clauses are written for it", {}};
  const std::size_t issues = talk_.issues.size();
  std::vector<Points> best(issues + 1, 0), worst(issues + 1, 0);
  for (std::size_t i = issues; i-- > 0;) {
    best[i] = best[i + 1] + *std::ranges::max_element(party.points[i]);
    worst[i] = worst[i + 1] + *std::ranges::min_element(party.points[i]);
  }
  if (worst[0] >= least) return Done{};
  if (best[0] < least) {
    clauses_.push_back({lifted(line)});
    return Done{};
  }
  std::map<Points, Literal> states{{0, fresh()}};
  clauses_.push_back({states.begin()->second, lifted(line)});
  std::size_t made = 1;
  for (std::size_t i = 0; i < issues && made <= most; ++i) {
    std::map<Points, Literal> next;
    for (const auto& [sum, state] : states) put_steps({i, least, best[i + 1], worst[i + 1]}, party.points[i], {sum, state}, next);
    made += next.size();
    states = std::move(next);
  }
  if (made > most) return Fault{FaultKind::range, fmt::format("the score of `{}` can be reached in too many ways for clauses", party.id), "write opb in place of wcnf", {}};
  return Done{};
}

// From one sum by each option to the next: reached for sure needs no clause, out of reach is
// refused, else the next state has to hold.
void ClauseMaker::put_steps(const Reach& reach, const std::vector<Points>& row, const std::pair<Points, Literal>& from, std::map<Points, Literal>& next) {
  for (std::size_t o = 0; o < row.size(); ++o) {
    const Points then = from.first + row[o];
    if (then + reach.worst >= reach.least) continue;
    Clause clause{-from.second, -option(reach.issue, o)};
    if (then + reach.best >= reach.least) {
      const auto [at, is_new] = next.try_emplace(then, 0);
      if (is_new) at->second = fresh();
      clause.push_back(at->second);
    }
    clauses_.push_back(std::move(clause));
  }
}

std::string ClauseMaker::legend(std::string_view comment) const {
  std::string out;
  const auto plain = [](std::string_view words) {
    std::string safe;
    for (const char c : words) safe += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
    return safe;
  };
  for (std::size_t i = 0; i < talk_.issues.size(); ++i) {
    for (std::size_t o = 0; o < talk_.issues[i].options.size(); ++o) out += fmt::format("{} x{}: {}={}\n", comment, option(i, o), plain(talk_.issues[i].id), plain(talk_.issues[i].options[o]));
  }
  for (std::size_t l = 0; l < talk_.lines.size(); ++l) out += fmt::format("{} x{}: {} is lifted\n", comment, lifted(l), plain(talk_.lines[l].id));
  return out;
}

}  // namespace casus::exchange
