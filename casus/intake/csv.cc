// A byte machine over a window of the input. The window holds the record from its
// first byte until it is complete or at fault, because a quote that never closes
// sends the reader back to the line after the one where it opened.
#include "casus/intake/csv.h"

#include <algorithm>
#include <cstring>

#include <fmt/format.h>

namespace casus::intake {

namespace {
// The window starts small and doubles while one record asks for more.
constexpr std::size_t chunk = std::size_t{1} << 16;
}

CsvReader::CsvReader(base::ByteSource& source, CsvLimits limits) : source_{source}, limits_{limits} {
  buffer_.resize(chunk);
}

// Adds bytes behind the unread ones, which move to the front. False when none came.
bool CsvReader::refill() {
  if (ended_) return false;
  if (begin_ > 0) std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
  offset_ += begin_;
  end_ -= begin_;
  begin_ = 0;
  if (buffer_.size() - end_ < chunk / 2)
    buffer_.resize(std::min(2 * buffer_.size(), limits_.record + 2 * chunk));
  auto got = source_.read(std::span{buffer_}.subspan(end_));
  if (!got) fault_ = got.fault();
  ended_ = !got || *got == 0;
  if (ended_) return false;
  end_ += *got;
  return true;
}

void CsvReader::consume(std::size_t bytes, std::size_t lines) {
  begin_ += bytes;
  line_ += lines;
}

void CsvReader::skip_mark() {
  constexpr std::string_view mark = "\xEF\xBB\xBF";
  while (end_ - begin_ < mark.size() && refill()) {
  }
  if (std::string_view{buffer_}.substr(begin_, end_ - begin_).starts_with(mark)) consume(mark.size(), 0);
  started_ = true;
}

// Steps over blank lines. False when nothing follows.
bool CsvReader::begin_record() {
  if (!started_) skip_mark();
  for (;;) {
    if (begin_ == end_ && !refill()) return false;
    if (buffer_[begin_] == '\r' && end_ - begin_ == 1) refill();
    const std::string_view rest = std::string_view{buffer_}.substr(begin_, end_ - begin_);
    if (rest.starts_with('\n')) consume(1, 1);
    else if (rest.starts_with("\r\n")) consume(2, 1);
    else return true;
  }
}

bool CsvReader::next() {
  cells_.clear();
  spans_.clear();
  problem_ = {};
  detail_.clear();
  if (!begin_record()) return false;
  record_offset_ = offset_ + begin_;
  record_line_ = line_;
  scan_record();
  return true;
}

void CsvReader::scan_record() {
  Scan scan;
  for (;;) {
    if (scan.at >= limits_.record) return fail_limit(scan);
    if (begin_ + scan.at == end_ && !refill()) return finish_input(scan);
    const Step step = take(scan, buffer_[begin_ + scan.at]);
    if (step == Step::bad_quote) return fail_quote(scan);
    ++scan.at;
    if (step == Step::record) {
      finish_record();
      return consume(scan.at, scan.lines + 1);
    }
  }
}

// One byte of the machine; `scan.at` is still on it.
CsvReader::Step CsvReader::take(Scan& scan, char c) {
  if (scan.state == State::quoted) return take_quoted(scan, c);
  if (scan.state == State::quote_seen || scan.state == State::cr_seen) return take_after_quote(scan, c);
  if (scan.state == State::cell_start && c == '"') {
    scan.state = State::quoted;
    scan.cell = {scan.at + 1, scan.at + 1, false};
    scan.resume = 0;
    return Step::on;
  }
  if (scan.state == State::cell_start) scan.cell = {scan.at, scan.at, false};
  scan.state = State::plain;
  if (c == ',') {
    end_cell(scan, scan.at);
  } else if (c == '\n') {
    const bool cr = scan.at > scan.cell.begin && buffer_[begin_ + scan.at - 1] == '\r';
    end_cell(scan, scan.at - (cr ? 1 : 0));
    return Step::record;
  }
  return Step::on;
}

CsvReader::Step CsvReader::take_quoted(Scan& scan, char c) {
  if (c == '"') scan.state = State::quote_seen;
  if (c != '\n') return Step::on;
  ++scan.lines;
  if (scan.resume != 0) return Step::on;
  scan.resume = scan.at + 1;
  scan.resume_lines = scan.lines;
  return Step::on;
}

// After a quote inside a quoted cell: it was doubled, or it closed the cell.
CsvReader::Step CsvReader::take_after_quote(Scan& scan, char c) {
  const bool cr = scan.state == State::cr_seen;
  if (c == '"' && !cr) {
    scan.cell.escaped = true;
    scan.state = State::quoted;
    return Step::on;
  }
  if (c == '\r' && !cr) {
    scan.state = State::cr_seen;
    return Step::on;
  }
  if (c != '\n' && (c != ',' || cr)) return Step::bad_quote;
  end_cell(scan, scan.at - (cr ? 2 : 1));
  return c == '\n' ? Step::record : Step::on;
}

void CsvReader::end_cell(Scan& scan, std::size_t end) {
  scan.cell.end = end;
  scan.state = State::cell_start;
  if (spans_.size() <= limits_.columns) spans_.push_back(scan.cell);
}

// The record is complete: undouble its quotes in place and show its cells.
void CsvReader::finish_record() {
  if (spans_.size() > limits_.columns)
    return fail("columns", fmt::format("more than {} columns", limits_.columns));
  for (const Cell& cell : spans_) {
    char* const first = buffer_.data() + begin_ + cell.begin;
    std::size_t length = cell.end - cell.begin;
    if (cell.escaped) {
      // In a complete cell quotes come in pairs; the first of each pair stays.
      std::size_t kept = 0;
      for (std::size_t i = 0; i < length; ++i) {
        first[kept++] = first[i];
        if (first[i] == '"') ++i;
      }
      length = kept;
    }
    cells_.emplace_back(first, length);
  }
}

// The input ended within the record, as the last line without a line end does.
void CsvReader::finish_input(Scan& scan) {
  const bool lost_end = scan.state == State::quoted;
  if (lost_end && (!fault_ || scan.resume != 0)) return fail_quote(scan);
  if (fault_) {
    fail("truncated", "the input fails in the middle of this record");
    return consume(scan.at, scan.lines);
  }
  const std::size_t closing = scan.state == State::cr_seen ? 2 : scan.state == State::quote_seen ? 1 : 0;
  if (scan.state == State::cell_start) scan.cell = {scan.at, scan.at, false};
  const bool cr = scan.state == State::plain && buffer_[begin_ + scan.at - 1] == '\r';
  end_cell(scan, scan.at - closing - (cr ? 1 : 0));
  finish_record();
  consume(scan.at, scan.lines);
}

void CsvReader::fail(std::string_view problem, std::string detail) {
  problem_ = problem;
  detail_ = std::move(detail);
  cells_.clear();
}

void CsvReader::fail_limit(Scan& scan) {
  // A quote may have lost its end on an earlier line than the one that is too long.
  const bool open = scan.state == State::quoted || scan.state == State::quote_seen;
  if (open && scan.resume != 0) return fail_quote(scan);
  fail("too_long", fmt::format("longer than {} bytes", limits_.record));
  skip_line(scan);
}

void CsvReader::fail_quote(Scan& scan) {
  if (scan.resume != 0) {
    fail("unterminated", fmt::format("the quote opened on line {} does not close where a cell ends",
                                     line_ + scan.resume_lines - 1));
    return consume(scan.resume, scan.resume_lines);
  }
  if (scan.state == State::quoted) fail("unterminated", "a quote opens and the input ends");
  else fail("quote", "text follows a closing quote");
  skip_line(scan);
}

// Drops the rest of the line that the scan is on, however long it is.
void CsvReader::skip_line(const Scan& scan) {
  consume(scan.at, scan.lines);
  for (;;) {
    const void* hit = std::memchr(buffer_.data() + begin_, '\n', end_ - begin_);
    if (hit != nullptr) {
      const auto stop = static_cast<std::size_t>(static_cast<const char*>(hit) - buffer_.data());
      return consume(stop + 1 - begin_, 1);
    }
    consume(end_ - begin_, 0);
    if (!refill()) return;
  }
}

}  // namespace casus::intake
