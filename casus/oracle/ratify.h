// Ratification: when a party has ratified, by its route if it has one.
#pragma once

#include <optional>
#include <string>

#include "casus/oracle/occurrence.h"

namespace casus::oracle {

// The instant of the act that completes it; nullopt: never, as far as is certain.
//
// With a route (`through Senate (100 seats, two thirds of those voting)`) each chamber
// needs an act `ratify` of the party that states `yes` and `no`, `abstain` where that counts
// for a quorum, and `chamber` where the route has several. `before signature by RUS`: only acts before any of them signs
// count; `after`: only those after the last of them has. Acts of one instant are ordered
// by the log.
[[nodiscard]] std::optional<measure::Instant> ratified(const World& world, const std::string& party);

}  // namespace casus::oracle
