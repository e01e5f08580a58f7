// Watermark: up to when a verdict on a norm waits for nothing more, while its log goes on.
//
//   how far each source that tells what the norm reads has certainly told
//   patrols, late 2 h  -------------------x     T less 2 h, where the log is known up to T
//   ais                -------------x           its newest report: it has promised nothing
//                                   W           the least of them: verdicts before it are
//                                               settled, later ones provisional
//
// Acts happen when they are received, so nobody waits for a source that tells acts only;
// nor for one that was never heard, or that is silent beyond its `silent`. The watermark is a
// function of what is on record alone: no clock enters, and whoever has the record recomputes it.
#pragma once

#include <optional>
#include <set>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "casus/accord/accord.h"
#include "casus/fact/fact.h"
#include "casus/finding/duty.h"
#include "casus/finding/finding.h"
#include "casus/watch/order.h"

namespace casus::watch {

class Watermarks {
 public:
  // `accord` must outlive it. Facts in any order.
  Watermarks(const accord::Accord& accord, std::span<const fact::Fact> facts);

  // nullopt: the norm waits for nobody.
  [[nodiscard]] std::optional<measure::Instant> of(const accord::Norm& norm) const;

  // The newest report of any source that can tell of the norm's own kind; nullopt: none has.
  [[nodiscard]] std::optional<measure::Instant> end_of(const accord::Norm& norm) const;

  // Has every mover that these facts speak of been heard at `at` or later? Until it is, how
  // long it stayed is open: its next report tells, however late.
  [[nodiscard]] bool heard_since(measure::Instant at, const std::vector<std::string>& facts) const;

 private:
  void hear_mover(const fact::Fact& fact);
  struct Heard {
    const accord::Source* source;
    measure::Instant newest;  // the latest `from` of what it observed
  };
  // nullopt: it tells nothing that the norm reads.
  [[nodiscard]] std::optional<measure::Instant> reach_of(const Heard& heard, const std::set<ReadKind>& kinds) const;

  const accord::Accord& accord_;
  std::vector<Heard> heard_;
  std::unordered_map<std::string, std::string> movers_;             // by fact id
  std::unordered_map<std::string, measure::Instant> last_of_mover_;
};

// Gives the reason `pending` to what a report that comes in time could still change: to a
// breach that is first certain at or after the watermark, to an unknown that reaches beyond
// it, to a duty whose clock starts at or after it and to the breach that is its lapse. Other
// verdicts are settled: what comes later than its source is stated to be, a revision or an
// act may change them, and gives a new version.
void mark_pending(const Watermarks& watermarks, const accord::Accord& accord, std::vector<finding::Finding>& findings,
                  std::vector<finding::Duty>& duties);

// Counts in `late` of each finding which of its facts came later than their source is stated to
// be: received after their end plus `late`. A source that states none promises nothing.
void count_late(const accord::Accord& accord, std::span<const fact::Fact> facts, std::vector<finding::Finding>& findings);

}  // namespace casus::watch
