// The acts of one body about one incident.
#include "casus/oracle/attribution.h"

#include <algorithm>

#include "casus/oracle/acts.h"

namespace casus::oracle {

namespace {

using Parties = Attribution::Parties;

Parties whom(const Act& act) {
  const Parties all(act.to.begin(), act.to.end());
  return all.contains("unknown") ? Parties{} : all;
}

// Only the log of a party tells that others did it, or that nobody is known to have.
bool in_its_own_case(const World& world, const Act& act, const Parties& found) {
  const std::string& teller = world.accord.source(act.fact->source)->origin;
  const bool of_a_party = std::ranges::any_of(world.accord.parties, [&](const accord::Party& party) { return party.name == teller; });
  return of_a_party && found != Parties{teller};
}

}  // namespace

Attribution attribution_of(const World& world, const accord::Norm& norm, const std::vector<const fact::Fact*>& reports) {
  Attribution found;
  if (norm.proof.attributed_by.empty()) return found;
  Wanted wanted;
  wanted.verb = "attribute";
  wanted.parties = {norm.proof.attributed_by};
  wanted.grade = norm.proof.grade;
  wanted.whoever_tells = true;
  std::vector<const Act*> uncertain;
  const std::vector<Act> acts = acts_of(world, wanted);
  for (const Act& act : acts) {
    const bool about_it = std::ranges::any_of(reports, [&](const fact::Fact* report) {
      return act.about == report->id() || act.about == report->record;
    });
    if (!about_it || act.to.empty()) continue;
    const Parties to = whom(act);
    if (!act.certain() || in_its_own_case(world, act, to)) {
      uncertain.push_back(&act);
      continue;
    }
    found.to = to;
    // What was received before it is overtaken; of what was perhaps never received nobody knows when.
    std::erase_if(uncertain, [](const Act* before) { return before->fact->received.has_value(); });
  }
  for (const Act* act : uncertain) found.perhaps.insert(whom(*act));
  return found;
}

}  // namespace casus::oracle
