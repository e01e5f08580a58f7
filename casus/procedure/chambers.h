// Chambers: what an act of ratification states of a vote in a chamber of its route, and
// whether that carries it. The order of signatures is another matter (entry.h).
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "casus/accord/accord.h"
#include "casus/fact/fact.h"
#include "casus/tally/tally.h"

namespace casus::procedure {

// Is the act about this chamber of the route? Where there is one only, it need not say so.
[[nodiscard]] bool is_of(const accord::Route& route, const accord::Chamber& chamber, const fact::Fact& act);
// A number of votes that the act states; nullopt: none, or nobody knows how many.
[[nodiscard]] std::optional<std::int64_t> votes_told(const fact::Fact& act, std::string_view attribute);
// What it states of the vote, whatever the chamber; nullopt: not how many were for and against it.
[[nodiscard]] std::optional<tally::Poll> poll_told(const accord::Chamber& chamber, const fact::Fact& act);
// How many have to be for it, by each of the chamber's shares.
[[nodiscard]] std::int64_t needed(const accord::Chamber& chamber, const tally::Poll& poll);
// Does that carry it? No more may have voted than there are seats.
[[nodiscard]] bool passes(const accord::Chamber& chamber, const tally::Poll& poll);

}  // namespace casus::procedure
