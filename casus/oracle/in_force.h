// In force: from when to when the accord, its articles and its norms bind. Dates and the
// acts of ratification say so before anything is judged; where a norm waits for an event
// (`within 3 d after silence`), that is asked when its turn comes, in each of its zones.
#pragma once

#include "casus/oracle/condition.h"

namespace casus::oracle {

// The accord with `from` and `until` of every norm set to instants, so that the judges
// need to know nothing of articles, ratification and terms. A norm that is never in
// force gets an empty period (from == until). Moments that events set are left out, but
// for those of permissions.
[[nodiscard]] accord::Accord in_force(const World& world);

// Does an event set the norm's `from` or `until`?
[[nodiscard]] bool waits_for_an_event(const accord::Norm& norm);
// The norm of in_force() with these set too: in force where it certainly is, and where it
// perhaps is, if an event only perhaps came that would begin it earlier or end it later.
// An event that certainly never came leaves an empty period; so does one whose finding or
// attribution is what counts, until it was found or attributed.
struct Bound {
  accord::Norm certain;
  std::optional<accord::Norm> possible;  // the wider period
  Reasons doubts;                        // why it is only possible
};
// `zone` is what `there` means in the event; the norms that the event asks about have been
// judged.
[[nodiscard]] Bound since_its_events(const World& world, std::uint32_t norm, std::optional<std::size_t> zone);

// When the whole accord enters into force; nullopt: never, or it is not said.
[[nodiscard]] std::optional<measure::Instant> entry_into_force(const World& world);

}  // namespace casus::oracle
