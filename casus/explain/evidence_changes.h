// Evidence changes: the nearest course of events with which a finding would not exist:
// fewer records, a smaller number, a shorter stay, an act or a report in time, an exception.
#pragma once

#include <optional>
#include <vector>

#include "casus/explain/change.h"
#include "casus/watch/account.h"

namespace casus::explain {

// Each sort may cost so much (court.h).
[[nodiscard]] std::vector<Change> evidence_changes(const Retrial& retrial, const watch::Account& account, std::uint64_t cost);

// Without which records, as few as can be found, and with what is left untouched, is the
// finding gone? evidence_fewer.cc
[[nodiscard]] std::optional<Change> fewer_records(const Retrial& retrial);
// By how much must one record's number be smaller? evidence_fewer.cc
[[nodiscard]] std::optional<Change> smaller_number(const Retrial& retrial);
// How much sooner must the mover have been seen outside? evidence_stay.cc
[[nodiscard]] std::optional<Change> shorter_stay(const Retrial& retrial, const watch::Account& account);
// What should have been done or reported, by when? evidence_acts.cc
[[nodiscard]] std::vector<Change> acts_in_time(const Retrial& retrial);
[[nodiscard]] std::vector<Change> reports_in_time(const Retrial& retrial);
[[nodiscard]] std::vector<Change> exceptions_met(const Retrial& retrial);

// The duty whose lapse the finding is; nullptr: it is none of a duty.
[[nodiscard]] const finding::Duty* duty_of(const Retrial& retrial);
// The acts that ended the lapse, where the finding is one: without them it would be longer.
[[nodiscard]] std::vector<std::string> ended_by(const Retrial& retrial);

}  // namespace casus::explain
