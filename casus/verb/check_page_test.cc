#include "casus/verb/check_page.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "casus/host/files.h"
#include "casus/host/temporary.h"
#include "casus/text/codes.h"
#include "casus/text/codes_positions.h"

namespace casus::verb {
namespace {

constexpr std::string_view good = "```positions\nUP must #water 1, source \"letter\", grade A1, of 2026-01-10Z.\n```\n";

std::vector<std::string_view> told(const positions::Page& page) {
  std::vector<std::string_view> out;
  for (const text::Diagnostic& one : page.diagnostics) out.push_back(one.code);
  return out;
}

void put(const std::string& path, std::string_view bytes) { REQUIRE(host::write_file(path, bytes).ok()); }

TEST_CASE("the first link to an accord in the prose is the page's accord") {
  CHECK(linked_accord("On [a](a.accord.md) and [b](b.accord.md).\n") == "a.accord.md");
  CHECK(linked_accord("[x](x.md) [y](y.accord.md#article-2) [z]( ) [w](") == "y.accord.md");
  CHECK(linked_accord("[t](t.accord.md \"title\")") == "t.accord.md");
  CHECK(linked_accord("```positions\n[a](a.accord.md)\n```\n").empty());
  CHECK(linked_accord("[a](.accord.md) a.accord.md").empty());
}

TEST_CASE("a page is read against the accord that lies beside it alone, or that it links to") {
  const auto folder = host::make_temporary_directory();
  REQUIRE(folder.ok());
  const std::string here = *folder + "/";
  const std::string path = here + "up.positions.md";
  CHECK(told(check_unsaved_page(path, std::string{good})) == std::vector{text::codes::missing_file});
  put(here + "river.accord.md", text::position_examples());
  CHECK(told(check_unsaved_page(path, std::string{good})).empty());
  put(here + "other.accord.md", "# Other\n");
  CHECK(told(check_unsaved_page(path, std::string{good})) == std::vector{text::codes::missing_file});
  CHECK(told(check_unsaved_page(path, "On [it](river.accord.md).\n\n" + std::string{good})).empty());
  CHECK(told(check_unsaved_page(path, "On [it](other.accord.md).\n\n" + std::string{good})) == std::vector{text::codes::missing_file});
  CHECK(told(check_unsaved_page(path, "On [it](gone.accord.md).\n\n" + std::string{good})) == std::vector{text::codes::missing_file});
  CHECK(told(check_unsaved_page(path, "On [it](../river.accord.md).\n\n" + std::string{good})) == std::vector{text::codes::missing_file});
  CHECK(told(check_unsaved_page("", "On [it](river.accord.md).\n\n" + std::string{good})) == std::vector{text::codes::missing_file});
}

TEST_CASE("a page in the place of an accord is named as what it is") {
  const auto agenda = verb::agenda_of("up.positions.md", "```positions\nUP floor 3.\n```\n");
  REQUIRE_FALSE(agenda.ok());
  CHECK(agenda.fault().message == "this is a page of positions, and an accord is needed");
  CHECK(agenda.fault().place.file == "up.positions.md");
}

TEST_CASE("without an accord the words are checked all the same") {
  const positions::Page page = check_unsaved_page("", "```positions\nUP must \"open\n```\n");
  CHECK(std::ranges::count(page.diagnostics, text::codes::open_string, &text::Diagnostic::code) == 1);
}

}  // namespace
}  // namespace casus::verb
