#include <doctest/doctest.h>

#include <random>

#include "casus/intake/csv.h"
#include "tests/support/collector.h"

using namespace casus;
using intake::CsvReader;

namespace {

struct Record {
  std::vector<std::string> cells;
  std::string problem;
  std::uint64_t offset;
  std::uint64_t line;
  friend bool operator==(const Record&, const Record&) = default;
};

std::vector<Record> records_of(base::ByteSource& source, intake::CsvLimits limits = {}) {
  CsvReader reader{source, limits};
  std::vector<Record> out;
  while (reader.next()) {
    out.push_back({{reader.cells().begin(), reader.cells().end()},
                   std::string{reader.problem()}, reader.offset(), reader.line()});
  }
  return out;
}

std::vector<Record> records_of(std::string_view text, intake::CsvLimits limits = {}) {
  base::MemorySource source{text};
  return records_of(source, limits);
}

Record good(std::vector<std::string> cells, std::uint64_t offset, std::uint64_t line) {
  return {std::move(cells), "", offset, line};
}

Record bad(std::string problem, std::uint64_t offset, std::uint64_t line) {
  return {{}, std::move(problem), offset, line};
}

using Records = std::vector<Record>;

}  // namespace

TEST_CASE("plain cells, empty cells and a last line without its end") {
  CHECK(records_of("a,b\n,\n,,x\nlast") ==
        Records{good({"a", "b"}, 0, 1), good({"", ""}, 4, 2), good({"", "", "x"}, 6, 3), good({"last"}, 10, 4)});
  CHECK(records_of("a,") == Records{good({"a", ""}, 0, 1)});
}

TEST_CASE("quoted cells hold commas, quotes and line ends") {
  CHECK(records_of("\"a,b\",\"say \"\"yes\"\"\",\"two\nlines\"\nnext") ==
        Records{good({"a,b", "say \"yes\"", "two\nlines"}, 0, 1), good({"next"}, 32, 3)});
  CHECK(records_of("\"\",\"\"\"\"\n") == Records{good({"", "\""}, 0, 1)});
  CHECK(records_of("\"end of input\"") == Records{good({"end of input"}, 0, 1)});
  CHECK(records_of("\"\"\"\"\"\"") == Records{good({"\"\""}, 0, 1)});
}

TEST_CASE("CRLF ends a line as LF does, and a lone CR is data") {
  CHECK(records_of("a,\"b\"\r\nc\r\n") == Records{good({"a", "b"}, 0, 1), good({"c"}, 7, 2)});
  CHECK(records_of("a\rb\n\"x\r\ny\"\n") == Records{good({"a\rb"}, 0, 1), good({"x\r\ny"}, 4, 2)});
  CHECK(records_of("a\r") == Records{good({"a"}, 0, 1)});
  CHECK(records_of("\"a\"\r") == Records{good({"a"}, 0, 1)});
}

TEST_CASE("a byte order mark is skipped and blank lines are no records, yet both are counted in places") {
  CHECK(records_of("\xEF\xBB\xBF" "a\n\n\r\nb\n") == Records{good({"a"}, 3, 1), good({"b"}, 8, 4)});
  CHECK(records_of("\xEF\xBB\xBF").empty());
  CHECK(records_of("\n\n\r\n").empty());
  CHECK(records_of("").empty());
}

TEST_CASE("a quote inside a plain cell is data") {
  CHECK(records_of("5\" gun,x\n") == Records{good({"5\" gun", "x"}, 0, 1)});
}

TEST_CASE("NUL bytes and broken UTF-8 come through as they are") {
  const std::string text{"a\0b,\xFF\n", 6};
  CHECK(records_of(text) == Records{good({std::string{"a\0b", 3}, "\xFF"}, 0, 1)});
}

TEST_CASE("text after a closing quote spoils that line only") {
  CHECK(records_of("\"a\"x,1\nb,2\n") == Records{bad("quote", 0, 1), good({"b", "2"}, 7, 2)});
  CHECK(records_of("\"a\"\rx\nb\n") == Records{bad("quote", 0, 1), good({"b"}, 6, 2)});
}

TEST_CASE("an unterminated quote does not swallow what follows its line") {
  CHECK(records_of("1,\"abc\n2,x\n3,y\n") ==
        Records{bad("unterminated", 0, 1), good({"2", "x"}, 7, 2), good({"3", "y"}, 11, 3)});
  CHECK(records_of("1,\"abc\n2,\"x\"\n3,y\n") ==
        Records{bad("unterminated", 0, 1), good({"2", "x"}, 7, 2), good({"3", "y"}, 13, 3)});
  CHECK(records_of("1,\"abc") == Records{bad("unterminated", 0, 1)});
}

TEST_CASE("a quote that opens on a later line of its record sends the reader behind that line") {
  CHECK(records_of("1,\"a\nb\",\"open\n2,x\n") == Records{bad("unterminated", 0, 1), good({"2", "x"}, 14, 3)});
}

TEST_CASE("an unterminated quote in a file larger than the limit loses one record") {
  std::string text = "0,\"open\n";
  for (int i = 1; i < 20'000; ++i) text += std::to_string(i) + ",some text that fills the line\n";
  const Records records = records_of(text, {.record = 4096});
  REQUIRE(records.size() == 20'000);
  CHECK(records[0].problem == "unterminated");
  CHECK(records[19'999].cells.front() == "19999");
  CHECK(records[19'999].line == 20'000);
}

TEST_CASE("a record beyond the limit is cut out, with or without quotes") {
  const std::string longer(5000, 'x');
  const intake::CsvLimits limits{.record = 1000};
  CHECK(records_of("a\n" + longer + "\nb\n", limits) ==
        Records{good({"a"}, 0, 1), bad("too_long", 2, 2), good({"b"}, 5003, 3)});
  CHECK(records_of("\"" + longer + "\"\nb\n", limits) == Records{bad("too_long", 0, 1), good({"b"}, 5003, 2)});
  CHECK(records_of(std::string(999, 'x') + "\n", limits).front().problem.empty());
}

TEST_CASE("a line of 1 GB is one bad record, in the memory of a record") {
  testing::LongSource source{"a,b\n1,", 'x', std::uint64_t{1} << 30, "\n2,y\n"};
  CHECK(records_of(source) == Records{good({"a", "b"}, 0, 1), bad("too_long", 4, 2),
                                      good({"2", "y"}, (std::uint64_t{1} << 30) + 7, 3)});
}

TEST_CASE("a record with more columns than the limit is bad, the next one is read") {
  const std::string wide(5000, ',');
  CHECK(records_of(wide + "\na\n") == Records{bad("columns", 0, 1), good({"a"}, 5001, 2)});
  CHECK(records_of(std::string(1023, ',') + "\n").front().cells.size() == 1024);
}

TEST_CASE("an input that fails in the middle of a record says so and keeps what was whole") {
  testing::BrokenSource source{"a,b\n1,2\n3,"};
  CsvReader reader{source};
  REQUIRE(reader.next());
  REQUIRE(reader.next());
  CHECK(reader.problem().empty());
  REQUIRE(reader.next());
  CHECK(reader.problem() == "truncated");
  CHECK_FALSE(reader.next());
  CHECK(reader.fault());
  CHECK(reader.bytes_read() == 10);
}

TEST_CASE("the records do not depend on how the bytes arrive") {
  std::mt19937 random{11};
  constexpr std::string_view alphabet = "\",\n\r\"ab\n,";
  for (int round = 0; round < 2000; ++round) {
    std::string text(random() % 60, ' ');
    for (char& c : text) c = alphabet[random() % alphabet.size()];
    const Records whole = records_of(text, {.record = 16});
    class Drip : public base::ByteSource {
     public:
      explicit Drip(std::string_view bytes) : source_{bytes} {}
      base::Result<std::size_t> read(std::span<char> room) override { return source_.read(room.first(1)); }

     private:
      base::MemorySource source_;
    };
    Drip drip{text};
    CAPTURE(text);
    REQUIRE(records_of(drip, {.record = 16}) == whole);
  }
}

TEST_CASE("text that a writer quotes reads back, whatever it holds") {
  std::mt19937 random{12};
  constexpr std::string_view alphabet{"\",\n\r a\0", 7};
  for (int round = 0; round < 2000; ++round) {
    std::vector<std::string> cells(1 + random() % 4);
    std::string text;
    for (std::string& cell : cells) {
      cell.resize(random() % 8);
      for (char& c : cell) c = alphabet[random() % alphabet.size()];
      text += text.empty() ? "\"" : ",\"";
      for (const char c : cell) text += c == '"' ? "\"\"" : std::string(1, c);
      text += '"';
    }
    CAPTURE(text);
    REQUIRE(records_of(text + "\r\nnext\n").front().cells == cells);
  }
}

TEST_CASE("no arrangement of quotes makes the reader go over the input again and again") {
  // Each text would outlast the patience of the test runner if every line were read to the
  // limit anew.
  for (const std::string line : {"x,\"\n", "\",\"\n", "\"\"\"\n", "\"a\n", ",\"\"\"\"\n", "\"\"x\"\n", "\"\n"}) {
    std::string text;
    while (text.size() < 500'000) text += line;
    CHECK_FALSE(records_of(text).empty());
  }
}
