// Order: what has to come first, of ratifications and signatures.
//
//   12.2 UKR ratifies through Rada (...), before signature by RUS.     a route of the accord
//   RUS signs before ratification by UKR, source ...                   a position
//
// Each says that one event comes before another. A package can be ratified in order if each
// party has a route open to it so that no event has to come before itself. Which routes are
// open, and whether a position asks for its order, hangs on options.
#pragma once

#include <string>
#include <vector>

#include "casus/positions/page.h"

namespace casus::positions {

// The packages for which the same has to come first.
struct Ordering {
  bool possible = true;
  // What has to come before what: "UKR ratifies, then RUS signs"; if not possible, the circle.
  std::vector<std::string> words;
  talks::Condition where;
};

// One for each difference, the one with the fewest demands first. Empty where nothing is
// ordered, or where that hangs on too many options (more than 4,096 combinations).
[[nodiscard]] std::vector<Ordering> orderings(const Agenda& agenda, const std::vector<const Statement*>& signings);

// Where some order keeps them all; none: everywhere, or not known.
[[nodiscard]] std::optional<talks::Condition> in_order(const Agenda& agenda, const std::vector<const Statement*>& signings);

// Can that route be taken in this package, so that some choice of the other parties' routes
// keeps the order?
[[nodiscard]] bool keeps_order(const Agenda& agenda, const std::vector<const Statement*>& signings, const talks::Package& package, const Route& route);

// The sentences about signatures that were said up to that day.
[[nodiscard]] std::vector<const Statement*> signings_of(const std::vector<Page>& pages, measure::Instant as_of);

}  // namespace casus::positions
