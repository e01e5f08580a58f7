// One judgement as of an instant, laid out for a desk.
#include "casus/verb/duties.h"

#include <algorithm>
#include <numeric>
#include <string_view>
#include <tuple>
#include <unordered_map>

#include <fmt/format.h>

#include "casus/explain/ballots.h"
#include "casus/explain/clock.h"
#include "casus/host/executor.h"
#include "casus/measure/time.h"
#include "casus/verb/act_phrase.h"
#include "casus/verb/knowledge.h"
#include "casus/verb/run.h"
#include "casus/watch/signatures.h"

namespace casus::verb {

using base::Fault;
using base::FaultKind;
using base::Result;
using fact::Fact;
using finding::Duty;
using finding::DutyState;
using measure::Instant;

namespace {

// Where acts are written down: the source that has told acts, else the first table of ours.
Result<std::string> register_of(const accord::Accord& accord, const std::vector<Fact>& facts) {
  const auto told = std::ranges::find(facts, fact::Root::act, &Fact::root);
  if (told != facts.end()) return told->source;
  const auto table = std::ranges::find(accord.sources, "incidents_csv", &accord::Source::format);
  if (table != accord.sources.end()) return table->name;
  return Fault{FaultKind::usage, "no source of the accord holds acts", "declare one that reads incidents_csv", {}};
}

Result<std::vector<Fact>> supposed(const accord::Accord& accord, const std::vector<Fact>& facts, const DutiesRequest& request, Instant at) {
  std::vector<Fact> out;
  if (request.what_if.empty()) return out;
  CASUS_TRY(source, register_of(accord, facts));
  for (const std::string& phrase : request.what_if) {
    CASUS_TRY(act, parse_act(accord, phrase, at));
    act.source = source;
    act.grade = accord.source(source)->profile.grade;
    out.push_back(std::move(act));
  }
  return out;
}

std::string act_of(const accord::Norm& norm) {
  const accord::Action& action = norm.action;
  if (norm.form == accord::NormForm::position_report) return "report position of " + norm.kind;
  if (!action.motion.empty()) return "vote " + action.motion;
  return action.object.empty() ? action.verb : action.verb + " " + action.object;
}

std::string in_words(const Fact& fact) {
  return fmt::format("{}{}{}", fact.what, fact.actors.empty() ? "" : " by ", fmt::join(fact.actors, "|"));
}

// What duties are because of, in words by id: a finding, a fact, a vote that silence carried;
// else as it is.
class Causes {
 public:
  Causes(const Judgement& judgement, const std::vector<Fact>& facts) {
    for (const Duty& duty : judgement.duties) words_.emplace(duty.because, duty.because);
    for (const finding::Finding& finding : judgement.findings) set(finding.id, [&] {
      const bool plain = finding.severity == "breach";
      return fmt::format("{}{} of {} by {}", plain ? "" : finding.severity + " ", finding::name(finding.verdict), finding.norm, finding.subject);
    });
    for (const Fact& fact : facts) set(fact.id(), [&] { return in_words(fact); });
    for (const Duty& vote : judgement.duties) set(vote.id, [&] { return "silence in the vote of " + vote.norm; });
  }
  [[nodiscard]] const std::string& of(const std::string& id) const { return words_.at(id); }

 private:
  template <typename Words>
  void set(const std::string& id, const Words& words) {
    const auto asked = words_.find(id);
    if (asked != words_.end()) asked->second = words();
  }
  std::unordered_map<std::string, std::string> words_;
};

int rank(DutyState state) {
  switch (state) {
    case DutyState::overdue: return 0;
    case DutyState::pending: return 1;
    case DutyState::unknown: return 2;
    case DutyState::done: return 3;
    case DutyState::waived: return 4;
    case DutyState::voided: return 5;
  }
  return 6;
}

// Open: the next deadline first, those without one last. Closed: the last first.
auto order(const DutyRow& row) {
  const std::int64_t due = row.duty.due ? row.duty.due->ms() : INT64_MAX;
  const std::int64_t closed = row.duty.done.value_or(row.duty.due.value_or(Instant{0})).ms();
  return std::tuple{rank(row.duty.state), is_open(row.duty) ? due : -closed, row.duty.norm_order, std::string_view{row.duty.owed_by}, std::string_view{row.duty.id}};
}

// A row is large, so that its place is sought first.
void sort(std::vector<DutyRow>& rows) {
  std::vector<std::size_t> places(rows.size());
  std::iota(places.begin(), places.end(), std::size_t{0});
  std::ranges::stable_sort(places, {}, [&](std::size_t i) { return order(rows[i]); });
  std::vector<DutyRow> sorted;
  sorted.reserve(rows.size());
  for (const std::size_t i : places) sorted.push_back(std::move(rows[i]));
  rows = std::move(sorted);
}

std::string title_of(const accord::Accord& accord) {
  return fmt::format("{}, draft {}{}", accord.name, accord.draft, accord.variant.empty() ? "" : ", variant " + accord.variant);
}

DutyRow row_of(const accord::Accord& accord, Duty duty, Instant at) {
  std::string act = act_of(*accord.norm(duty.norm));
  DutyRow row{.duty = std::move(duty), .act = std::move(act), .because = {}};
  if (row.duty.due) row.left = *row.duty.due - at;
  return row;
}

Point received_by(Instant at) { return {.received = at, .facts = {}, .source = {}, .release = {}}; }

// Leaves the closed rows out, and counts them.
void keep_open(Board& board) {
  for (const DutyRow& row : board.rows) {
    if (!is_open(row.duty)) ++board.left_out[row.duty.state];
  }
  std::erase_if(board.rows, [](const DutyRow& row) { return !is_open(row.duty); });
}

}  // namespace

bool is_open(const Duty& duty) { return rank(duty.state) < rank(DutyState::done); }

Result<Board> board_of(const accord::Accord& judged, std::vector<Fact> facts, const DutiesRequest& request) {
  const bool says_when = std::ranges::any_of(facts, [](const Fact& fact) { return fact.when.has_value(); });
  if (!request.at && !says_when) return Fault{FaultKind::usage, "nothing on record has a time, so it is not clear as of when duties are asked", "say it: --at 2026-03-12T18:00Z", {}};
  const explain::Court court;  // nothing is judged again
  const Instant at = request.at.value_or(explain::end_of({judged, facts, court}));
  CASUS_TRY(exercise, supposed(judged, facts, request, at));
  std::ranges::copy(exercise, std::back_inserter(facts));
  const accord::Accord accord = request.at ? as_asked(judged, {.as_of = received_by(at)}) : judged;
  if (request.at) facts = known_facts(std::move(facts), received_by(at));
  host::ThreadExecutor threads{request.threads};
  const Judgement judgement = judge(accord, facts, Evaluation::fast, threads);
  Board out{.accord = title_of(accord), .at = at};
  out.standing = procedure::standing(accord, facts, at);
  for (const Fact& act : exercise) out.exercise.push_back(print_act(act));
  const Causes causes{judgement, facts};
  const explain::Brief brief{accord, facts, court};
  for (const Duty& duty : judgement.duties) {
    DutyRow row = row_of(accord, duty, at);
    row.because = causes.of(duty.because);
    const accord::Norm& norm = *accord.norm(duty.norm);
    if (explain::is_vote(norm)) row.vote = explain::ballots(brief, norm, duty).lines;
    out.rows.push_back(std::move(row));
  }
  sort(out.rows);
  return out;
}

Desk::Desk(accord::Accord judged, std::vector<Fact> facts, std::size_t threads)
    : judged_{std::move(judged)}, facts_{std::move(facts)}, threads_{threads}, ledger_{procedure::Ledger::of(judged_, facts_)} {}

Result<Board> Desk::at(Instant at, Rows rows) const {
  if (ledger_ != nullptr) return read_off(at, rows);
  CASUS_TRY(board, board_of(judged_, facts_, {.at = at, .threads = threads_}));
  if (rows == Rows::open) keep_open(board);
  return board;
}

Board Desk::read_off(Instant at, Rows rows) const {
  Board out{.accord = title_of(judged_), .at = at};
  std::vector<Fact> formal;
  for (const std::uint32_t act : ledger_->formal_acts()) formal.push_back(facts_[act]);
  out.standing = procedure::standing(as_asked(judged_, {.as_of = received_by(at)}), known_facts(std::move(formal), received_by(at)), at);
  procedure::Standings standings = ledger_->at(at, rows == Rows::all);
  for (procedure::Entry& entry : standings.entries) {
    DutyRow row = row_of(judged_, std::move(entry.duty), at);
    row.because = entry.began_with ? in_words(facts_[*entry.began_with]) : row.duty.because;
    if (entry.began_with || !row.duty.evidence.empty()) watch::mark_unsigned(row.duty);
    out.rows.push_back(std::move(row));
  }
  if (rows == Rows::open) out.left_out = std::move(standings.closed);
  sort(out.rows);
  return out;
}

}  // namespace casus::verb
