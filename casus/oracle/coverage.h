// Coverage: where and when no source that could tell is watching. What was not
// seen there is not thereby absent.
#pragma once

#include <optional>
#include <vector>

#include "casus/oracle/occurrence.h"

namespace casus::oracle {

struct Hole {
  measure::Interval when;
  bool denied = false;  // a denial of access is part of it
};

// First and last instant of any fact of the sources that can report the norm's
// kind; nothing is judged beyond. nullopt: there is no such fact.
[[nodiscard]] std::optional<measure::Interval> record_of(const World& world, const accord::Norm& norm);

// The maximal holes within that record while the norm is in force, in order of time. A source without
// `covers` is taken to watch everywhere; one with them watches the norm's zone
// while one of its covers certainly holds all of it. Its own outages and denials
// of access blind it. Acts and declarations are registered: there is no hole in them.
[[nodiscard]] std::vector<Hole> holes(const World& world, const accord::Norm& norm);

// Does [from, to), or the instant `from` if both are equal, touch the stretch
// that the hole leaves in doubt: the hole and `after` beyond its end?
[[nodiscard]] bool in_doubt(const Hole& hole, measure::Duration after, measure::Interval when);

// Did an outage or a denial leave, at some instant of it, nobody of those who watch for the
// norm's kind in its zone? Outages of which only the judged tell do not count.
[[nodiscard]] bool blacked_out(const World& world, const accord::Norm& norm, const Subject& subject, measure::Interval when);

}  // namespace casus::oracle
