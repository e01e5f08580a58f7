// Each code of text/codes.h, text/codes_positions.h and text/codes_sources.h has a page and stands in a golden story.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>

#include <fmt/format.h>

#include "casus/text/codes.h"
#include "tests/support/source_dir.h"

namespace casus::lint {
namespace {

const std::filesystem::path root{casus::test::source_dir()};

std::string read(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

// "CAS-E0301" and its like, wherever `before` and `behind` stand around them.
std::set<std::string> codes_in(const std::string& text, std::string_view before, std::string_view behind) {
  constexpr std::size_t length = 9;
  std::set<std::string> out;
  const std::string opening = std::string{before} + "CAS-";
  for (std::size_t at = text.find(opening); at != std::string::npos; at = text.find(opening, at + 1)) {
    const std::string code = text.substr(at + before.size(), length);
    if (std::string_view{text}.substr(at + before.size() + length).starts_with(behind)) out.insert(code);
  }
  return out;
}

std::set<std::string> declared() {
  std::set<std::string> out = codes_in(read(root / "casus/text/codes.h"), "= \"", "\";");
  for (const char* more : {"casus/text/codes_positions.h", "casus/text/codes_sources.h"}) out.merge(codes_in(read(root / more), "= \"", "\";"));
  return out;
}

TEST_CASE("every code has a page") {
  std::set<std::string> pages;
  for (const text::CodeEntry& entry : text::code_table()) pages.emplace(entry.code);
  CHECK(declared().size() >= 70);
  for (const std::string& code : declared()) CHECK_MESSAGE(pages.contains(code), code, " has no page");
  for (const std::string& code : pages) CHECK_MESSAGE(declared().contains(code), code, " is no code");
}

TEST_CASE("every code is told in a story, and each page of stories begins with a text that is told nothing") {
  std::set<std::string> told;
  for (const auto& page : std::filesystem::directory_iterator(root / "tests/stories/diagnostics")) {
    const std::string text = read(page.path());
    told.merge(codes_in(text, "[", "]: "));
    const std::size_t first = text.find("0 errors, 0 warnings");
    CHECK_MESSAGE(first < text.find("[CAS-"), page.path().string());
  }
  for (const std::string_view page : {"two-states-one-river", "intervals", "ratification-order"})
    told.merge(codes_in(read(root / "tests/stories/talks" / fmt::format("{}.story.md", page)), "[", "]: "));
  for (const std::string& code : declared()) CHECK_MESSAGE(told.contains(code), code, " has no story");
}

}  // namespace
}  // namespace casus::lint
