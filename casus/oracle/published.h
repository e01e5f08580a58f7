// Published: the starts of an event as those who watched learned of them. A clock that
// was once published follows its start through late records: a merge keeps the earliest,
// and none is ever moved back.
#pragma once

#include <vector>

#include "casus/oracle/condition.h"

namespace casus::oracle {

struct Published {
  Start start;                                 // as it is known at the end, or was when it was gone
  measure::Instant known;                      // it was not certain to those who watched before this ...
  std::vector<measure::Instant> receipts;      // ... but perhaps only from one of these, in order
  std::optional<measure::Instant> attributed;  // likewise its actor; its receipts if it is `known`
  std::optional<measure::Instant> gone;        // merged into an earlier one, or denied, from here on
  std::optional<measure::Instant> first_reached;  // as first published
  std::optional<measure::Instant> first_initial;

  [[nodiscard]] bool certain() const { return start.reached.has_value(); }
  // It is known now to have come about earlier than was published.
  [[nodiscard]] bool moved_back() const;
};

// Who asks: a norm by its place in the accord, the party that is judged, the zone.
struct Viewpoint {
  std::uint32_t norm = 0;
  const Subject* subject = nullptr;
  std::optional<std::size_t> zone;
};

struct Inquiry {
  const World& world;
  const accord::Event& event;
  Viewpoint from;
};

// All starts that were ever published, and those that are only possible at the end, in
// order of their first appearance.
[[nodiscard]] std::vector<Published> published(const Inquiry& ask);

// The receipt of the record that first made it certain, or its own instant if that is
// later. Judges the world once for each of its receipts.
[[nodiscard]] measure::Instant first_known(const Inquiry& ask, const Published& one);

// Where the clock stands; nullopt: it has not started. It counts from the instant that
// was published first, if later records moved the event back.
[[nodiscard]] std::optional<measure::Instant> clock(const Inquiry& ask, const Published& one,
                                                    accord::Anchor::Clock which);

}  // namespace casus::oracle
