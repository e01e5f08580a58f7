// The rules of the house, as far as a program can check them; CONTRIBUTING.md
// says them to people. Each rule is one function from text to complaints.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tools/repository.h"
#include "tools/rooms.h"

namespace casus::tools {

inline constexpr std::size_t longest_file = 600;
inline constexpr std::size_t longest_function = 60;
inline constexpr std::size_t most_parameters = 4;
inline constexpr std::size_t deepest_nesting = 3;
inline constexpr std::size_t longest_subject = 72;

// File length, tabs, blanks at line ends, the final line end, left-over marks.
[[nodiscard]] Complaints check_text(const SourceFile& file);

// Function length, parameters, nesting.
[[nodiscard]] Complaints check_functions(const SourceFile& file);

// What no C++ file here uses: <regex>, <iostream>, shared_ptr, new, delete.
[[nodiscard]] Complaints check_words(const SourceFile& file);

// The rule of the outside: nothing on a floor below host/ names a clock, a file,
// the environment, a locale, a random source or a thread; and the rooms that give
// verdicts hold no floating point. Unit tests may.
[[nodiscard]] Complaints check_outside(const SourceFile& file, const std::vector<Room>& rooms);

// Every header and source opens with a comment that says what it is for.
[[nodiscard]] Complaints check_opening(const SourceFile& file);

// A page has exactly one `# Title`, and its relative links lead to files that
// `exists` knows (paths from the root).
using Exists = bool (*)(const std::string& path);
[[nodiscard]] Complaints check_page(const SourceFile& page, Exists exists);

// "room: Imperative subject", at most 72 characters, no final stop.
[[nodiscard]] Complaints check_subject(std::string_view subject);

}  // namespace casus::tools
