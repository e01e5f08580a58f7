// Diagnostic: one thing that is wrong or doubtful in an accord, told so that a
// drafter can mend it: code, place, the words meant, why, and a cure.
//
// Messages are lower case without a final stop, user words in `backticks`.
// One mistake gives one diagnostic; independent mistakes are all told.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace casus::text {

enum class Severity : std::uint8_t { error, warning };

struct Note {          // a second place that belongs to the mistake
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string label;
};

struct Diagnostic {
  std::string_view code;  // "CAS-E0207", stable; the table is text/codes.h
  Severity severity = Severity::error;
  std::size_t begin = 0;  // bytes [begin, end) of the file: the words underlined
  std::size_t end = 0;
  std::string message;
  std::string label;      // a few words beside the caret, may be empty
  std::string help;       // what to do, may be empty
  std::string provision;  // "2.1", or empty
  std::vector<Note> notes;
};

// Line and column, both from 1; the column counts UTF-8 characters.
struct LineColumn {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
};
[[nodiscard]] LineColumn line_column(std::string_view file, std::size_t offset);

// The `diagnostics` array of casus.check/1.
[[nodiscard]] std::string to_json(std::span<const Diagnostic> diagnostics, std::string_view file);

}  // namespace casus::text
