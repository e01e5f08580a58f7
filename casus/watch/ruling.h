// Ruling: a verdict as the norms that ask about breaches see it: whose, how grave, and
// exactly when.
//
//   grave breach of 4.1 by RUS within 7 d   --> the rulings of 4.1 for RUS, grave or graver
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "casus/finding/finding.h"
#include "casus/measure/time.h"
#include "casus/watch/reasons.h"
#include "casus/watch/signal.h"

namespace casus::watch {

// What shows that something went on, for `lasting`: it was at one unknown instant of its
// time, or it went on through all of it.
struct Support {
  measure::Interval when;          // as any report allows
  measure::Interval certain_when;  // as the good reports allow
  bool certain = false;            // in every respect but its instant
  bool goes_on = false;
  bool includes_to = false;        // an exact report names the last instant
};

struct Ruling {
  std::string norm;                  // its id
  std::string severity;
  std::vector<std::string> parties;  // the subject's; empty: anyone
  bool reported = true;              // false: judged for `by anyone` only
  bool hole = false;                 // nobody watched: any rung may have been reached
  bool momentary = false;            // it was at one unknown instant of the finding's time
  Signal verdict;                    // yes where the rung is certainly reached, unknown where possibly
  std::optional<measure::Instant> reached;
  Reasons reasons;
  std::vector<Support> support;
};

// A ruling with everything but its grounds: the finding's words and these spans.
[[nodiscard]] Ruling ruling_of(const finding::Finding& finding, const std::vector<std::string>& parties,
                               const Signal& verdict);

}  // namespace casus::watch
