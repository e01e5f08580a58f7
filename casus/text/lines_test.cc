#include "casus/text/lines.h"

#include <doctest/doctest.h>

#include <string>

namespace casus::text {
namespace {

std::string at(std::string_view file, std::size_t offset) {
  const LineColumn place = Lines{file}.at(offset);
  return std::to_string(place.line) + ":" + std::to_string(place.column);
}

TEST_CASE("each of the three line ends begins a new line") {
  const std::string_view file = "a\nb\r\nc\rd";
  CHECK(at(file, 0) == "1:1");
  CHECK(at(file, 1) == "1:2");
  CHECK(at(file, 2) == "2:1");
  CHECK(at(file, 4) == "2:3");  // between CR and LF: still the line that ends there
  CHECK(at(file, 5) == "3:1");
  CHECK(at(file, 7) == "4:1");
}

TEST_CASE("columns count characters and a byte-order mark is none") {
  CHECK(at("\xEF\xBB\xBF" "ab", 3) == "1:1");
  CHECK(at("\xEF\xBB\xBF" "ab", 4) == "1:2");
  CHECK(at("\xC3\xA9x", 2) == "1:2");
  CHECK(at("\xFFx", 1) == "1:2");  // a stray byte is one character
}

TEST_CASE("an offset beyond the file is its end") {
  CHECK(at("ab", 99) == "1:3");
  CHECK(at("", 99) == "1:1");
  CHECK(at("a\n", 99) == "2:1");
}

TEST_CASE("columns of a long line are exact behind every kilobyte") {
  std::string file = "x\n";
  for (int i = 0; i < 5'000; ++i) file += "\xC3\xA9";
  const Lines lines{file};
  for (const std::size_t column : {std::size_t{1}, std::size_t{512}, std::size_t{513}, std::size_t{2049}}) {
    CHECK(lines.at(2 + 2 * (column - 1)).line == 2);
    CHECK(lines.at(2 + 2 * (column - 1)).column == column);
  }
}

}  // namespace
}  // namespace casus::text
