// Where points are intervals, what is acceptable surely comes before what is possibly.
#include "casus/positions/from_text.h"

namespace casus::positions {

namespace {

// Of each option of each issue, the choices that it changes.
std::vector<std::vector<talks::Points>> costs(const Agenda& agenda, const talks::Package& drafted) {
  std::vector<std::vector<talks::Points>> out;
  for (const talks::Issue& issue : agenda.issues()) out.emplace_back(issue.options.size(), 0);
  for (std::size_t c = 0; c < agenda.choices(); ++c) {
    const std::size_t issue = agenda.issue_of(c);
    if (!agenda.alive(c, drafted[issue])) continue;
    for (std::size_t o = 0; o < out[issue].size(); ++o) {
      if (agenda.alive(c, o) && agenda.option_in(c, o) != agenda.option_in(c, drafted[issue])) ++out[issue][o];
    }
  }
  return out;
}

}  // namespace

std::vector<Step> steps(const Agenda& agenda, const talks::Package& from, const talks::Package& to) {
  std::vector<Step> out;
  for (std::size_t c = 0; c < agenda.choices(); ++c) {
    const std::size_t issue = agenda.issue_of(c);
    if (!agenda.alive(c, from[issue]) || !agenda.alive(c, to[issue])) continue;
    const Step step{c, agenda.option_in(c, from[issue]), agenda.option_in(c, to[issue])};
    if (step.from != step.to) out.push_back(step);
  }
  return out;
}

FromText from_text(const Agenda& agenda, const Case& held, talks::Package drafted, base::Executor& executor) {
  FromText out{.drafted = std::move(drafted), .nearest = {}, .surely = true, .steps = {}, .swaps = {}};
  const auto cost = costs(agenda, out.drafted);
  out.nearest = talks::nearest(interval::at_end(held.ranged, interval::End::worst), cost, executor);
  if (interval::has_intervals(held.ranged) && !out.nearest.cost) {
    out.surely = false;
    out.nearest = talks::nearest(held.talk, cost, executor);
  }
  if (out.nearest.cost) out.steps = steps(agenda, out.drafted, out.nearest.package);
  out.swaps = interval::swaps(held.ranged, out.drafted);
  return out;
}

}  // namespace casus::positions
