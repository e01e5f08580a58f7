// Duty: who owes what to whom, since when, until when, and how it stands.
//
//   pending --done in time--> done          pending --deadline passes--> overdue
//   pending --waived by the addressee--> waived
//   pending --its meaning ends first, an exception holds when it is due--> void
//   overdue --done late--> done (reason `late`)     overdue --waived--> waived
//   pending, overdue --its start is denied, or merged into an earlier one--> void
//   unknown: it is not certain that the duty ever began, or was done; then any of them
//
// Learned after its deadline it is born overdue (reason `late`). Drawn in docs/states.md.
// Document form: schema casus.duty/1, docs/formats/duty.md.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "casus/base/result.h"
#include "casus/finding/finding.h"
#include "casus/measure/time.h"

namespace casus::finding {

enum class DutyState : std::uint8_t { pending, done, overdue, waived, voided, unknown };
[[nodiscard]] std::string_view name(DutyState state);  // voided prints as "void"

struct Duty {
  std::string id;       // "d-" + 20 hex digits: the hash of (accord, variant, norm, owed_by, since, key)
  std::string variant;
  std::string norm;     // "2.2"
  std::string owed_by;  // "USA", "Guarantors together"
  std::string owed_to;  // "UKR", "RUS, UKR", "another party", or empty
  std::string key;      // the zone of a duty that is bound to one, or empty
  std::optional<measure::Instant> since;  // when the clock started; nullopt: unknown
  std::optional<measure::Instant> due;
  DutyState state = DutyState::pending;
  std::vector<Reason> reasons;  // sorted, each once
  std::string because;          // the id of the finding or fact that started it, or empty
  std::optional<measure::Instant> done;  // the act's instant, if there is one
  std::vector<std::string> evidence;     // the acts, fact ids in log order

  std::uint32_t norm_order = 0;  // for the printing order; not printed
};

// Sets `id`. An unknown `since` is hashed as null.
void identify(Duty& duty, std::string_view accord);
// Identifies all of them. Where two would share an id (two breaches that start two
// clocks at one instant), each hashes what it is `because` of, too; where that is the same,
// all but the first of them their number beside.
void identify_all(std::vector<Duty>& duties, std::string_view accord);
// The printing order: norm, since, owed_by, id.
void sort(std::vector<Duty>& duties);

// One casus.duty/1 line, without its end.
[[nodiscard]] std::string to_json(const Duty& duty);

}  // namespace casus::finding
