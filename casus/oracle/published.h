// Published: the starts of an event as those who watched learned of them. A clock that
// was once published follows its start through late records: a merge keeps the earliest,
// and none is ever moved back.
#pragma once

#include <vector>

#include "casus/oracle/condition.h"

namespace casus::oracle {

struct Published {
  Start start;                                 // as it is known at the end, or was when it was gone
  measure::Instant known;                      // when it was first certain to those who watched
  std::optional<measure::Instant> attributed;  // when its actor was
  std::optional<measure::Instant> gone;        // merged into an earlier one, or denied, from here on

  [[nodiscard]] bool certain() const { return start.reached.has_value(); }
  // Where the clock stands; nullopt: it has not started. It counts from the instant that
  // was published first, if later records moved the event back.
  [[nodiscard]] std::optional<measure::Instant> clock(accord::Anchor::Clock which) const;
  [[nodiscard]] bool moved_back() const;

  std::optional<measure::Instant> first_reached;  // as first published
  std::optional<measure::Instant> first_initial;
};

// Who asks: a norm by its place in the accord, the party that is judged, the zone.
struct Viewpoint {
  std::uint32_t norm = 0;
  const Subject* subject = nullptr;
  std::optional<std::size_t> zone;
};

// All starts that were ever published, and those that are only possible at the end, in
// order of their first appearance.
[[nodiscard]] std::vector<Published> published(const World& world, const accord::Event& event, const Viewpoint& from);

}  // namespace casus::oracle
