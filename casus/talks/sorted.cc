// A talk in the order of its ids.
#include <algorithm>
#include <numeric>

#include "casus/talks/talk.h"

namespace casus::talks {

namespace {

// The numbers of a list in the order of its ids.
template <typename Number, typename List, typename Id>
std::vector<Number> order_of(const List& list, Id id) {
  std::vector<Number> order(list.size());
  std::iota(order.begin(), order.end(), Number{0});
  std::ranges::sort(order, [&](Number a, Number b) { return id(list[a]) < id(list[b]); });
  return order;
}

template <typename Number>
std::vector<Number> inverse(const std::vector<Number>& order) {
  std::vector<Number> out(order.size());
  for (std::size_t i = 0; i < order.size(); ++i) out[order[i]] = static_cast<Number>(i);
  return out;
}

// The new numbers of old ones, for conditions.
struct Renumbering {
  std::vector<std::size_t> issue;
  std::vector<std::vector<std::uint32_t>> option;  // [old issue][old option]
};

Condition renumbered(const Condition& condition, const Renumbering& to) {
  Condition out = condition;
  if (condition.kind == Condition::Kind::is) {
    out.issue = to.issue[condition.issue];
    out.option = to.option[condition.issue][condition.option];
  }
  for (Condition& part : out.parts) part = renumbered(part, to);
  return out;
}

Party renumbered(const Party& party, const Sorted& order, const Renumbering& to) {
  Party out = party;
  for (std::size_t i = 0; i < out.points.size(); ++i) {
    const std::vector<Points>& row = party.points[order.issue[i]];
    for (std::size_t j = 0; j < row.size(); ++j) out.points[i].resize(row.size()), out.points[i][j] = row[order.option[i][j]];
  }
  for (Bonus& bonus : out.bonuses) bonus.when = renumbered(bonus.when, to);
  return out;
}

}  // namespace

Sorted sorted(const Talk& talk) {
  Sorted out;
  Renumbering to;
  out.issue = order_of<std::size_t>(talk.issues, [](const Issue& each) -> const std::string& { return each.id; });
  out.party = order_of<std::size_t>(talk.parties, [](const Party& each) -> const std::string& { return each.id; });
  out.line = order_of<std::size_t>(talk.lines, [](const Line& each) -> const std::string& { return each.id; });
  to.issue = inverse(out.issue);
  to.option.resize(talk.issues.size());
  out.talk.id = talk.id;
  for (const std::size_t i : out.issue) {
    const Issue& issue = talk.issues[i];
    out.option.push_back(order_of<std::uint32_t>(issue.options, [](const std::string& id) -> const std::string& { return id; }));
    to.option[i] = inverse(out.option.back());
    out.talk.issues.push_back({issue.id, {}});
    for (const std::uint32_t option : out.option.back()) out.talk.issues.back().options.push_back(issue.options[option]);
  }
  for (const std::size_t p : out.party) out.talk.parties.push_back(renumbered(talk.parties[p], out, to));
  const std::vector<std::size_t> party = inverse(out.party);
  for (const std::size_t l : out.line) {
    Line line = talk.lines[l];
    line.party = party[line.party];
    line.condition = renumbered(line.condition, to);
    out.talk.lines.push_back(std::move(line));
  }
  return out;
}

Package original(const Sorted& sorted, const Package& package) {
  Package out(package.size());
  for (std::size_t i = 0; i < package.size(); ++i) out[sorted.issue[i]] = sorted.option[i][package[i]];
  return out;
}

}  // namespace casus::talks
