// Entry: from when to when the accord, its articles and its norms bind. Dates and the acts of
// ratification say so before anything is judged; where a norm waits for an event (`within
// 3 d after silence`), that is asked when its turn comes, in each of its zones.
//
//   draft --signed--> signed --some ratify--> partly ratified --the last--> day after: in force
//   draft --a date, the day after an event--> in force
//   in force --term--> ended; an act of renewal while the term runs adds another, one a term
//
// Duties that began while it was in force are carried to their end. Drawn in docs/states.md.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "casus/procedure/world.h"
#include "casus/watch/court.h"

namespace casus::procedure {

// The accord with `from` and `until` of every norm set to instants, so that nobody needs to
// know of articles, ratification and terms. A norm that is never in force gets an empty period
// (from == until). Moments that events set are left out, but for those of permissions.
[[nodiscard]] accord::Accord in_force(const World& world);

// From when to when the whole accord binds, renewals included. nullopt: never, or it is not
// said.
struct Force {
  measure::Instant from;
  std::optional<measure::Instant> until{};
};
[[nodiscard]] std::optional<Force> force_of(const World& world);

// When the whole accord enters into force; nullopt: never, or it is not said.
[[nodiscard]] std::optional<measure::Instant> entry_into_force(const World& world);

// When the party has ratified: the instant of the act that completes it; nullopt: never, as
// far as is certain.
//
// With a route (`through Senate (100 seats, two thirds of those voting)`) each chamber needs
// an act `ratify` of the party that states `yes` and `no`, and `chamber` where the route has
// several; `abstain` counts for a quorum. `before signature by RUS`: only acts before any of them signs count; `after`: only
// those after the last of them has. Acts of one instant are ordered by the log.
[[nodiscard]] std::optional<measure::Instant> ratified(const World& world, const std::string& party);  // ratify.cc

// What each chamber of the party's route last said, as acts told it; none without a route.
struct ChamberVote {
  std::string chamber;
  std::int64_t seats = 0;
  std::optional<std::int64_t> yes{};        // nullopt: it was never brought to a vote
  std::optional<std::int64_t> no{};
  std::int64_t needed = 0;                  // out of the votes cast or the seats, as the route says
  std::optional<std::int64_t> there{};      // voted or abstained
  std::optional<std::int64_t> quorum{};     // how many of the seats have to be there, if the route says
  std::optional<measure::Instant> passed{}; // in the order that the route states
  std::optional<std::uint32_t> act{};       // index into the log
};
[[nodiscard]] std::vector<ChamberVote> chamber_votes(const World& world, const std::string& party);  // ratify.cc

// The norm with the moments set, too, that events set: in force where it certainly is, and
// where it perhaps is, if an event only perhaps came that would begin it earlier or end it
// later. An event that certainly never came leaves an empty period; so does one whose finding
// or attribution is what counts, until it was found or attributed. `zone` is what `there`
// means in the event; the norms that the event asks about have been judged.
[[nodiscard]] watch::Bound since_its_events(const World& world, std::uint32_t norm, std::optional<std::size_t> zone);

}  // namespace casus::procedure
