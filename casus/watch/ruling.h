// Ruling: a verdict as the norms that ask about breaches see it: whose, how grave, and
// exactly when.
//
//   grave breach of 4.1 by RUS within 7 d   --> the rulings of 4.1 for RUS, grave or graver
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "casus/finding/finding.h"
#include "casus/measure/time.h"
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
  finding::Finding finding;               // identified once it is kept (conditions.h)
  std::vector<std::string> parties;       // the subject's; empty: anyone
  std::vector<std::uint32_t> evidence{};  // log indices, ascending
  bool reported = true;                   // false: judged for `by anyone` only
  bool hole = false;                      // nobody watched: any rung may have been reached
  bool momentary = false;                 // it was at one unknown instant of the finding's time
  bool owed = false;                      // of a duty: whoever breaks it is known, for he owed it
  Signal verdict{};                       // yes where the rung is certainly reached, unknown where possibly
  std::vector<Support> support{};
};

// Ascending, each once.
[[nodiscard]] std::vector<std::uint32_t> each_once(std::vector<std::uint32_t> records);

// Of a finding on an act that was owed and not done: it goes on while the finding says so, if need be
// beyond the record, and bears itself out. From `doubt` on it is only possible.
[[nodiscard]] Ruling owed_ruling(const finding::Finding& finding, const std::vector<std::string>& parties,
                                 std::vector<std::uint32_t> evidence, std::optional<measure::Instant> doubt = {});

}  // namespace casus::watch
