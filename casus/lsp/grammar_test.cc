#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <simdjson.h>

#include "casus/base/text.h"
#include "casus/text/reserved.h"
#include "tests/support/source_dir.h"

namespace casus::lsp {
namespace {

std::string file(const std::string& path) {
  std::ifstream in{casus::test::source_dir() + "/" + path};
  REQUIRE(in.good());
  return {std::istreambuf_iterator<char>{in}, {}};
}

// The words of a pattern `\b(?:a|b|c)\b`.
std::vector<std::string> alternatives(std::string_view pattern) {
  constexpr std::string_view head = "\\b(?:";
  constexpr std::string_view tail = ")\\b";
  REQUIRE(pattern.starts_with(head));
  REQUIRE(pattern.ends_with(tail));
  pattern.remove_prefix(head.size());
  pattern.remove_suffix(tail.size());
  std::vector<std::string> out;
  for (const std::string_view word : base::split(pattern, '|')) out.emplace_back(word);
  return out;
}

std::vector<std::string> coloured_words() {
  const simdjson::padded_string text{file("editors/vscode/syntaxes/accord.tmLanguage.json")};
  simdjson::dom::parser parser;
  simdjson::dom::array patterns;
  const auto failed = parser.parse(text).at_pointer("/repository/keywords/patterns").get(patterns);
  REQUIRE(failed == simdjson::SUCCESS);
  std::vector<std::string> out;
  for (const simdjson::dom::element pattern : patterns) {
    std::string_view match;
    const auto missing = pattern["match"].get(match);
    REQUIRE(missing == simdjson::SUCCESS);
    for (std::string& word : alternatives(match)) out.push_back(std::move(word));
  }
  std::ranges::sort(out);
  return out;
}

TEST_CASE("the editor's grammar colours exactly the reserved words, each once") {
  std::vector<std::string> reserved;
  for (const std::string_view word : text::reserved_words()) reserved.emplace_back(word);
  CHECK(std::ranges::is_sorted(reserved));
  CHECK(std::ranges::adjacent_find(reserved) == reserved.end());
  CHECK(coloured_words() == reserved);
}

TEST_CASE("a fence of the document is found by the grammar that colours it") {
  const std::string grammar = file("editors/vscode/syntaxes/accord.markdown.tmLanguage.json");
  CHECK(grammar.find("source.accord") != std::string::npos);
  CHECK(file("editors/vscode/package.json").find("text.html.markdown") != std::string::npos);
}

}  // namespace
}  // namespace casus::lsp
