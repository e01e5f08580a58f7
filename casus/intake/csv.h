// CsvReader: records of a comma-separated file (RFC 4180) pulled from a
// ByteSource, one at a time, whatever the bytes are.
//
// Quoted cells may hold commas, doubled quotes and line ends. Lines end with LF
// or CRLF; a lone CR is data. A byte order mark at the start is skipped; blank
// lines are no records. A quote inside a cell that does not begin with one is
// data (`5" gun`). Cells are bytes: NUL and invalid UTF-8 come through, for the
// reader of the format to judge (table.h).
//
// A record that cannot be read is not an end: next() still returns true and
// problem() names the reason:
//
//   unterminated  a quote that does not close where a cell may end. It must not
//                 swallow the rest of the file, so reading goes on after the
//                 line on which that quote opened.
//   quote         text after the closing quote, on one line
//   too_long      a line, or a record outside quotes, beyond limits.record bytes
//   columns       more than limits.columns cells
//   truncated     the input failed (fault()) in the middle of this record
//
// Every byte is read at most a few times, hostile input included: between a
// quote that opens and the byte at which it fails, no line can open another that
// reaches as far. Memory is limits.record plus one chunk.
//
//   CsvReader records{source};
//   while (records.next()) {
//     if (records.problem().empty()) use(records.cells());
//   }
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "casus/base/byte_source.h"

namespace casus::intake {

struct CsvLimits {
  std::size_t record = std::size_t{1} << 20;  // bytes
  std::size_t columns = 1024;
};

class CsvReader {
 public:
  explicit CsvReader(base::ByteSource& source, CsvLimits limits = {});

  // Moves to the next record, good or bad. False at the end of the input or
  // after its fault; fault() tells which.
  bool next();

  // The cells of a good record, unquoted, valid until the next call.
  [[nodiscard]] const std::vector<std::string_view>& cells() const { return cells_; }
  // The reason why the record is bad, or empty; detail() is for people.
  [[nodiscard]] std::string_view problem() const { return problem_; }
  [[nodiscard]] const std::string& detail() const { return detail_; }
  // The record's first byte and line (from 1) in the input.
  [[nodiscard]] std::uint64_t offset() const { return record_offset_; }
  [[nodiscard]] std::uint64_t line() const { return record_line_; }

  [[nodiscard]] const std::optional<base::Fault>& fault() const { return fault_; }
  [[nodiscard]] std::uint64_t bytes_read() const { return offset_ + end_; }

 private:
  // Positions are relative to the record's start, so that they survive a refill.
  struct Cell {
    std::size_t begin = 0;
    std::size_t end = 0;
    bool escaped = false;  // holds doubled quotes
  };
  enum class State { cell_start, plain, quoted, quote_seen, cr_seen };
  struct Scan {
    State state = State::cell_start;
    std::size_t at = 0;
    Cell cell;
    std::size_t lines = 0;         // line ends passed, all inside quotes
    std::size_t resume = 0;        // after the line on which the last quote opened; 0 = still on it
    std::size_t resume_lines = 0;
  };
  enum class Step { on, record, bad_quote };

  bool refill();
  bool begin_record();
  void skip_mark();
  void scan_record();
  Step take(Scan& scan, char c);
  Step take_quoted(Scan& scan, char c);
  Step take_after_quote(Scan& scan, char c);
  void end_cell(Scan& scan, std::size_t end);
  void finish_record();
  void finish_input(Scan& scan);
  void fail_limit(Scan& scan);
  void fail_quote(Scan& scan);
  void fail(std::string_view problem, std::string detail);
  void consume(std::size_t bytes, std::size_t lines);
  void skip_line(const Scan& scan);

  base::ByteSource& source_;
  CsvLimits limits_;
  std::string buffer_;
  std::size_t begin_ = 0;     // unread part of buffer_ is [begin_, end_)
  std::size_t end_ = 0;
  std::uint64_t offset_ = 0;  // of buffer_[0] in the input
  std::uint64_t line_ = 1;    // of buffer_[begin_]
  bool started_ = false;
  bool ended_ = false;
  std::optional<base::Fault> fault_;

  std::vector<Cell> spans_;
  std::vector<std::string_view> cells_;
  std::uint64_t record_offset_ = 0;
  std::uint64_t record_line_ = 0;
  std::string_view problem_;
  std::string detail_;
};

}  // namespace casus::intake
