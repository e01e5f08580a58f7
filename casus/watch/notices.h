// Notices: which notice serves which activity. A notice is an act `notify`; it serves one
// activity, the oldest notice the oldest activity that it fits.
//
//   exercise from 2025-06-01, notice received 2025-04-15, `notified 42 d before`: yes
//
// An activity is an incident, a stay of one mover (its sightings with no silence longer
// than `lost` between, and none that saw it outside), or a single record: an act, a return.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "casus/measure/calendar.h"
#include "casus/watch/acts.h"
#include "casus/watch/identity.h"
#include "casus/watch/judge.h"
#include "casus/watch/weights.h"

namespace casus::watch {

struct Activity {
  measure::Interval start;                        // when the first of its reports says
  base::Few<std::uint32_t> reports;               // all that belongs to it, in order of time, then by name
  std::optional<std::uint32_t> incident{};        // index into Collected::merged
  const Track* track = nullptr;                   // of a mover's stay: what else it says of itself
  base::Few<std::uint32_t> names{};               // by which notices may name its reports, as the catalogue numbers them
  bool sure = false;                              // certainly of whom notice is asked
  std::uint32_t place = 0;                        // for whoever asks to know it again
};

// Of the context's norm: of its kind and in its zone, as far as any of their reports may
// be. `whose` sets the last two of each and says whether it is asked about at all; those that are
// come in order of time.
[[nodiscard]] std::vector<Activity> activities_of(const NormContext& context, const std::function<bool(Activity&)>& whose);

// How a stay begins: what all reports of its mover of that time say, be it of elsewhere. The
// order in which a log holds them decides nothing.
[[nodiscard]] std::vector<Sighting> beginning_of(const NormContext& context, const Activity& stay);

// How an activity was notified. unknown: only an act whose receipt is not on record tells
// so, or it is in time only if the activity began late enough.
struct Notified {
  measure::Truth truth = measure::Truth::no;
  Reasons doubts;                     // of unknown
  std::optional<std::uint32_t> by;    // the notice, by log index
};

// What is asked of notices: which acts, to whom, how long before.
struct NoticeRule {
  WantedAct wanted;
  std::vector<std::string> to;
  measure::Term before;
};
// One for each activity; of several addressees each is told by a notice to it, be it the same
// or another. Those that are sure choose before the others.
[[nodiscard]] std::vector<Notified> notices_for(const NormContext& context, const NoticeRule& rule,
                                                const std::vector<Activity>& activities);

// Did these parties (empty: anybody) ever perhaps notify activities of the norm?
[[nodiscard]] bool any_notice(const NormContext& context, const std::vector<std::string>& parties);

// What `notified to RUS 48 h before` answers for each record of an activity of the norm
// that may be of these parties (empty: anybody); no for any other record.
class NoticeBook {
 public:
  NoticeBook(const NormContext& context, const accord::Literal& literal, const std::vector<std::string>& parties);
  [[nodiscard]] measure::Truth answer(std::uint32_t record) const;

 private:
  std::map<std::uint32_t, measure::Truth> answers_;
};

}  // namespace casus::watch
