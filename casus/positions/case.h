// Case: the positions of all pages, as of a day, as one talk (casus/talks/talk.h): each
// party's red lines are its lines, its points and floor its own.
//
//   must X            X                      accepts X if Y    if X then Y
//   cannot X          not X                  needs X [if Y]    X; if Y then X
//   prefers, can live with   no line         offers X [if Y]   while it stands: if X then Y;
//                                            when it has lapsed: not X
//   signs before, after ratification by P   some order of signatures and ratifications keeps it (order.h)
//   floor N           a least score, once the party names points
//
// Points and floors may be intervals: `ranged` has them, and `talk` is its best end (points
// high, floors low), so that what is stuck in it is stuck whatever the numbers are.
#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "casus/positions/page.h"

namespace casus::positions {

// What a line of the talk came from; a floor comes from no statement.
struct Origin {
  const Page* page = nullptr;
  const Statement* statement = nullptr;
};

// Whether a statement says what a party would refuse, whatever else holds.
[[nodiscard]] std::optional<talks::Condition> line_of(const Agenda& agenda, const Statement& statement, measure::Instant as_of);
[[nodiscard]] bool lapsed(const Statement& statement, measure::Instant as_of);

struct Case {
  measure::Instant as_of;
  interval::Ranged ranged;
  talks::Talk talk;                // lines have ids such as `UKR.donbas`, `UKR.donbas.2`
  std::vector<Origin> origins;     // by line
  std::vector<Origin> heard;       // every statement up to that day, in the order of the pages
  std::size_t later = 0;           // statements left out because they were made after it
};

// The latest day on which any of them was made; that of the accord, if they name none.
[[nodiscard]] measure::Instant latest(const Agenda& agenda, const std::vector<Page>& pages);

// As if these claims were false: what a claim says its party refuses is no line, and what it
// says its party can take is one against it. Both must outlive the case.
[[nodiscard]] Case case_of(const Agenda& agenda, const std::vector<Page>& pages, measure::Instant as_of, const std::set<const Statement*>& denied = {});

}  // namespace casus::positions
