// Stays: when a mover was possibly and when it was certainly there. Reports of one
// mover become moments, in event-time order; moments outside cut the time line; the
// moments between two cuts are one stay, split where a silence is longer than `lost`.
// Reports that contradict others of their track (implausible.h) only make it possible.
//
//   in, in, silence, in, out --> one stay, of two runs, possible up to the instant outside
//
// All reports make stays, and of these the norm sees what lies in its own time: whoever was
// there before it began to bind and after was there when it did.
//
// Presence asks how long a run is, ceilings ask what is there at one instant.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "casus/watch/judge.h"
#include "casus/watch/reasons.h"

namespace casus::watch {

// A chain of certain moments with no silence beyond `gap`, both ends in.
struct Run {
  measure::Interval when;
  bool proven = false;  // by as many origins as the proof asks for
};

struct Stay {
  measure::Interval possible;                // both ends in
  std::vector<Run> runs;                     // by time
  std::vector<std::uint32_t> facts;          // log indices: reports that may tell of it, by time
  std::vector<std::uint8_t> sure;            // beside each: its moment is certain
  Reasons doubts;                            // of its moments, and whether a run is unproven
  measure::Duration longest_silence;
  measure::Duration gap;                     // the greatest over which presence stays certain
  std::size_t reports = 0;
  std::size_t doubtful = 0;                  // moments that say neither inside nor outside
  std::size_t implausible = 0;               // moments of which only contradicted reports tell
};

// By time. `bounds` is what bounds_of gave: nothing is judged beyond it and the reports.
[[nodiscard]] std::vector<Stay> stays_of(const NormContext& context, const JudgedSubject& subject, const Track& track,
                                         measure::Interval bounds);

// The stay behind a finding of presence.
[[nodiscard]] std::optional<Stay> stay_of(const NormContext& context, const JudgedSubject& subject,
                                          const finding::Finding& finding);

// The norm's record, the whole of it; nullopt if none of it is in the norm's time.
[[nodiscard]] std::optional<measure::Interval> bounds_of(const NormContext& context);

}  // namespace casus::watch
