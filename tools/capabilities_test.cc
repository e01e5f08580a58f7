#include <doctest/doctest.h>

#include "tools/capabilities_table.h"

using namespace casus::tools;

TEST_CASE("a capability works with tests and nothing missing, else partly, and without a test not yet") {
  Complaints complaints;
  const auto list = read_capabilities({"docs/capabilities.txt",
                                       "# a comment\n\n"
                                       "check a text | | unit/text; an unknown word is told\n"
                                       "watch the air | ADS-B | unit/watch\n"
                                       "settle | everything | \n"},
                                      complaints);
  CHECK(complaints.empty());
  REQUIRE(list.size() == 3);
  CHECK(list[0].tests == std::vector<std::string>{"unit/text", "an unknown word is told"});
  CHECK(capability_table(list) ==
        "| Capability | State | What is missing | Tests |\n|---|---|---|---|\n"
        "| check a text | **works** |  | 2 |\n"
        "| watch the air | partly | ADS-B | 1 |\n"
        "| settle | not yet | everything | 0 |\n");
}

TEST_CASE("a line without two bars is told with its number") {
  Complaints complaints;
  CHECK(read_capabilities({"c.txt", "\nonly words\n"}, complaints).empty());
  REQUIRE(complaints.size() == 1);
  CHECK(complaints[0].line == 2);
}

TEST_CASE("a named test that does not exist is told") {
  const std::vector<Capability> list{{"check", "", {"unit/text", "unit/attic"}, 4}};
  CHECK(check_tests_exist(list, {"unit/text"}) ==
        Complaints{{"docs/capabilities.txt", 4, "no test is named `unit/attic`"}});
}

TEST_CASE("names of test cases are read over several literals and with escapes") {
  const std::string source = std::string{"TEST_"} + "CASE(\"one \\\"two\\\"\"\n          \" three\") {";
  CHECK(test_cases_of(source) == std::vector<std::string>{"one \"two\" three"});
}

TEST_CASE("names of ctests are read from its listing") {
  CHECK(ctest_names_of("Test project /x\n  Test  #1: unit/base\n  Test #12: story/a b\n\nTotal Tests: 2\n") ==
        std::vector<std::string>{"unit/base", "story/a b"});
}
