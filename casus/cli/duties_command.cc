// duties and act: what is owed now, and acts that somebody did.
#include <algorithm>

#include <fmt/format.h>

#include "casus/base/byte_source.h"
#include "casus/base/text.h"
#include "casus/cli/board_print.h"
#include "casus/cli/commands.h"
#include "casus/cli/sound_accord.h"
#include "casus/host/clock.h"
#include "casus/host/files.h"
#include "casus/measure/time.h"
#include "casus/verb/act_phrase.h"
#include "casus/verb/duties.h"
#include "casus/verb/explained.h"
#include "casus/verb/powers.h"
#include "casus/verb/read_feeds.h"
#include "casus/verb/record.h"

namespace casus::cli {

using base::Fault;
using base::FaultKind;
using base::Result;

namespace {

struct Matter {
  accord::Accord accord;
  std::vector<fact::Fact> facts;
};

// The facts of a record, under its own text or under another.
Result<Matter> from_record(const Arguments& arguments) {
  auto opened = verb::open_record(arguments.log);
  if (!opened) {
    Fault fault = opened.fault();
    if (fault.kind == FaultKind::not_found) fault.help = "name the record with --log DIR, as written by `casus watch --out DIR`, or the text and its feeds";
    return fault;
  }
  verb::OpenRecord& record = *opened;
  if (arguments.target.empty()) return Matter{std::move(record.judged), std::move(record.facts)};
  CASUS_TRY(file, sound_accord(arguments));
  if (file.bytes != record.accord.bytes) Shell::say(fmt::format("{} is not the text of the record {}; its facts are judged by {}", arguments.target, arguments.log, arguments.target));
  return Matter{*file.reading.accord, std::move(record.facts)};
}

Result<Matter> from_feeds(const Arguments& arguments) {
  if (arguments.target.empty()) return Fault{FaultKind::usage, "feeds need the accord that names their sources", "casus duties ACCORD --feed SOURCE=PATH", {}};
  CASUS_TRY(file, sound_accord(arguments));
  CASUS_TRY(feeds, feed_specs(arguments));
  CASUS_TRY(read, verb::read_feeds(*file.reading.accord, feeds));
  for (std::size_t i = 0; i < read.feeds.size(); ++i) {
    for (const std::string& line : verb::describe(read.feeds[i], feeds[i].path)) Shell::say(line);
  }
  return Matter{*file.reading.accord, std::move(read.facts)};
}

int code_of(const verb::Board& board) {
  const auto any = [&](finding::DutyState state) {
    return std::ranges::any_of(board.rows, [&](const verb::DutyRow& row) { return row.duty.state == state; });
  };
  if (any(finding::DutyState::overdue)) return exit_found;
  return any(finding::DutyState::unknown) ? exit_undecided : exit_clean;
}

Result<Matter> matter_of(const Arguments& arguments) { return arguments.feeds.empty() ? from_record(arguments) : from_feeds(arguments); }

// The board that one line of standard input asks for. An answer ends with an empty line, where
// it is not one line by itself.
Result<std::string> answer(const verb::Desk& desk, std::string_view line, const Arguments& arguments) {
  CASUS_TRY(asked, measure::parse_instant(line));
  CASUS_TRY(board, desk.at(asked.at, arguments.all ? verb::Desk::Rows::all : verb::Desk::Rows::open));
  CASUS_TRY(text, print_board(board, {arguments.format, arguments.all}));
  return arguments.format == Format::json ? text : text + "\n";
}

// Answers each line as soon as it is asked. A line that names no instant is told, and the next
// one answered.
int answer_lines(const Arguments& arguments, Shell& shell) {
  const bool feeds_from_there = std::ranges::any_of(arguments.feeds, [](const std::string& feed) { return feed.ends_with("=-"); });
  if (feeds_from_there || !arguments.what_if.empty())
    return Shell::fault({FaultKind::usage, "--at - reads the instants from standard input, so no feed can come from there, and no act be supposed", "name one instant, or read the feed from a file", {}});
  if (arguments.format == Format::ics)
    return Shell::fault({FaultKind::usage, "--at - answers one instant after the other, and a calendar is as of one", "name it: `--at 2026-03-12T18:00Z --format ics`; or ask for json or csv", {}});
  auto matter = matter_of(arguments);
  if (!matter) return Shell::fault(matter.fault());
  const auto in = host::open_source("-");
  if (!in) return Shell::fault(in.fault());
  const verb::Desk desk{std::move(matter->accord), std::move(matter->facts), arguments.threads};
  Shell::say(desk.judged_once() ? "acts alone decide these duties: judged once, each answer is read off" : "more than acts decides these duties: each answer is a judgement");
  int code = exit_clean;
  base::LineReader lines{**in};
  for (base::Line line; lines.next(line);) {
    if (base::trim(line.text).empty()) continue;
    const auto text = answer(desk, base::trim(line.text), arguments);
    if (text) {
      arguments.format == Format::human ? shell.show(*text) : shell.data(*text);
      shell.flush();
    } else {
      Fault fault = text.fault();
      fault.message = fmt::format("line {} of standard input: {}", line.number, fault.message);
      code = Shell::fault(fault);
    }
  }
  return lines.fault() ? Shell::fault(*lines.fault()) : code;
}

}  // namespace

int run_duties(const Arguments& arguments, Shell& shell) {
  if (arguments.at == "-") return answer_lines(arguments, shell);
  const auto at = instant_option("--at", arguments.at);
  if (!at) return Shell::fault(at.fault());
  auto matter = matter_of(arguments);
  if (!matter) return Shell::fault(matter.fault());
  const auto board = verb::board_of(matter->accord, std::move(matter->facts), {.at = *at, .what_if = arguments.what_if, .threads = arguments.threads});
  if (!board) return Shell::fault(board.fault());
  const auto text = print_board(*board, {arguments.format, arguments.all});
  if (!text) return Shell::fault(text.fault());
  arguments.format == Format::human ? shell.show(*text) : shell.data(*text);
  return code_of(*board);
}

namespace {

// The table with the row behind it; the same act once only.
Result<std::string> with_row(const std::string& path, const fact::Fact& act) {
  auto held = host::read_file(path);
  if (!held && held.fault().kind != FaultKind::not_found) return held.fault();
  std::string bytes = held ? std::move(*held) : std::string{};
  const std::string header = bytes.substr(0, std::min(bytes.find('\n'), bytes.size()));
  CASUS_TRY(row, verb::act_row(act, base::trim(header)));
  if (bytes.find("\n" + row.row + "\n") != std::string::npos)
    return Fault{FaultKind::conflict, fmt::format("`{}` holds this act already, as `{}`", path, act.record), "another act has another time, author or content", {}};
  if (bytes.empty()) bytes = row.header + "\n";
  if (bytes.back() != '\n') bytes += '\n';
  return bytes + row.row + "\n";
}

void tell_power(const verb::Power& power) {
  for (const std::string& use : power.uses) Shell::say("it " + use);
  if (power.uses.empty()) Shell::say(fmt::format("recorded, and without effect: {}", power.why_not));
  Shell::say("unsigned: nothing proves who wrote it");
}

}  // namespace

int run_act(const Arguments& arguments, Shell& shell) {
  const auto file = sound_accord(arguments);
  if (!file) return Shell::fault(file.fault());
  const accord::Accord& accord = *file->reading.accord;
  const auto act = verb::parse_act(accord, fmt::format("{}", fmt::join(arguments.words, " ")), host::now());
  if (!act) return Shell::fault(act.fault());
  if (arguments.out.empty()) {
    const auto row = verb::act_row(*act, "");
    if (!row) return Shell::fault(row.fault());
    shell.line(row->header);
    shell.line(row->row);
  } else {
    const auto bytes = with_row(arguments.out, *act);
    if (!bytes) return Shell::fault(bytes.fault());
    const auto written = host::write_file(arguments.out, *bytes);
    if (!written) return Shell::fault(written.fault());
    shell.line(verb::print_act(*act));
  }
  tell_power(verb::power_of(accord, *act));
  return exit_clean;
}

}  // namespace casus::cli
