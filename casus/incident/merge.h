// Reports become incidents: two patrols that heard one explosion count it once.
//
// With a rule `same incident is same kind, within 2 km, within 30 min`, incidents
// are a function of the set of reports: sorted by (from, to, source, record), a
// report joins the earliest incident all of whose reports it may match and that
// has none of its source; else it opens one. Reports of one source are never
// merged. Without a rule each report is an incident.
//
// Matching is no equivalence (a gun every 20 minutes under a rule of 30), which
// is why a report must match all reports of an incident, not only one: chains do
// not grow. docs/meaning-traps.md tells the histories.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "casus/base/few.h"
#include "casus/fact/fact.h"
#include "casus/measure/length.h"
#include "casus/measure/time.h"
#include "casus/measure/truth.h"

namespace casus::incident {

struct SameRule {
  measure::Length distance;
  measure::Duration time;
};

struct Incident {
  base::Few<std::uint32_t> reports;    // indices into the input, in merge order
  bool match_in_time = true;           // every pair is near enough under every resolution
  bool match_in_place = true;
  // Certainly one incident; if not, its reports are 1 to as many incidents.
  [[nodiscard]] bool certainly_one() const { return match_in_time && match_in_place; }
};

// Do the two reports tell of one incident? Three-valued; different kinds never do.
struct Match {
  measure::Truth time = measure::Truth::no;
  measure::Truth place = measure::Truth::no;
};
[[nodiscard]] Match matches(const fact::Fact& a, const fact::Fact& b, const SameRule& rule);

// Are the two unknown instants at most `limit` apart?
[[nodiscard]] measure::Truth within(const measure::Interval& a, const measure::Interval& b,
                                    measure::Duration limit);

// Every report must have a time. The result is in order of the first reports and
// does not depend on the order of the input.
[[nodiscard]] std::vector<Incident> merge(std::span<const fact::Fact* const> reports,
                                          const std::optional<SameRule>& rule);

}  // namespace casus::incident
