// Notice: which notice serves which activity. A notice is an act `notify`; it serves
// one activity, the oldest notice the oldest activity that it fits.
//
//   exercise from 2025-06-01, notice received 2025-04-15, `notified 42 d before`: yes
#pragma once

#include <vector>

#include "casus/oracle/condition.h"
#include "casus/oracle/incidents.h"

namespace casus::oracle {

// What has to be notified: an incident, a stay of one mover, or a single record.
struct Activity {
  Incident told;                           // what tells of it; of a stay nothing, but ...
  std::vector<const fact::Fact*> reports;  // all that belongs to it, in order of time, then by name
  std::vector<Incident> beginning{};       // ... each report of a stay's first time, be it of elsewhere
};

// The activities of the norm's kind and zone, in order of time: incidents as merged,
// stays of a mover (its reports with no silence longer than `lost` between, until one saw it
// outside), every other record by itself. Whose they are decides nothing yet.
[[nodiscard]] std::vector<Activity> activities_of(const World& world, const accord::Norm& norm);

// Has the judged party (anybody, where nobody is judged) notified, in time, the activity
// of `use.norm` to which the fact belongs, as the literal (`notified to RUS 48 h before`)
// asks? unknown: only an act whose receipt is not on record tells so, or it is in time
// only if the activity began late enough. no for a fact of no activity.
[[nodiscard]] measure::Truth notified(const World& world, const accord::Literal& literal, const Use& use,
                                      const fact::Fact& fact);

}  // namespace casus::oracle
