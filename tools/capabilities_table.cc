// Reading the list, checking that its tests exist, drawing the table.
#include "tools/capabilities_table.h"

#include <fmt/format.h>

#include "casus/base/text.h"

namespace casus::tools {

std::vector<Capability> read_capabilities(const SourceFile& list, Complaints& complaints) {
  std::vector<Capability> found;
  std::size_t number = 0;
  for (const std::string_view line : lines_of(list.text)) {
    ++number;
    if (base::trim(line).empty() || line.starts_with('#')) continue;
    const auto parts = base::split(line, '|');
    if (parts.size() != 3) {
      complaints.push_back({list.path, number, "is not `capability | what is missing | tests`"});
      continue;
    }
    Capability each{std::string{base::trim(parts[0])}, std::string{base::trim(parts[1])}, {}, number};
    for (const std::string_view test : base::split(parts[2], ';'))
      if (!base::trim(test).empty()) each.tests.emplace_back(base::trim(test));
    found.push_back(std::move(each));
  }
  return found;
}

std::vector<std::string> test_cases_of(std::string_view source) {
  constexpr std::string_view opening = "TEST_CASE(";
  std::vector<std::string> names;
  for (std::size_t at = source.find(opening); at != std::string_view::npos; at = source.find(opening, at)) {
    at += opening.size();
    std::string name;
    // Neighbouring literals are one name, as for the compiler.
    while (at < source.size() && source[at] != ')') {
      if (source[at++] != '"') continue;
      for (; at < source.size() && source[at] != '"'; ++at) {
        if (source[at] == '\\') ++at;
        name += source[at];
      }
      ++at;
    }
    names.push_back(std::move(name));
  }
  return names;
}

std::vector<std::string> ctest_names_of(std::string_view listing) {
  std::vector<std::string> names;
  for (const std::string_view line : lines_of(listing)) {
    const std::string_view text = base::trim(line);
    const std::size_t colon = text.find(": ");
    if (text.starts_with("Test ") && colon != std::string_view::npos) names.emplace_back(text.substr(colon + 2));
  }
  return names;
}

Complaints check_tests_exist(const std::vector<Capability>& capabilities, const std::set<std::string>& known) {
  Complaints complaints;
  for (const Capability& each : capabilities)
    for (const std::string& test : each.tests)
      if (!known.contains(test))
        complaints.push_back({"docs/capabilities.txt", each.line, fmt::format("no test is named `{}`", test)});
  return complaints;
}

std::string capability_table(const std::vector<Capability>& capabilities) {
  std::string table = "| Capability | State | What is missing | Tests |\n|---|---|---|---|\n";
  for (const Capability& each : capabilities) {
    const std::string_view state = each.tests.empty() ? "not yet" : each.missing.empty() ? "**works**" : "partly";
    table += fmt::format("| {} | {} | {} | {} |\n", each.name, state, each.missing, each.tests.size());
  }
  return table;
}

}  // namespace casus::tools
