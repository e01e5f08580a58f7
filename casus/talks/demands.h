// Demands: what a package must meet to be acceptable, taken together: for each party one
// least score, and the conditions. Made for some of a talk's lines, because corrections
// ask what opens when some are lifted.
#pragma once

#include <optional>
#include <vector>

#include "casus/talks/talk.h"

namespace casus::talks {

struct Demands {
  std::vector<std::optional<Points>> least{};    // by party, before rounding to grains: the score itself must reach it
  std::vector<const Condition*> conditions{};    // of the talk, which must stay
};

enum class Floors { kept, left_out };

// Of the lines with these numbers, and of the floors.
[[nodiscard]] Demands demands_of(const Talk& talk, const std::vector<std::size_t>& lines, Floors floors);
// Of every line and floor; of the lines and the floor of one party; of the floors alone.
[[nodiscard]] Demands all_demands(const Talk& talk);
[[nodiscard]] Demands demands_of_party(const Talk& talk, std::size_t party);
[[nodiscard]] Demands floors_alone(const Talk& talk);

// The least score that rounds to no fewer grains than `points` does.
[[nodiscard]] Points least_score(const Party& party, Points points);

[[nodiscard]] bool met(const Talk& talk, const Demands& demands, const Package& package);

// Whether the party's score is a sum over issues and nothing else.
[[nodiscard]] inline bool additive(const Party& party) { return party.bonuses.empty() && !party.most; }
[[nodiscard]] bool additive(const Talk& talk);

}  // namespace casus::talks
