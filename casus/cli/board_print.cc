// The page: what is overdue, what is due next, what is not certain, and how much is closed.
#include "casus/cli/board_print.h"

#include <algorithm>
#include <array>
#include <map>

#include <fmt/format.h>

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

std::string counts(const Board& board) {
  std::map<DutyState, std::size_t> number;
  for (const DutyRow& row : board.rows) ++number[row.duty.state];
  std::string out;
  for (const auto& [state, n] : number) out += fmt::format("{}{} {}", out.empty() ? "" : ", ", n, finding::name(state));
  return fmt::format("{} {}{}{}", board.rows.size(), board.rows.size() == 1 ? "duty" : "duties", out.empty() ? "" : ": ", out);
}

std::string page(const Board& board, bool all) {
  std::string out;
  for (const std::string& act : board.exercise) out += fmt::format("{}: supposed, and not on record: {}\n", exercise_mark, act);
  out += fmt::format("{}, as of {} UTC\n", board.accord, short_time(board.at));
  out += section(board, "Overdue", {DutyState::overdue});
  out += section(board, "Due next", {DutyState::pending});
  out += section(board, "Not certain", {DutyState::unknown});
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
  json.key("duty").raw(finding::to_json(row.duty)).end();
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
  json.end().key("duties").begin_array();
  for (const DutyRow& row : board.rows) write_row(json, board, row);
  json.end().end();
  return json.take() + "\n";
}

std::string cell(const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string out = "\"";
  for (const char c : text) out += c == '"' ? std::string{"\"\""} : std::string{c};
  return out + "\"";
}

std::string csv(const Board& board) {
  const bool exercise = !board.exercise.empty();
  std::string out = std::string{exercise ? "exercise," : ""} + "id,norm,owed_by,owed_to,act,key,since,due,left_s,state,reasons,because,cause,done\n";
  const auto time = [](const std::optional<measure::Instant>& at) { return at ? measure::print(*at) : std::string{}; };
  for (const DutyRow& row : board.rows) {
    const Duty& d = row.duty;
    const std::string left = row.left ? std::to_string(row.left->raw() / 1000) : "";
    const std::array cells{d.id, d.norm, d.owed_by, d.owed_to, row.act, d.key, time(d.since), time(d.due), left, std::string{finding::name(d.state)}, reasons_of(d), d.because, row.because, time(d.done)};
    std::string line = exercise ? std::string{exercise_mark} : std::string{};
    for (const std::string& one : cells) line += (&one == cells.data() && !exercise ? "" : ",") + cell(one);
    out += line + "\n";
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
