// The meaning of a talk, one package at a time: short and obvious. Whatever is faster in
// this room is held against it.
#include "casus/talks/talk.h"

#include <algorithm>

namespace casus::talks {

Condition is(std::size_t issue, std::size_t option) { return {Condition::Kind::is, issue, option, {}}; }
Condition all_of(std::vector<Condition> parts) { return {Condition::Kind::all_of, 0, 0, std::move(parts)}; }
Condition any_of(std::vector<Condition> parts) { return {Condition::Kind::any_of, 0, 0, std::move(parts)}; }
Condition none_of(std::vector<Condition> parts) { return {Condition::Kind::none_of, 0, 0, std::move(parts)}; }

Condition if_then(Condition when, Condition then) {
  std::vector<Condition> refused;
  refused.push_back(std::move(when));
  std::vector<Condition> either;
  either.push_back(none_of(std::move(refused)));
  either.push_back(std::move(then));
  return any_of(std::move(either));
}

bool holds(const Condition& condition, const Package& package) {
  const auto part_holds = [&](const Condition& part) { return holds(part, package); };
  switch (condition.kind) {
    case Condition::Kind::is:
      return package[condition.issue] == condition.option;
    case Condition::Kind::all_of:
      return std::ranges::all_of(condition.parts, part_holds);
    case Condition::Kind::any_of:
      return std::ranges::any_of(condition.parts, part_holds);
    case Condition::Kind::none_of:
      return std::ranges::none_of(condition.parts, part_holds);
  }
  return false;
}

Points score(const Party& party, const Package& package) {
  Points sum = 0;
  if (!party.points.empty()) {
    for (std::size_t i = 0; i < package.size(); ++i) sum += party.points[i][package[i]];
  }
  for (const Bonus& bonus : party.bonuses) {
    if (holds(bonus.when, package)) sum += bonus.points;
  }
  return party.most ? std::min(sum, *party.most) : sum;
}

// To the nearest grain, halves upwards.
Points in_grains(const Party& party, Points score) {
  if (party.grain == 1) return score;
  const Points shifted = score + party.grain / 2;
  const Points whole = shifted / party.grain;
  return whole - (shifted % party.grain < 0 ? 1 : 0);
}

Points gain(const Party& party, const Package& package) {
  return in_grains(party, score(party, package)) - in_grains(party, party.floor.value_or(0));
}

bool holds(const Talk& talk, const Line& line, const Package& package) {
  if (!line.at_least) return holds(line.condition, package);
  const Party& party = talk.parties[line.party];
  return in_grains(party, score(party, package)) >= in_grains(party, *line.at_least);
}

bool rational(const Talk& talk, const Package& package) {
  return std::ranges::all_of(talk.parties, [&](const Party& party) { return !party.floor || gain(party, package) >= 0; });
}

bool acceptable(const Talk& talk, const Package& package) {
  return std::ranges::all_of(talk.lines, [&](const Line& line) { return holds(talk, line, package); }) && rational(talk, package);
}

}  // namespace casus::talks
