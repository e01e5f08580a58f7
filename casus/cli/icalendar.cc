// RFC 5545: lines of at most 75 bytes ended by CR LF, texts with their marks escaped.
#include <fmt/format.h>

#include "casus/cli/board_print.h"

namespace casus::cli {

using finding::Duty;
using finding::DutyState;

namespace {

// "20260312T140000Z"; the milliseconds of a deadline do not show in a calendar.
std::string stamp(measure::Instant at) {
  const std::string iso = measure::print(at);  // 2026-03-12T14:00:00.000Z
  return iso.substr(0, 4) + iso.substr(5, 2) + iso.substr(8, 2) + "T" + iso.substr(11, 2) + iso.substr(14, 2) + iso.substr(17, 2) + "Z";
}

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\' || c == ';' || c == ',') out += '\\';
    if (c == '\n') out += "\\n";
    else if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7f) out += c;
  }
  return out;
}

// Folded before a byte that begins a character, never inside one.
std::string folded(std::string_view line) {
  constexpr std::size_t most = 75;
  std::string out;
  std::size_t room = most;
  while (line.size() > room) {
    std::size_t end = room;
    while (end > 1 && (static_cast<unsigned char>(line[end]) & 0xC0U) == 0x80U) --end;
    out += std::string{line.substr(0, end)} + "\r\n ";
    line.remove_prefix(end);
    room = most - 1;
  }
  return out + std::string{line} + "\r\n";
}

std::string text_line(std::string_view name, std::string_view text) { return folded(fmt::format("{}:{}", name, escaped(text))); }

std::string event(const verb::Board& board, const verb::DutyRow& row) {
  const Duty& duty = row.duty;
  const std::string mark = board.exercise.empty() ? "" : "EXERCISE: ";
  const std::string to = duty.owed_to.empty() ? "" : " to " + duty.owed_to;
  const std::string summary = fmt::format("{}{} owes {}{} ({})", mark, duty.owed_by, row.act, to, duty.norm);
  std::string out = "BEGIN:VEVENT\r\n";
  out += folded(fmt::format("UID:{}{}@casus", board.exercise.empty() ? "" : "exercise-", duty.id));
  out += folded("DTSTAMP:" + stamp(board.at)) + folded("DTSTART:" + stamp(*duty.due));
  out += text_line("SUMMARY", summary);
  out += text_line("DESCRIPTION", fmt::format("{}{}\n{} since {}\nbecause of {}\n{}", mark, board.accord, finding::name(duty.state),
                                              duty.since ? measure::print(*duty.since) : "?", row.because.empty() ? "a date" : row.because, duty.id));
  out += text_line("CATEGORIES", finding::name(duty.state));
  out += duty.state == DutyState::unknown ? "STATUS:TENTATIVE\r\n" : "STATUS:CONFIRMED\r\n";
  out += "TRANSP:TRANSPARENT\r\nBEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:-P1D\r\n" + text_line("DESCRIPTION", summary) + "END:VALARM\r\n";
  return out + "END:VEVENT\r\n";
}

}  // namespace

std::string icalendar(const verb::Board& board) {
  std::string out = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Casus//duties//EN\r\nCALSCALE:GREGORIAN\r\n";
  for (const verb::DutyRow& row : board.rows)
    if (verb::is_open(row.duty) && row.duty.due) out += event(board, row);
  return out + "END:VCALENDAR\r\n";
}

}  // namespace casus::cli
