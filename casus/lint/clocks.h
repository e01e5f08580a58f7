// Clocks: when a duty begins, when anybody can know of it, and when it is due.
//
// Instants are counted from the start of what it rests on (the initial breach):
//
//   0             lasting L         attributed A       carried V later
//   |--breach-----|--reached--------|------------------|------>
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "casus/lint/view.h"

namespace casus::lint {

// What a duty rests on, looked through its meanings.
struct Ground {
  measure::Duration lasting;                // the longest of the meanings on the way
  text::Span lasting_span;                  // empty: none
  std::vector<const text::Event*> events;   // breaches and facts, those that must not be left out
  bool names_actor = false;                 // a party must be known to have done it
};
[[nodiscard]] Ground ground_of(const View& view, const text::Event& event);

// A norm that owes an act within a deadline of an event.
struct ClockedDuty {
  Said<text::Norm> said;
  const text::Event* trigger = nullptr;  // what makes it owed: `on`, else the anchor's event
  const text::Event* anchor = nullptr;   // what its clock runs from
  text::Anchor::Clock clock = text::Anchor::Clock::reached;
  std::optional<measure::Duration> deadline;  // the shortest, if open
};
[[nodiscard]] std::vector<ClockedDuty> clocked_duties(const View& view);

}  // namespace casus::lint
