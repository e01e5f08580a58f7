// History: what two states of knowledge say of one accord, and which records make the
// difference. The earlier state is a run or a record as of a point (knowledge.h).
#pragma once

#include <span>
#include <string>
#include <vector>

#include "casus/fact/fact.h"
#include "casus/finding/duty.h"
#include "casus/finding/versions.h"

namespace casus::verb {

// A record that the earlier state did not know, knew otherwise, or knew and the later
// one does not.
struct RecordChange {
  enum class Sort : std::uint8_t { added, revised, withdrawn };
  std::string fact;  // its id
  Sort sort = Sort::added;
};
[[nodiscard]] std::string_view name(RecordChange::Sort sort);

struct FindingChange {
  finding::Versioned what;
  std::vector<RecordChange> records;  // that it rests or rested on; else those of its time
};

struct Knowledge {
  std::span<const fact::Fact> facts;
  std::span<const finding::Finding> findings;
  std::span<const finding::Duty> duties{};
};

// All findings of either state, unchanged ones without records, in printing order.
[[nodiscard]] std::vector<FindingChange> history(const Knowledge& before, const Knowledge& after);

// A duty of the earlier state that the later one does not know: what started it was taken back.
struct DutyChange {
  finding::Duty duty;                    // void; what was done for it and for nothing else stays done, or waived
  finding::DutyState was = finding::DutyState::pending;
  std::vector<std::string> replaced_by;  // duties of the same ground with another clock
  std::vector<RecordChange> records;     // of its ground and its acts
};
// Those that had certainly begun, in the order of the earlier state.
[[nodiscard]] std::vector<DutyChange> withdrawn_duties(const Knowledge& before, const Knowledge& after);

// One casus.change/1 line, without its end.
[[nodiscard]] std::string to_json(const FindingChange& change);
// One casus.duty_change/1 line, without its end.
[[nodiscard]] std::string to_json(const DutyChange& change);
// The lines for people: what changed, then a record a line, at most `most` of them.
[[nodiscard]] std::string to_text(const FindingChange& change, std::size_t most);
[[nodiscard]] std::string to_text(const DutyChange& change, std::size_t most);

}  // namespace casus::verb
