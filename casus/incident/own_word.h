// OwnWord: what one who is judged says of the matter. It counts against him and is no excuse: of
// what others tell of too, theirs prove kind, place, time and number (weigh.h).
#pragma once

#include <algorithm>
#include <span>
#include <string>
#include <string_view>

namespace casus::incident {

// Is what this party's log says, and it names these as actors, the word of one of those who are
// judged? Where anybody is, a party's that names no other.
[[nodiscard]] inline bool of_the_judged(std::string_view party, std::span<const std::string> actors, std::span<const std::string> judged) {
  const auto is_party = [&](const std::string& name) { return name == party; };
  return judged.empty() ? std::ranges::all_of(actors, is_party) : std::ranges::any_of(judged, is_party);
}

}  // namespace casus::incident
