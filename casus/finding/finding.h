// Finding: a verdict on one norm, one subject, one key, over one interval.
//
// A finding speaks only where a rung is not compliant: `breach` (certainly
// reached) or `unknown` (possibly reached, with reasons). Compliance is what no
// finding denies where somebody watched; see Summary for the hours.
//
// A case, which is what is told of one matter, moves so (drawn in docs/states.md):
//
//   alleged (unknown) --as many origins as the proof asks--> proved (unknown: unattributed)
//   proved --the proof, or the body that attributes, names the actor--> attributed (breach)
//   attributed --taken back--> proved       attributed --to another--> that party's breach
//   any --nothing is left of its evidence--> withdrawn
//
// Where nobody is judged by name (`nobody may`), what is proved is a breach.
//
// Document form: schema casus.finding/1, docs/formats/finding.md.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "casus/base/result.h"
#include "casus/measure/time.h"

namespace casus::finding {

enum class Verdict : std::uint8_t { breach, unknown, withdrawn };
[[nodiscard]] std::string_view name(Verdict verdict);

// Why a verdict is not certain. Printed in this order.
enum class Reason : std::uint8_t {
  unattributed, unproven, no_coverage, access_denied, uncertain_time, uncertain_place,
  uncertain_kind, uncertain_amount, implausible_track, short_of_duration, pending, conflicting,
  unsigned_act, late
};
[[nodiscard]] std::string_view name(Reason reason);  // unsigned_act prints as "unsigned"

// A count as bounds. `possible` is nullopt where nothing bounds it from above
// (no coverage, an amount that a report leaves out).
struct Peak {
  std::int64_t certain = 0;
  std::optional<std::int64_t> possible = 0;
  friend bool operator==(const Peak&, const Peak&) = default;
};

struct Finding {
  std::string id;                     // "f-" + 20 hex digits, see identify()
  std::int64_t version = 1;
  std::string variant;                // "" where the text has no choice
  std::string norm;                   // "4.1"
  std::string subject;                // "RUS", "RUS or UKR", "anyone"
  std::string key;                    // the zone for events, the mover for presence
  Verdict verdict = Verdict::unknown;
  std::vector<std::string> replaces;
  std::vector<std::string> replaced_by;
  std::string severity;               // the rung's
  measure::Instant from;
  std::optional<measure::Instant> to;
  std::optional<measure::Instant> certain_from;
  std::optional<measure::Instant> certain_to;
  std::optional<measure::Instant> reached;
  measure::Instant facts_from;
  measure::Instant facts_to;
  std::string measure;                // incidents, deaths, movers, ...
  Peak peak;
  std::vector<Reason> reasons;        // sorted, each once; empty for a plain breach
  std::int64_t late = 0;
  std::vector<std::string> evidence;  // fact ids in log order

  // Where the rung stands in its norm, for the printing order; not printed.
  std::uint32_t norm_order = 0;
  std::uint32_t rung_order = 0;
};

// Sets `id` to the hash of (accord, variant, norm, subject, key, severity rung,
// measure, from). `accord` is the accord's identity: name, draft and date.
void identify(Finding& finding, std::string_view accord);

// Identifies all of them. Where two would share an id (two incidents that begin at one
// instant under a rung without a window), each hashes its first evidence too; where that
// is the same or none (two duties that lapse at one instant), all but the first of them, in
// the order of (to, reasons, evidence), their number beside.
void identify_all(std::vector<Finding>& findings, std::string_view accord);

// The printing order: norm, rung in ladder order, key, subject, from, id.
void sort(std::vector<Finding>& findings);

// One casus.finding/1 line, without its end.
[[nodiscard]] std::string to_json(const Finding& finding);
base::Result<Finding> from_json(std::string_view line);

// Hours per norm: schema casus.hours/1, printed by --summary.
struct NormHours {
  std::string norm;
  std::string subject;
  std::int64_t breach_ms = 0;
  std::int64_t unknown_ms = 0;
  std::int64_t compliant_ms = 0;
  std::int64_t not_covered_ms = 0;
  std::int64_t breaches = 0;
  std::int64_t unknowns = 0;
  std::vector<std::string> assumed;  // sources that say not what they cover: taken to watch all
  bool recorded = false;  // false: no source gave a fact, nothing is known; not printed
};
[[nodiscard]] std::string to_json(const NormHours& hours);

}  // namespace casus::finding
