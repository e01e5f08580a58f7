// Implausible: which of a mover's own reports cannot all be true, because no mover of its
// kind is that fast. Nothing is left out for it: a doubtful report makes presence
// possible, and proves neither that the mover was there nor that it was elsewhere.
//
//   reports --by time--> tracks: each report goes on with the track from which it needs
//                        the least speed, or begins one where none is near enough
//           --tracks---> two that last beside or after each other contradict one another
//
// Of two tracks that contradict each other the shorter is doubtful throughout, both if
// they are equally long. The longer one is so while the shorter is heard at least once an
// hour, if it is heard before and after it itself; else while the shorter lasts, and for
// as long again on either side. So a bad fix casts doubt on itself alone, and one identity
// in two places on both. Time is linear in the reports. The reasons:
// docs/decisions/0007-implausible-tracks.md.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "casus/accord/accord.h"
#include "casus/fact/fact.h"
#include "casus/watch/track.h"

namespace casus::watch {

// A track that could not go on from another: the last report of the one before, and the
// first of the other. Reports are columns of the Track, tracks are numbered from zero.
struct Contradiction {
  std::uint32_t before = 0;
  std::uint32_t after = 0;
  std::uint32_t older = 0;
  std::uint32_t younger = 0;
};

struct Plausibility {
  std::vector<Contradiction> contradictions;  // in the order of their later reports
  static constexpr std::uint32_t none = UINT32_MAX;
  std::vector<std::uint32_t> track;           // by column; `none` of what others saw; empty where nothing contradicts
  std::vector<std::uint8_t> doubtful;         // by column; empty where nothing is
};

[[nodiscard]] Plausibility plausibility_of(const accord::Accord& accord, std::span<const fact::Fact> log, const Track& track);

// What a step between two reports needs, at the least, and what it may need.
struct Step {
  measure::Length distance;      // at least so far apart
  measure::Duration time;        // at most so long, the clock allowance included
  std::int64_t fastest = 0;      // tenths of a knot
  [[nodiscard]] bool possible() const;
  // In tenths of a knot, rounded up.
  [[nodiscard]] std::int64_t needed() const;
};
[[nodiscard]] Step step_between(const accord::Accord& accord, const fact::Fact& a, const fact::Fact& b);

}  // namespace casus::watch
