// Duties: who owes what to whom, by when, and how it stands at an instant; with acts that are
// only supposed, an exercise.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "casus/accord/accord.h"
#include "casus/base/result.h"
#include "casus/fact/fact.h"
#include "casus/finding/duty.h"
#include "casus/procedure/ledger.h"
#include "casus/procedure/standing.h"
#include "casus/verb/judge.h"

namespace casus::verb {

struct DutiesRequest {
  std::optional<measure::Instant> at{};  // nullopt: at the end of the record
  std::vector<std::string> what_if{};    // acts in words (act_phrase.h), received at `at` unless they say when
  std::size_t threads = 1;
};

struct DutyRow {
  finding::Duty duty;
  std::string act;      // what has to be done: "consult", "vote invoke", "declare personnel"
  std::string because;  // what started it, in words; empty for a date
  // From now to its deadline, negative once it has passed; nullopt: it has none yet.
  std::optional<measure::Duration> left{};
  std::vector<std::string> vote{};  // its arithmetic, in lines; empty: it is no vote
};

struct Board {
  std::string accord;                    // title, draft and variant
  measure::Instant at;                   // everything stands as of then
  procedure::Standing standing{};        // of the accord itself
  std::vector<std::string> exercise{};   // the supposed acts, as they are spelled; empty: it is real
  // The next deadline first: overdue, pending by deadline, pending without one, unknown, then
  // what is closed, the last closed first.
  std::vector<DutyRow> rows{};
  std::map<finding::DutyState, std::size_t> left_out{};  // how many more are closed, which no row tells of
};

// Judges what was known at `at`. Facts in log order. Faults: those of the supposed acts, and
// usage where no source of the accord holds acts, or where neither the record nor the request says when.
base::Result<Board> board_of(const accord::Accord& judged, std::vector<fact::Fact> facts, const DutiesRequest& request);

[[nodiscard]] bool is_open(const finding::Duty& duty);  // pending, overdue or unknown

// Desk: a record that is asked about one instant after the other. Where acts alone decide its
// duties it is judged once (procedure/ledger.h), and an answer takes as long as its rows;
// elsewhere each answer is a judgement of its own. Both say the same.
class Desk {
 public:
  enum class Rows : std::uint8_t { open, all };

  // Facts in log order.
  Desk(accord::Accord judged, std::vector<fact::Fact> facts, std::size_t threads);
  [[nodiscard]] bool judged_once() const { return ledger_ != nullptr; }
  // As board_of() gives it, as of `at`; with the open rows alone, the others are counted.
  [[nodiscard]] base::Result<Board> at(measure::Instant at, Rows rows) const;

 private:
  [[nodiscard]] Board read_off(measure::Instant at, Rows rows) const;

  accord::Accord judged_;
  std::vector<fact::Fact> facts_;
  std::size_t threads_;
  std::unique_ptr<procedure::Ledger> ledger_;
};

}  // namespace casus::verb
