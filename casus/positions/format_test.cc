#include "casus/positions/format.h"

#include <doctest/doctest.h>

#include <string>

#include "casus/positions/page.h"
#include "casus/text/codes_positions.h"

using namespace casus;
using positions::format;

namespace {

std::string page(const std::string& block, const std::string& info = "positions") { return "# P\n\nProse   stays.\n\n```" + info + "\n" + block + "```\n"; }

}  // namespace

TEST_CASE("a sentence stands on a line of its own with single blanks, and no word changes") {
  CHECK(format(page("UP   must #water 1 ,source   \"a  letter\",\n\tgrade A1, of 2026-01-10Z.  DOWN floor 10.\n")) ==
        page("UP must #water 1, source \"a  letter\", grade A1, of 2026-01-10Z.\nDOWN floor 10.\n"));
  CHECK(format(page("UP needs( #water 1 or 2 )and not #fee keep, source l.\n")) == page("UP needs (#water 1 or 2) and not #fee keep, source l.\n"));
  CHECK(format(page("UP bloc \"F\" of 70 in Council : sure for #fee keep ; against #fee drop, source l.\n")) ==
        page("UP bloc \"F\" of 70 in Council: sure for #fee keep; against #fee drop, source l.\n"));
}

TEST_CASE("an interval is one number to the eye") {
  CHECK(format(page("UP counts #water 1 as 9 .. 14, 2 as 1000 .. 2000.\n")) == page("UP counts #water 1 as 9..14, 2 as 1000..2000.\n"));
}

TEST_CASE("comments, one empty line and the kind of line end are kept") {
  const std::string commented = page("-- what it says itself\nUP floor 10.  -- ours\n\nDOWN floor 20.\n");
  CHECK(format(commented) == commented);
  CHECK(format("~~~positions\r\nUP  floor 10.\r\n\r\n\r\nUP  floor 10.\r\n~~~\r\n") == "~~~positions\r\nUP floor 10.\r\n\r\nUP floor 10.\r\n~~~\r\n");
}

TEST_CASE("a long sentence is broken before a hundred columns, and stays so") {
  const std::string out = format(page("UP offers #water 1 and #fee keep if #data 1 until 2026-03-31Z, source \"a source with a long name\", grade A1, of 2026-01-10Z.\n"));
  CHECK(out.find("\n  ") != std::string::npos);
  CHECK(format(out) == out);
}

TEST_CASE("what cannot be read stays byte for byte") {
  for (const char* block : {"UP   must #water 1\nUP floor   1.\n", "UP   must \"open.\n", "UP  must \x01.\n"}) CHECK(format(page(block)) == page(block));
  CHECK(format(page("UP   floor 1.\n", "other")) == page("UP   floor 1.\n", "other"));
  CHECK(format("```positions\nUP   floor 1.\n") == "```positions\nUP   floor 1.\n");
  CHECK(format("").empty());
}

TEST_CASE("the formatted page says what the page said") {
  auto agenda = positions::Agenda::of(text::position_examples());
  REQUIRE(agenda.ok());
  for (const text::CodeEntry& entry : text::position_codes()) {
    const std::string before = page(std::string{entry.good});
    const positions::Page a = positions::read_page(*agenda, "p", before), b = positions::read_page(*agenda, "p", format(before));
    CHECK(b.diagnostics.size() == a.diagnostics.size());
    CHECK(b.statements.size() == a.statements.size());
    CHECK(b.points.size() == a.points.size());
    CHECK(b.blocs.size() == a.blocs.size());
  }
}

TEST_CASE("a page is told by its blocks: one with an accord block is an accord") {
  CHECK(positions::is_page(page("")));
  CHECK_FALSE(positions::is_page(page("", "accord")));
  CHECK_FALSE(positions::is_page(page("") + page("", "accord")));
  CHECK_FALSE(positions::is_page("prose"));
}
