// Every completion is made by putting numbers into a copy of the talk.
#include "casus/interval/ranged.h"

#include <algorithm>
#include <tuple>

namespace casus::interval {

using talks::Talk;

namespace {

void set_floor(Talk& talk, std::size_t party, Points floor) {
  talk.parties[party].floor = floor;
  for (talks::Line& line : talk.lines) {
    if (line.party == party && line.at_least) line.at_least = floor;
  }
}

}  // namespace

bool has_intervals(const Ranged& ranged) { return intervals(ranged) > 0; }

std::size_t intervals(const Ranged& ranged) { return ranges(ranged).size(); }

std::vector<Range> ranges(const Ranged& ranged) {
  std::vector<Range> out;
  for (const Term& term : ranged.terms) out.push_back(term.points);
  for (const auto& floor : ranged.floors) {
    if (floor && !floor->exact()) out.push_back(*floor);
  }
  return out;
}

talks::Natural completions(const Ranged& ranged) {
  talks::Natural out{1};
  for (const Range& range : ranges(ranged)) out.times(range.width());
  return out;
}

Talk completed(const Ranged& ranged, const std::vector<Points>& numbers) {
  Talk out = ranged.talk;
  std::size_t at = 0;
  for (const Term& term : ranged.terms) {
    for (const std::uint32_t option : term.options) out.parties[term.party].points[term.issue][option] += numbers[at];
    ++at;
  }
  for (std::size_t p = 0; p < ranged.floors.size(); ++p) {
    if (!ranged.floors[p]) continue;
    set_floor(out, p, ranged.floors[p]->exact() ? ranged.floors[p]->low : numbers[at++]);
  }
  return out;
}

Talk at_end(const Ranged& ranged, End end) {
  std::vector<Points> numbers;
  const bool best = end == End::best;
  for (const Term& term : ranged.terms) numbers.push_back(best ? term.points.high : term.points.low);
  for (const auto& floor : ranged.floors) {
    if (floor && !floor->exact()) numbers.push_back(best ? floor->low : floor->high);
  }
  return completed(ranged, numbers);
}

Ranged sorted(const Ranged& ranged, const talks::Sorted& order) {
  Ranged out;
  out.talk = talks::sorted(ranged.talk).talk;
  const auto place = [](const auto& list, std::size_t old) { return static_cast<std::size_t>(std::ranges::find(list, old) - list.begin()); };
  for (const Term& term : ranged.terms) {
    Term moved{place(order.party, term.party), place(order.issue, term.issue), {}, term.points};
    for (const std::uint32_t option : term.options) moved.options.push_back(static_cast<std::uint32_t>(place(order.option[moved.issue], option)));
    std::ranges::sort(moved.options);
    out.terms.push_back(std::move(moved));
  }
  std::ranges::sort(out.terms, {}, [](const Term& term) { return std::tie(term.party, term.issue, term.options); });
  for (const std::size_t party : order.party) out.floors.push_back(party < ranged.floors.size() ? ranged.floors[party] : std::nullopt);
  return out;
}

}  // namespace casus::interval
