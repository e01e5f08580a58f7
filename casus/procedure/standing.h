// Standing: in what state an accord is at an instant, and on whose acts that rests.
//
//   draft --a party signs--> signed --one that has to ratifies--> partly ratified
//         --the last of them--> ratified --the day after--> in force --its term--> ended
//                                                           in force <--its condition--> suspended
//
// A text that says nothing of its entry into force is in force throughout. Only what is certain
// counts: an act without a receipt brings nothing about.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "casus/accord/accord.h"
#include "casus/fact/fact.h"
#include "casus/procedure/entry.h"

namespace casus::procedure {

struct PartyStanding {
  std::string party;
  std::optional<measure::Instant> signed_at{};
  bool has_to_ratify = false;              // the entry into force waits for it
  std::optional<measure::Instant> ratified_at{};
  std::vector<ChamberVote> chambers{};     // of its route; empty: it ratifies by an act of its own
};

struct Standing {
  enum class State : std::uint8_t { draft, signed_only, partly_ratified, ratified, in_force, suspended, ended };
  State state = State::in_force;
  std::optional<Force> force{};            // nullopt: never yet, or the text does not say
  std::optional<measure::Instant> suspended_since{};  // in force: suspended from here, certainly or ...
  bool perhaps_suspended = false;          // ... only perhaps: then the state is `in force`
  std::vector<PartyStanding> parties{};    // those that sign or ratify, in the order of the text
  std::vector<std::string> evidence{};     // the acts that it rests on, ids in log order
};
[[nodiscard]] std::string_view name(Standing::State state);  // "draft", "signed", "partly ratified", ...

// As known at `at` from these facts, in log order.
[[nodiscard]] Standing standing(const accord::Accord& accord, std::span<const fact::Fact> facts, measure::Instant at);

}  // namespace casus::procedure
