// The capability table of the README: what works, what works partly, what is not
// yet, each with the tests that prove it. The source is docs/capabilities.txt:
//
//   capability | what is missing (empty: nothing) | test; test; ...
//
// Blank lines and lines that begin with # are left out. A capability without a
// test is "not yet", whatever anybody thinks; with tests and nothing missing it
// "works"; else "partly". A test is the name of a ctest, or of a doctest case
// (its words may hold neither `|` nor `;`).
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "tools/repository.h"

namespace casus::tools {

struct Capability {
  std::string name;
  std::string missing;
  std::vector<std::string> tests;
  std::size_t line = 0;
};

// Complaints (a line without two bars) go to `complaints`.
[[nodiscard]] std::vector<Capability> read_capabilities(const SourceFile& list, Complaints& complaints);

// The names in TEST_CASE("...") of a source.
[[nodiscard]] std::vector<std::string> test_cases_of(std::string_view source);
// The names that `ctest -N` lists: "  Test  #3: unit/base".
[[nodiscard]] std::vector<std::string> ctest_names_of(std::string_view listing);

// A complaint per test that is named and does not exist.
[[nodiscard]] Complaints check_tests_exist(const std::vector<Capability>& capabilities,
                                           const std::set<std::string>& known);

[[nodiscard]] std::string capability_table(const std::vector<Capability>& capabilities);

}  // namespace casus::tools
