// Voyages: the ships of a rehearsal, their tracks and their true stays in zones.
//
// For each norm over presence, ships that stay well below its dwell, about at it
// and well above it; one that stays twice, too short each time; one that passes
// by outside; one that switches its transmitter off while inside; and, where the
// norm names a kind of ship, one of another kind that stays long.
#pragma once

#include <vector>

#include "casus/rehearse/incidents_plan.h"
#include "casus/rehearse/truth.h"

namespace casus::rehearse {

// Empty for an accord without a source of tracks.
[[nodiscard]] std::vector<TrueMover> plan_movers(const Stage& stage);

// The stays of every mover in every zone: its place is asked every
// `episode_step` from the first to the last point of its track.
[[nodiscard]] std::vector<TrueEpisode> true_episodes(const Stage& stage, const std::vector<TrueMover>& movers);

}  // namespace casus::rehearse
