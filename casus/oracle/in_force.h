// In force: from when to when the accord, its articles and its norms bind. Computed
// before anything is judged, from dates and from the acts of ratification.
#pragma once

#include "casus/oracle/condition.h"

namespace casus::oracle {

// The accord with `from` and `until` of every norm set to instants, so that the judges
// need to know nothing of articles, ratification and terms. A norm that is never in
// force gets an empty period (from == until).
[[nodiscard]] accord::Accord in_force(const World& world);

// When the whole accord enters into force; nullopt: never, or it is not said.
[[nodiscard]] std::optional<measure::Instant> entry_into_force(const World& world);

}  // namespace casus::oracle
