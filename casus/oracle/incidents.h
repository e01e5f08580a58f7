// Incidents: which reports speak of one and the same incident.
//
// Reports are taken in the order of (from, to, source, record id). A report
// joins the earliest incident all of whose reports it matches (same kind, near
// enough, soon enough) and that holds none of its source; else it opens one.
// Without a `same incident` sentence every report is an incident.
#pragma once

#include <optional>
#include <vector>

#include "casus/oracle/occurrence.h"

namespace casus::oracle {

struct Incident {
  std::vector<const fact::Fact*> reports;
  bool match_in_time = true;   // certainly, every pair of them
  bool match_in_place = true;
  bool implausible = false;      // a sighting that others of the mover's own contradict
  std::vector<const fact::Fact*> beside{};  // told of the same: who did one is found of all
  // Certainly one incident; if not, its reports are 1 to as many incidents.
  [[nodiscard]] bool certainly_one() const { return match_in_time && match_in_place; }
};
[[nodiscard]] std::vector<Incident> incidents(const accord::Accord& accord,
                                              const std::vector<const fact::Fact*>& facts);

// A message of a track that states no place (a name, a type), or the place of what does not move
// (a buoy, a station), is no sighting of the mover.
[[nodiscard]] bool is_static(const World& world, const fact::Fact& fact);

// What a kind of this root counts: incidents as merged, any other record by itself.
[[nodiscard]] std::vector<Incident> happenings(const World& world, fact::Root root);

// An incident as one norm and one subject see it. One that is certainly one is
// told by its good reports, those that meet the grade (by all, if none does). One
// that may be several is certain as its good reports tell, possible as any tells.
struct Weighed {
  measure::Interval certain_when;  // the instants that the good reports allow
  measure::Interval when;          // the instants that any telling report allows ...
  bool includes_to = false;        // ... the last included, because an exact report names it
  bool goes_on = false;            // its source says that it went on through all of its time
  bool cut = false;                // and also when nothing is judged, so part of its amount may be of then
  bool certain = false;            // in every respect but its instant
  Reasons doubts;                  // why not, if not
  std::vector<const fact::Fact*> good;
  std::vector<const fact::Fact*> telling;  // the good ones, or all if they may be several
  std::set<const fact::Fact*> evidence;    // the reports that may be of the kind, there, in force
  const Incident* incident = nullptr;
};
// Was it done to whom the norm names: the attribute `target`, which may name candidates.
[[nodiscard]] measure::Truth on_victim(const accord::Who& on, const Subject& subject, const fact::Fact& fact);
// nullopt: certainly no incident of this norm by this subject. Acts and declarations
// are registered: one record proves them; an act without `received` stays possible.
[[nodiscard]] std::optional<Weighed> weigh(const World& world, const accord::Norm& norm, const Subject& subject,
                                           const Incident& incident);

}  // namespace casus::oracle
