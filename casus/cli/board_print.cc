// The page: what is overdue, what is due next, what is not certain, and how much is closed.
#include "casus/cli/board_print.h"

#include <algorithm>
#include <array>
#include <map>

#include <fmt/format.h>

#include "casus/base/csv.h"
#include "casus/cli/table.h"
#include "casus/seal/json.h"

namespace casus::cli {

using base::Fault;
using base::FaultKind;
using base::Result;
using finding::Duty;
using finding::DutyState;
using verb::Board;
using verb::DutyRow;

namespace {

constexpr std::string_view exercise_mark = "EXERCISE";

// "T-1 d 04:30", "T+00:20", "T-00:00:09".
std::string countdown(measure::Duration left) {
  const std::int64_t ms = left.raw() < 0 ? -left.raw() : left.raw();
  const std::int64_t minutes = ms / 60'000;
  const char sign = left.raw() < 0 ? '+' : '-';
  const std::int64_t days = minutes / 1440;
  const std::string clock = fmt::format("{:02}:{:02}", minutes / 60 % 24, minutes % 60);
  return days > 0 ? fmt::format("T{}{} d {}", sign, days, clock) : fmt::format("T{}{}", sign, clock);
}

std::string reasons_of(const Duty& duty) {
  std::string out;
  for (const finding::Reason reason : duty.reasons) out += fmt::format("{}{}", out.empty() ? "" : " ", finding::name(reason));
  return out;
}

std::string time_or(const std::optional<measure::Instant>& at, std::string_view otherwise) { return at ? short_time(*at) : std::string{otherwise}; }

Row row_of(const DutyRow& row) {
  const Duty& duty = row.duty;
  const std::string to = duty.owed_to.empty() ? "" : " to " + duty.owed_to;
  const std::string where = duty.key.empty() ? "" : " in " + duty.key;
  return {row.left ? countdown(*row.left) : "-", time_or(duty.due, "no deadline yet"), duty.norm, duty.owed_by, row.act + to + where,
          row.because.empty() ? "a date" : row.because, duty.id, reasons_of(duty)};
}

std::string mark_of(const Board& board) { return board.exercise.empty() ? std::string{} : std::string{exercise_mark} + ": "; }

// The lines of some states under one heading; nothing if there are none.
std::string section(const Board& board, std::string_view heading, std::initializer_list<DutyState> states) {
  std::vector<Row> rows{{"", "due", "norm", "owed by", "what", "because of", "id", "reasons"}};
  for (const DutyRow& row : board.rows)
    if (std::ranges::find(states, row.duty.state) != states.end()) rows.push_back(row_of(row));
  if (rows.size() == 1) return {};
  return fmt::format("\n{}{} ({})\n{}", mark_of(board), heading, rows.size() - 1, aligned(rows));
}

std::string closed(const Board& board) {
  std::vector<Row> rows{{"state", "when", "norm", "owed by", "what", "id", "reasons"}};
  for (const DutyRow& row : board.rows) {
    if (verb::is_open(row.duty)) continue;
    rows.push_back({std::string{finding::name(row.duty.state)}, time_or(row.duty.done ? row.duty.done : row.duty.due, "-"), row.duty.norm, row.duty.owed_by,
                    row.act + (row.duty.owed_to.empty() ? "" : " to " + row.duty.owed_to), row.duty.id, reasons_of(row.duty)});
  }
  return rows.size() == 1 ? std::string{} : fmt::format("\n{}Closed ({})\n{}", mark_of(board), rows.size() - 1, aligned(rows));
}

// "Senate 60 to 30 of 100 seats, 67 needed", and what it lacks for a quorum.
std::string said_by(const procedure::ChamberVote& vote) {
  if (!vote.yes || !vote.no) return "not brought to a vote";
  const std::string out = fmt::format("{} to {} of {} seats, {} needed", *vote.yes, *vote.no, vote.seats, vote.needed);
  const bool quorate = !vote.quorum || vote.there.value_or(0) >= *vote.quorum;
  return quorate ? out : fmt::format("{}, and a quorum of {}, where {} were there", out, *vote.quorum, vote.there.value_or(0));
}

// "USA has not ratified: Senate 60 to 30 of 100 seats, 67 needed".
std::string missing(const procedure::PartyStanding& one) {
  std::string out;
  for (const procedure::ChamberVote& vote : one.chambers) {
    if (vote.passed) continue;
    out += fmt::format("{}{} {}", out.empty() ? ": " : "; ", vote.chamber, said_by(vote));
  }
  return fmt::format("{} has not ratified{}", one.party, out);
}

// "in force since 2026-02-07 00:00:00 until 2041-02-07 23:59:59"; else what it waits for.
std::string standing_of(const procedure::Standing& standing) {
  if (standing.state == procedure::Standing::State::ended)
    return fmt::format("ended on {}, in force since {}", short_time(*standing.force->until), short_time(standing.force->from));
  using State = procedure::Standing::State;
  std::string out{name(standing.state == State::suspended ? State::in_force : standing.state)};
  if (standing.force) out += fmt::format(" {} {}", standing.state == State::ratified ? "and in force from" : "since", short_time(standing.force->from));
  if (standing.force && standing.force->until) out += fmt::format(" until {}", short_time(*standing.force->until));
  if (!standing.force && standing.state == State::in_force) out += ", for the text does not say from when";
  const std::string since = standing.suspended_since ? " since " + short_time(*standing.suspended_since) : "";
  if (standing.state == State::suspended) out = fmt::format("suspended{}; {}", since, out);
  if (standing.perhaps_suspended) out += "; perhaps suspended" + since;
  for (const procedure::PartyStanding& one : standing.parties)
    if (!standing.force && one.has_to_ratify && !one.ratified_at) out += "\n  " + missing(one);
  return out;
}

// Votes that are open, and those that were decided in the week before.
std::string votes(const Board& board) {
  std::string out;
  std::size_t n = 0;
  for (const DutyRow& row : board.rows) {
    const bool old = row.duty.done && *row.duty.done < board.at - measure::days(7);
    if (row.vote.empty() || old || row.duty.state == DutyState::voided) continue;
    ++n;
    out += fmt::format("{}  {}  {}  {}\n", row.duty.norm, row.duty.owed_by, row.act, row.duty.id);
    for (const std::string& line : row.vote) out += "    " + line + "\n";
  }
  return n == 0 ? std::string{} : fmt::format("\n{}Votes ({})\n{}", mark_of(board), n, out);
}

std::string counts(const Board& board) {
  std::map<DutyState, std::size_t> number = board.left_out;
  for (const DutyRow& row : board.rows) ++number[row.duty.state];
  std::string out;
  std::size_t all = 0;
  for (const auto& [state, n] : number) {
    out += fmt::format("{}{} {}", out.empty() ? "" : ", ", n, finding::name(state));
    all += n;
  }
  return fmt::format("{} {}{}{}", all, all == 1 ? "duty" : "duties", out.empty() ? "" : ": ", out);
}

std::string page(const Board& board, bool all) {
  std::string out;
  for (const std::string& act : board.exercise) out += fmt::format("{}: supposed, and not on record: {}\n", exercise_mark, act);
  out += fmt::format("{}, as of {} UTC\n{}\n", board.accord, short_time(board.at), standing_of(board.standing));
  out += section(board, "Overdue", {DutyState::overdue});
  out += section(board, "Due next", {DutyState::pending});
  out += section(board, "Not certain", {DutyState::unknown});
  out += votes(board);
  if (all) out += closed(board);
  out += fmt::format("\n{}{}\n", counts(board), all ? "" : "; --all lists those that are closed");
  return board.exercise.empty() ? out : out + fmt::format("{}: nothing of this is recorded\n", exercise_mark);
}

// A duty with what the board knows of it.
void write_row(seal::JsonWriter& json, const Board& board, const DutyRow& row) {
  json.begin_object().key("schema").string("casus.due/1");
  if (!board.exercise.empty()) json.key("exercise").boolean(true);
  json.key("at").string(measure::print(board.at)).key("act").string(row.act).key("cause").string(row.because).key("left_ms");
  if (row.left) json.integer(row.left->raw());
  else json.null();
  if (!row.vote.empty()) {
    json.key("vote").begin_array();
    for (const std::string& line : row.vote) json.string(line);
    json.end();
  }
  json.key("duty").raw(finding::to_json(row.duty)).end();
}

void write_instant(seal::JsonWriter& json, std::string_view key, const std::optional<measure::Instant>& at) {
  json.key(key);
  if (at) json.string(measure::print(*at));
  else json.null();
}

void write_number(seal::JsonWriter& json, std::string_view key, const std::optional<std::int64_t>& number) {
  json.key(key);
  if (number) json.integer(*number);
  else json.null();
}

void write_party(seal::JsonWriter& json, const procedure::PartyStanding& one) {
  json.begin_object().key("party").string(one.party);
  write_instant(json, "signed", one.signed_at);
  write_instant(json, "ratified", one.ratified_at);
  json.key("has_to_ratify").boolean(one.has_to_ratify).key("chambers").begin_array();
  for (const procedure::ChamberVote& vote : one.chambers) {
    json.begin_object().key("chamber").string(vote.chamber).key("seats").integer(vote.seats).key("needed").integer(vote.needed);
    write_number(json, "yes", vote.yes);
    write_number(json, "no", vote.no);
    write_number(json, "there", vote.there);
    write_number(json, "quorum", vote.quorum);
    write_instant(json, "passed", vote.passed);
    json.end();
  }
  json.end().end();
}

// The accord's own state, with the acts that it rests on.
void write_standing(seal::JsonWriter& json, const procedure::Standing& standing) {
  json.begin_object().key("schema").string("casus.standing/1").key("state").string(name(standing.state));
  write_instant(json, "from", standing.force ? std::optional{standing.force->from} : std::nullopt);
  write_instant(json, "until", standing.force ? standing.force->until : std::nullopt);
  write_instant(json, "suspended_since", standing.suspended_since);
  json.key("reasons").begin_array();
  if (!standing.evidence.empty()) json.string("unsigned");
  json.end().key("parties").begin_array();
  for (const procedure::PartyStanding& one : standing.parties) write_party(json, one);
  json.end().key("evidence").begin_array();
  for (const std::string& id : standing.evidence) json.string(id);
  json.end().end();
}

std::string ndjson(const Board& board) {
  std::string out;
  for (const DutyRow& row : board.rows) {
    seal::JsonWriter json;
    write_row(json, board, row);
    out += json.take() + "\n";
  }
  return out;
}

std::string document(const Board& board) {
  seal::JsonWriter json;
  json.begin_object().key("schema").string("casus.duties/1").key("accord").string(board.accord).key("at").string(measure::print(board.at)).key("exercise").begin_array();
  for (const std::string& act : board.exercise) json.string(act);
  json.end().key("standing");
  write_standing(json, board.standing);
  json.key("duties").begin_array();
  for (const DutyRow& row : board.rows) write_row(json, board, row);
  json.end();
  if (!board.left_out.empty()) json.key("left_out").begin_object();
  for (const auto& [state, n] : board.left_out) json.key(finding::name(state)).integer(static_cast<std::int64_t>(n));
  if (!board.left_out.empty()) json.end();
  json.end();
  return json.take() + "\n";
}

std::string csv(const Board& board) {
  const bool exercise = !board.exercise.empty();
  std::string out = std::string{exercise ? "exercise," : ""} + "id,norm,owed_by,owed_to,act,key,since,due,left_s,state,reasons,because,cause,done\n";
  const auto time = [](const std::optional<measure::Instant>& at) { return at ? measure::print(*at) : std::string{}; };
  for (const DutyRow& row : board.rows) {
    const Duty& d = row.duty;
    const std::string left = row.left ? std::to_string(row.left->raw() / 1000) : "";
    const std::array cells{d.id, d.norm, d.owed_by, d.owed_to, row.act, d.key, time(d.since), time(d.due), left, std::string{finding::name(d.state)}, reasons_of(d), d.because, row.because, time(d.done)};
    out += (exercise ? std::string{exercise_mark} + "," : std::string{}) + base::csv_row(cells) + "\n";
  }
  return out;
}

}  // namespace

Result<std::string> print_board(const Board& board, BoardStyle style) {
  switch (style.format) {
    case Format::human: return page(board, style.all);
    case Format::json: return document(board);
    case Format::ndjson: return ndjson(board);
    case Format::csv: return csv(board);
    case Format::ics: return icalendar(board);
    default: return Fault{FaultKind::usage, fmt::format("duties have no {}", name(style.format)), "they print human, json, ndjson, csv, ics", {}};
  }
}

}  // namespace casus::cli
