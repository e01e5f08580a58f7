#include "casus/base/word_table.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using casus::base::WordTable;

TEST_CASE("words are numbered as they come, and found again") {
  std::vector<std::string> words;
  for (int i = 0; i < 5'000; ++i) words.push_back("word " + std::to_string(i * i));
  WordTable table;
  CHECK(!table.find("word 0"));
  for (std::uint32_t i = 0; i < words.size(); ++i) CHECK(table.number(words[i]) == i);
  for (std::uint32_t i = 0; i < words.size(); ++i) {
    CHECK(table.number(words[i]) == i);
    CHECK(table.find(words[i]) == i);
    CHECK(table.word(i) == words[i]);
  }
  CHECK(!table.find("word 2"));
  CHECK(table.size() == words.size());
}

TEST_CASE("equal words with different tags are different") {
  WordTable table;
  CHECK(table.number("a", 1) == 0);
  CHECK(table.number("a", 2) == 1);
  CHECK(table.number("a", 1) == 0);
  CHECK(!table.find("a", 3));
}
