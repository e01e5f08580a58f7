// Implausible: the reports of a mover that others of its own contradict, since nothing of
// its kind is that fast.
//
// Its reports, in order of time, are laid into trails: each goes on with the trail, heard
// within the last day, from which it needs the least speed; where none is near enough it
// begins a trail of its own, and that one contradicts all that were being followed. Of
// two trails that contradict each other the shorter is doubtful. The longer one is so while
// the shorter is heard, hour by hour, if it goes around it; else while the shorter lasts,
// and for as long again before and after.
#pragma once

#include <set>
#include <vector>

#include "casus/oracle/occurrence.h"

namespace casus::oracle {

// Of the reports of one mover those that are doubtful. What others saw of it, and what
// names no place, is neither asked nor doubted.
[[nodiscard]] std::set<const fact::Fact*> implausible(const World& world, const std::vector<const fact::Fact*>& of_one_mover);
// What each of the ships told that may send under one name: a trail that contradicts others is of
// the first ship none of whose trails it contradicts. One, or none: it may be one ship.
[[nodiscard]] std::vector<std::vector<const fact::Fact*>> ships_of(const World& world, const std::vector<const fact::Fact*>& of_one_mover);
// Can the mover, which says itself that it was at the one place, have been seen at the other?
[[nodiscard]] bool can_have_been(const World& world, const fact::Fact& own, const fact::Fact& seen);
// Of all movers.
[[nodiscard]] std::set<const fact::Fact*> implausible(const World& world);

}  // namespace casus::oracle
