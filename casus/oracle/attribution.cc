// The acts of one body about one incident.
#include "casus/oracle/attribution.h"

#include <algorithm>

#include "casus/oracle/acts.h"

namespace casus::oracle {

Attribution attribution_of(const World& world, const accord::Norm& norm, const std::vector<const fact::Fact*>& reports) {
  Attribution found;
  if (norm.proof.attributed_by.empty()) return found;
  Wanted wanted;
  wanted.verb = "attribute";
  wanted.parties = {norm.proof.attributed_by};
  for (const Act& act : acts_of(world, wanted)) {
    const bool about_it = std::ranges::any_of(reports, [&](const fact::Fact* report) {
      return act.about == report->id() || act.about == report->record;
    });
    if (!about_it || act.to.size() != 1) continue;
    const std::string to = act.to.front() == "unknown" ? "" : act.to.front();
    if (act.certain()) found.to = to;
    else found.perhaps.insert(to);
  }
  return found;
}

}  // namespace casus::oracle
