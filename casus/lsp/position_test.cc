#include <doctest/doctest.h>

#include <string>

#include "casus/lsp/position.h"

namespace casus::lsp {
namespace {

TEST_CASE("a character counts one unit up to U+FFFF and two beyond") {
  const std::string text = "a\u00e9\u20ac\U0001D11Eb";  // 1, 2, 3, 4 and 1 bytes
  const LineIndex lines{text};
  CHECK(lines.position(1) == Position{0, 1});
  CHECK(lines.position(3) == Position{0, 2});
  CHECK(lines.position(6) == Position{0, 3});
  CHECK(lines.position(10) == Position{0, 5});
  CHECK(lines.position(11) == Position{0, 6});
  CHECK(lines.offset({0, 3}) == 6);
  CHECK(lines.offset({0, 5}) == 10);
}

TEST_CASE("the middle of a character is its start, in bytes and in units") {
  const std::string text = "\U0001D11Eb";
  const LineIndex lines{text};
  for (const std::size_t inside : {1U, 2U, 3U}) CHECK(lines.position(inside) == Position{0, 0});
  CHECK(lines.offset({0, 1}) == 0);
  CHECK(lines.offset({0, 2}) == 4);
}

TEST_CASE("lines end with LF, CR LF or CR") {
  const std::string text = "a\nb\r\nc\rd\n";
  const LineIndex lines{text};
  CHECK(lines.position(2) == Position{1, 0});
  CHECK(lines.position(5) == Position{2, 0});
  CHECK(lines.position(7) == Position{3, 0});
  CHECK(lines.position(9) == Position{4, 0});
  CHECK(lines.offset({1, 1}) == 3);
  CHECK(lines.offset({1, 9}) == 3);  // before both bytes of the line end
  CHECK(lines.offset({2, 1}) == 6);
}

TEST_CASE("what lies outside the text is its nearest place") {
  const std::string text = "ab\ncd";
  const LineIndex lines{text};
  CHECK(lines.position(99) == Position{1, 2});
  CHECK(lines.offset({0, 99}) == 2);
  CHECK(lines.offset({99, 0}) == 5);
  CHECK(lines.offset({-1, 4}) == 0);
  CHECK(lines.offset({1, -4}) == 3);
  CHECK(LineIndex{""}.position(0) == Position{0, 0});
  CHECK(LineIndex{""}.offset({0, 0}) == 0);
}

TEST_CASE("every start of a character comes back from its position") {
  const std::string text = "a\u00e9\n\n\u20ac\U0001D11E\r\nx\r\ry\n";
  const LineIndex lines{text};
  for (std::size_t i = 0; i <= text.size(); ++i) {
    const bool inside_character = i < text.size() && (static_cast<unsigned char>(text[i]) & 0xC0U) == 0x80U;
    const bool inside_line_end = i > 0 && i < text.size() && text[i] == '\n' && text[i - 1] == '\r';
    if (!inside_character && !inside_line_end) CHECK(lines.offset(lines.position(i)) == i);
  }
}

TEST_CASE("bytes that are no UTF-8 count one each") {
  const std::string text = "a\xff\xfe" "b";
  const LineIndex lines{text};
  CHECK(lines.position(3) == Position{0, 3});
  CHECK(lines.offset({0, 3}) == 3);
}

}  // namespace
}  // namespace casus::lsp
