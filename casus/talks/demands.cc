// Lines and floors folded into one threshold for each party.
#include "casus/talks/demands.h"

#include <algorithm>
#include <numeric>

namespace casus::talks {

Points least_score(const Party& party, Points points) { return in_grains(party, points) * party.grain - party.grain / 2; }

Demands demands_of(const Talk& talk, const std::vector<std::size_t>& lines, Floors floors) {
  Demands demands;
  demands.least.resize(talk.parties.size());
  const auto need = [&](std::size_t party, Points points) {
    std::optional<Points>& least = demands.least[party];
    least = std::max(least.value_or(INT64_MIN), least_score(talk.parties[party], points));
  };
  for (const std::size_t number : lines) {
    const Line& line = talk.lines[number];
    if (line.at_least) need(line.party, *line.at_least);
    else demands.conditions.push_back(&line.condition);
  }
  for (std::size_t p = 0; floors == Floors::kept && p < talk.parties.size(); ++p) {
    if (talk.parties[p].floor) need(p, *talk.parties[p].floor);
  }
  return demands;
}

Demands all_demands(const Talk& talk) {
  std::vector<std::size_t> lines(talk.lines.size());
  std::iota(lines.begin(), lines.end(), std::size_t{0});
  return demands_of(talk, lines, Floors::kept);
}

Demands demands_of_party(const Talk& talk, std::size_t party) {
  std::vector<std::size_t> lines;
  for (std::size_t i = 0; i < talk.lines.size(); ++i) {
    if (talk.lines[i].party == party) lines.push_back(i);
  }
  Demands demands = demands_of(talk, lines, Floors::kept);
  for (std::size_t p = 0; p < talk.parties.size(); ++p) {
    if (p != party) demands.least[p].reset();
  }
  return demands;
}

Demands floors_alone(const Talk& talk) { return demands_of(talk, {}, Floors::kept); }

bool met(const Talk& talk, const Demands& demands, const Package& package) {
  for (std::size_t p = 0; p < talk.parties.size(); ++p) {
    if (demands.least[p] && score(talk.parties[p], package) < *demands.least[p]) return false;
  }
  return std::ranges::all_of(demands.conditions, [&](const Condition* each) { return holds(*each, package); });
}

bool additive(const Talk& talk) {
  return std::ranges::all_of(talk.parties, [](const Party& party) { return additive(party); });
}

}  // namespace casus::talks
