// Ratification: in which packages a party's chambers carry it, surely or possibly, by the
// blocs that are known (casus/tally). A seat that no bloc holds, and a bloc that says
// nothing of a package, is silent: it counts for neither side, and may come to either. A
// chamber that is not asked carries nothing. A route that would have to be taken out of
// order is none (order.h).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "casus/positions/page.h"
#include "casus/tally/tally.h"

namespace casus::positions {

// A chamber where the package is best for it: the most seats sure, then the most leaning.
struct ChamberOutlook {
  std::string name;
  tally::Rule rule;
  talks::Package package;             // only the issues that the blocs and the route ask about matter
  std::vector<std::size_t> issues;    // these
  std::int64_t seats = 0, sure = 0, leaning = 0, against = 0;
  bool asked = true;                  // false: it is not brought to a vote there
  tally::Outlook outlook;
};

// One of the ways of a party: chambers that all have to carry it.
struct RouteOutlook {
  std::string words;                  // "Senate and House (11.1)"
  std::vector<talks::Condition> sure, possible;  // any of them
};

struct Ratification {
  std::string party;
  std::optional<talks::Condition> sure, possible;  // none: the blocs ask about too many issues
  std::vector<ChamberOutlook> chambers;
  std::vector<RouteOutlook> routes;
};

// Of each party with a route and a chamber of which something is known on that day, a bloc or
// that it is not asked; the others are not judged.
[[nodiscard]] std::vector<Ratification> ratifications(const Agenda& agenda, const std::vector<Page>& pages, measure::Instant as_of);

}  // namespace casus::positions
