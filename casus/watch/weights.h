// Weights and loads: incidents, acts and returns as one norm and one subject count them.
//
//   incidents --weigh_all--> weights (certain or possible, with doubts)
//             --loads_for--> loads of one measure, ready for the sweep
//
// explain/ reads the same values, so that the words rest on what was judged.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "casus/base/few.h"
#include "casus/fact/fact.h"
#include "casus/measure/time.h"
#include "casus/watch/judge.h"
#include "casus/watch/kind_of_norm.h"
#include "casus/watch/reasons.h"
#include "casus/watch/sweep.h"

namespace casus::watch {

class Identity;

// An incident as one norm and one subject count it, before any threshold.
struct Weight {
  measure::Interval when;                   // as any telling report allows
  measure::Interval certain_when;           // as the good reports allow
  bool includes_to = false;                 // an exact report names the last instant
  bool goes_on = false;                     // through all of its certain time, as its sources say
  bool cut = false;                         // and beyond what is judged, so some of its amount may lie there
  bool counts = false;                      // certainly, apart from its instant
  bool perhaps_several = false;
  Reasons doubts;
  Reasons doubts_of_unity;                  // of its being one incident
  base::Few<std::uint32_t> shown;           // log indices: reports that may be of the kind, there, in force
  base::Few<std::uint32_t> good;            // log indices: reports that prove it (incident/weigh.h)
  base::Few<std::uint32_t> telling;         // log indices: these, and what the judged confess; all if they may be several
};
[[nodiscard]] Support support_of(const Weight& weight);

// Does the report lie in the norm's zone?
[[nodiscard]] measure::Truth place_of_report(const NormContext& context, const fact::Fact& fact);
// Was it done to whom the norm names?
[[nodiscard]] measure::Truth victim_of_report(const NormContext& context, const JudgedSubject& subject, const fact::Fact& fact);

// One sighting of a mover. What it leaves out is taken from what the mover says elsewhere.
struct Sighting {
  std::uint32_t record = 0;  // log index
  bool doubtful = false;     // contradicted by others of its track (implausible.h)
};

// Weighs one happening after the other; nullopt: it certainly does not count.
class Weigher {
 public:
  // Both must outlive it.
  Weigher(const NormContext& context, const JudgedSubject& subject);
  // One record by itself, by its log index. Acts and declarations are registered: one record
  // proves them.
  [[nodiscard]] std::optional<Weight> record(std::uint32_t record);
  // An incident as merged, by its index.
  [[nodiscard]] std::optional<Weight> incident(std::uint32_t incident);
  [[nodiscard]] std::optional<Weight> sighting(Sighting sighting, const Identity& mover);
  // All that is told of a mover at one time, as one: certain where all of it says the same,
  // and what can be believed of it proves it. Not empty.
  [[nodiscard]] std::optional<Weight> sightings(std::span<const Sighting> together, const Identity& mover);

 private:
  struct Told;
  [[nodiscard]] bool goes_on_in_force(const Told& told) const;
  [[nodiscard]] std::optional<Weight> weigh(const Told& told);
  [[nodiscard]] incident::ReportView view_of(std::uint32_t report, const Identity* mover) const;
  [[nodiscard]] incident::ProofRule proof_for(const Told& told) const;

  const NormContext& context_;
  const JudgedSubject& subject_;
  KindOfNorm kind_;
  std::vector<std::uint32_t> reports_;  // of the incident that is weighed
  std::vector<incident::ReportView> views_;
};

// What a norm of this root counts: incidents as merged; acts and declarations one by one.
[[nodiscard]] std::vector<Weight> weigh_all(const NormContext& context, const JudgedSubject& subject);
// The sightings of a mover, each by itself.
[[nodiscard]] std::vector<Weight> weigh_track(const NormContext& context, const JudgedSubject& subject, const Track& track);

// What a weight adds to a measure, in its units; `most` is nullopt where nothing bounds it.
// Incidents count as one each, more if the reports may be of several.
struct Amount {
  std::int64_t least = 0;
  std::optional<std::int64_t> most = 0;
  bool spread = false;  // it came bit by bit in all of the weight's time
};
[[nodiscard]] Amount amount_of(const Weight& weight, const std::string& measure, std::span<const fact::Fact> log);

struct Loads {
  std::vector<Load> loads;
  std::vector<std::uint32_t> weight;  // of each load
  std::vector<Reasons> doubts;        // of each load, its amount included
};

// What each weight adds to `measure`: 1 (or how many it may be) for "incidents",
// else the attribute's amount in millionths. Weights that add nothing are left out.
[[nodiscard]] Loads loads_for(const std::vector<Weight>& weights, const std::string& measure,
                              std::span<const fact::Fact> log);

// The size of one in the loads of a measure: 1 for "incidents", else a million.
[[nodiscard]] std::int64_t unit_of(const std::string& measure);

}  // namespace casus::watch
