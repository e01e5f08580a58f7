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

// A cure that is certain: bytes [begin, end) of the file become `replacement`. All
// fixes of a diagnostic belong together; applying them takes the diagnostic away.
struct Fix {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string replacement;
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
  std::vector<Fix> fixes{};  // disjoint; empty where only a person can choose
};

// Adds a certain cure; nothing where the diagnostic was not told.
inline void mend(Diagnostic* told, Fix fix) {
  if (told != nullptr) told->fixes.push_back(std::move(fix));
}

// Line and column, both from 1; the column counts UTF-8 characters.
struct LineColumn {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
};
// Reads the whole file; who asks for many places makes one Lines (lines.h).
[[nodiscard]] LineColumn line_column(std::string_view file, std::size_t offset);

// The `diagnostics` array of casus.check/1. `fix` is there where there is one.
[[nodiscard]] std::string to_json(std::span<const Diagnostic> diagnostics, std::string_view file);

// The file with the fixes of all diagnostics. Of two fixes that touch the same bytes
// the one of the earlier diagnostic is taken and the other diagnostic keeps all of
// its words; asking `check` again then tells what is left.
[[nodiscard]] std::string apply_fixes(std::span<const Diagnostic> diagnostics,
                                      std::string_view file);

}  // namespace casus::text
