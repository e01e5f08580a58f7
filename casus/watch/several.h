// Several: how many ships one name may be. Where a track contradicts itself (implausible.h) more
// than one may send under its name; nobody knows, so that it never is certain, but whoever counts
// has to allow for it.
//
//   reports of a mover --several--> what each ship told, if each part is one of its own
//   shares of the mover and of each part --surplus--> what the parts may be beside the mover
#pragma once

#include <span>
#include <vector>

#include "casus/watch/judge.h"
#include "casus/watch/tally.h"

namespace casus::watch {

// A part that contradicts another is of another ship: each goes to the first ship none of whose
// parts it contradicts. Fewer than two: it may be one. What others saw of the mover is of none.
[[nodiscard]] std::vector<Track> several(const NormContext& context, const Track& track);

// Possible wherever the parts together may be more than the mover as one.
[[nodiscard]] std::vector<Share> surplus(std::span<const Share> as_one, std::span<const Share> as_several);

}  // namespace casus::watch
