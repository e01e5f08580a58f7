#include <doctest/doctest.h>

#include "casus/text/brackets.h"
#include "casus/text/scanner.h"

namespace casus::text {
namespace {

std::string kinds(std::string_view text) {
  std::string out;
  for (const Token& token : scan(text, {0, text.size()}).tokens) {
    switch (token.kind) {
      case TokenKind::word:
        out += 'w';
        break;
      case TokenKind::number:
        out += 'n';
        break;
      case TokenKind::coordinate:
        out += 'c';
        break;
      case TokenKind::date:
        out += 'd';
        break;
      case TokenKind::month_day:
        out += 'm';
        break;
      case TokenKind::offset:
        out += 'o';
        break;
      case TokenKind::string:
        out += 's';
        break;
      case TokenKind::choice:
        out += '#';
        break;
      case TokenKind::symbol:
        out += 'p';
        break;
      case TokenKind::stop:
        out += '.';
        break;
      case TokenKind::end:
        out += '$';
        break;
    }
  }
  return out;
}

TEST_CASE("a full stop is told from a point in a number, a coordinate and a date") {
  CHECK(kinds("4.1 x 1.5 km.") == "nwnw.$");
  CHECK(kinds("46.40N 30.80E.") == "cc.$");
  CHECK(kinds("of 2025-12-15Z.") == "wd.$");
  CHECK(kinds("of 2025-12-15T00:00:00.250+01:00.") == "wd.$");
  CHECK(kinds("4.1(a) x.") == "nw.$");
}

TEST_CASE("blanks part thousands only in groups of three") {
  CHECK(kinds("30 000 t") == "nw$");
  CHECK(kinds("1 000 000") == "n$");
  CHECK(kinds("10 20") == "nn$");
  CHECK(kinds("1234 567") == "nn$");
}

TEST_CASE("a comment runs to the end of its line and keeps its place") {
  const Tokens tokens = scan("kind a. -- why\n-- alone\nkind b.", {0, 31});
  REQUIRE(tokens.comments.size() == 2);
  CHECK(tokens.comments[0].span.in("kind a. -- why\n-- alone\nkind b.") == "-- why");
  CHECK_FALSE(tokens.comments[0].own_line);
  CHECK(tokens.comments[1].own_line);
  CHECK(tokens.comments[1].before == 3);
}

TEST_CASE("offsets are exact under a byte-order mark, CRLF and CR") {
  const std::string file =
      "\xEF\xBB\xBF## Article 1. A\r\n\r\n1.1 Text\r\nmore\r\n\r\n```accord\r\nkind a.\r\n```\r\n";
  const Document document = read_document(file);
  REQUIRE(document.articles.size() == 1);
  CHECK(document.articles[0].title == "A");
  REQUIRE(document.provisions.size() == 1);
  CHECK(document.provisions[0].span.in(file) == "1.1 Text\r\nmore");
  REQUIRE(document.fences.size() == 1);
  CHECK(document.fences[0].content.in(file) == "kind a.\r\n");
  CHECK(read_document("```accord\rkind a.\r```").fences.size() == 1);
}

TEST_CASE("only accord blocks are formal, and other fences hide what looks like one") {
  const std::string file =
      "~~~~text\n```accord\nkind a.\n```\n~~~~\n\n```accord x\nkind b.\n```\n```accordion\n```\n";
  const Document document = read_document(file);
  REQUIRE(document.fences.size() == 1);
  CHECK(document.fences[0].content.in(file) == "kind b.\n");
}

TEST_CASE("an unterminated fence is told at its opening line") {
  const std::string file = "text\n```accord\nkind a.\n";
  const Document document = read_document(file);
  REQUIRE(document.diagnostics.size() == 1);
  CHECK(document.diagnostics[0].code == "CAS-E0101");
  CHECK(file.substr(document.diagnostics[0].begin, 9) == "```accord");
}

TEST_CASE("a wrapped line that begins with a number is no provision") {
  const Document document = read_document(
      "## Article 1. A\n\n1.1 A stay of\n9.5 km under\n1.1 and so on\n1.2 Nor more.\n");
  REQUIRE(document.provisions.size() == 2);
  CHECK(document.provisions[1].id == "1.2");
}

TEST_CASE("NUL and bytes that are not UTF-8 are told where they stand") {
  const std::string file("a\0b\n\xFF\n\xC3\xA9\n", 9);
  const Document document = read_document(file);
  REQUIRE(document.diagnostics.size() == 2);
  CHECK(document.diagnostics[0].begin == 1);
  CHECK(document.diagnostics[1].begin == 4);
}

BracketReading brackets(std::string_view file) { return read_brackets(file, read_document(file)); }

TEST_CASE("spans that touch are one run") {
  const BracketReading two = brackets("a [shall]{by=RUS}[should]{by=UKR}{#verb} b [x]\n");
  CHECK(two.brackets.size() == 3);
  CHECK(two.runs == std::vector<std::vector<std::size_t>>{{0, 1}, {2}});
  CHECK(two.brackets[1].id == "verb");
}

TEST_CASE("nested spans are runs of their own") {
  const BracketReading nested = brackets("[a [b][c] d]{#x} and [e]{#x}\n");
  CHECK(nested.brackets.size() == 4);
  CHECK(nested.runs.size() == 3);
}

TEST_CASE("links, footnotes, code and blocks are no brackets, unbalanced ones are tolerated") {
  const BracketReading none = brackets("[a](b) [^1] `[c]` \\[d\\]\n\n```accord\n[e]\n```\n]\n");
  CHECK(none.brackets.empty());
  const BracketReading open = brackets("## Article 1. A\n[a [b]\n## Article 2. B\nc]\n");
  CHECK(open.brackets.size() == 1);
  CHECK(open.unclosed.size() == 1);
}

}  // namespace
}  // namespace casus::text
