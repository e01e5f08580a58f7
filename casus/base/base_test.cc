#include <doctest/doctest.h>

#include <vector>

#include "casus/base/byte_source.h"
#include "casus/base/text.h"

using namespace casus::base;

TEST_CASE("lines keep their offsets, with either line end") {
  MemorySource source{"ab\r\ncd\n\nlast"};
  LineReader lines{source};
  Line line;
  std::vector<std::pair<std::string, std::uint64_t>> seen;
  while (lines.next(line)) seen.emplace_back(line.text, line.offset);
  CHECK(seen == std::vector<std::pair<std::string, std::uint64_t>>{
                    {"ab", 0}, {"cd", 4}, {"", 7}, {"last", 8}});
}

TEST_CASE("a byte order mark before the first line is passed over, and counted in its offset") {
  MemorySource source{"\xEF\xBB\xBF" "ab\n\xEF\xBB\xBF" "cd\n"};
  LineReader lines{source};
  Line line;
  REQUIRE(lines.next(line));
  CHECK(line.text == "ab");
  CHECK(line.offset == 3);
  REQUIRE(lines.next(line));
  CHECK(line.text.size() == 5);
  CHECK(line.offset == 6);
  CHECK_FALSE(lines.next(line));
  CHECK(lines.bytes_read() == 12);
}

TEST_CASE("a line beyond the limit is cut, told, and nothing after it is lost") {
  const std::string text = "short\n" + std::string(3'000'000, 'x') + "\nafter\n";
  MemorySource source{text};
  LineReader lines{source, 100};
  Line line;
  REQUIRE(lines.next(line));
  REQUIRE(lines.next(line));
  CHECK(line.too_long);
  CHECK(line.text.size() == 100);
  REQUIRE(lines.next(line));
  CHECK(line.text == "after");
  CHECK(line.number == 3);
  CHECK_FALSE(lines.next(line));
}

namespace {

// Hands out its bytes one at a time, as a slow pipe may.
struct Trickle : ByteSource {
  explicit Trickle(std::string_view bytes) : rest{bytes} {}
  casus::base::Result<std::size_t> read(std::span<char> room) override { return rest.read(room.first(1)); }
  MemorySource rest;
};

}  // namespace

TEST_CASE("what is too long depends on the line, not on how its bytes arrive") {
  for (const std::string end : {"\r\n", "\n", ""}) {
    for (const std::size_t length : {9U, 10U, 11U, 12U}) {
      const std::string text = std::string(length, 'x') + end;
      MemorySource whole{text};
      Trickle pieces{text};
      for (ByteSource* source : {static_cast<ByteSource*>(&whole), static_cast<ByteSource*>(&pieces)}) {
        LineReader lines{*source, 10};
        Line line;
        REQUIRE(lines.next(line));
        CHECK(line.too_long == (length > 10));
        CHECK(line.text == std::string(std::min<std::size_t>(length, 10), 'x'));
        CHECK_FALSE(lines.next(line));
      }
    }
  }
}

TEST_CASE("a line longer than the first buffer comes whole") {
  const std::string text = std::string(300'000, 'x') + "y\nafter";
  MemorySource source{text};
  LineReader lines{source};
  Line line;
  REQUIRE(lines.next(line));
  CHECK(line.text.size() == 300'001);
  CHECK(line.text.back() == 'y');
  REQUIRE(lines.next(line));
  CHECK(line.text == "after");
  CHECK(line.offset == 300'002);
}

TEST_CASE("scaled decimals round half away from zero") {
  CHECK(parse_scaled("46.48251", 3) == 46483);
  CHECK(parse_scaled("-46.4825", 3) == -46483);
  CHECK(parse_scaled("46.", 3) == 46000);
  CHECK_FALSE(parse_scaled(".", 3));
  CHECK_FALSE(parse_scaled("1e5", 3));
  CHECK_FALSE(parse_scaled("99999999999999999999", 3));
  CHECK(print_scaled(-5, 1) == "-0.5");
}

TEST_CASE("UTF-8 is checked, overlong and surrogate forms included") {
  CHECK(is_utf8("Калачихин"));
  CHECK_FALSE(is_utf8("\xC0\x80"));
  CHECK_FALSE(is_utf8("\xED\xA0\x80"));
  CHECK_FALSE(is_utf8("\xE2\x82"));
}

TEST_CASE("a slip finds its word, a stranger finds none") {
  const std::vector<std::string> names{"donbas", "corridor", "buffer"};
  CHECK(did_you_mean("donbass", names) == "donbas");
  CHECK(did_you_mean("bufefr", names) == "buffer");
  CHECK_FALSE(did_you_mean("Nowhere", names));
}
