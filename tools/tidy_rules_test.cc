#include "tools/tidy_rules.h"

#include <doctest/doctest.h>

#include <string>

#include "tools/cpp_shape.h"

using namespace casus::tools;

namespace {

std::string repeated(std::string_view line, std::size_t times) {
  std::string text;
  for (std::size_t i = 0; i < times; ++i) text += line;
  return text;
}

const std::vector<Room> house =
    rooms_declared("\ncasus_room(NAME watch FLOOR 5)\ncasus_room(NAME earth FLOOR 2)\ncasus_room(NAME host FLOOR 8)\n");

bool everything_exists(const std::string&) { return true; }
bool only_readme(const std::string& path) { return path == "README.md"; }

}  // namespace

TEST_CASE("a file of 600 lines passes, one of 601 does not, a page may be longer") {
  CHECK(check_text({"a.cc", repeated("int a;\n", 600)}).empty());
  CHECK(check_text({"a.cc", repeated("int a;\n", 601)}).size() == 1);
  CHECK(check_text({"a.md", repeated("words\n", 601)}).empty());
}

TEST_CASE("tabs, blanks at line ends, a missing final line end and left-over marks are told with their line") {
  CHECK(check_text({"a.cc", "int a;\n"}).empty());
  CHECK(check_text({"a.cc", "int a;\n\tint b;\n"}) == Complaints{{"a.cc", 2, "a tab"}});
  CHECK(check_text({"a.cc", "int a; \n"}).size() == 1);
  CHECK(check_text({"a.cc", "int a;"}).size() == 1);
  CHECK(check_text({"a.cc", std::string{"// TO"} + "DO later\n"}).size() == 1);
  CHECK(check_text({"a.cc", "// a mastodon\n"}).empty());
}

TEST_CASE("comments and literals are blanked, lines stay in place") {
  CHECK(code_only("a /* b\n c */ d // e\nf") == "a     \n      d     \nf");
  CHECK(code_only("x = \"{ \\\" }\";") == "x =         ;");
  CHECK(code_only("c = '{'; n = 1'000;").find('{') == std::string::npos);
  CHECK(code_only("n = 1'000; m = 2'000; {").ends_with("{"));
  CHECK(code_only("R\"(a \" {)\" }").ends_with("}"));
  CHECK(code_only("R\"(a \" {)\" }").find('{') == std::string::npos);
}

TEST_CASE("functions are told from types, values and lambdas by the words before the brace") {
  const auto found = functions_of(code_only(R"(
namespace a {
struct S { int x{3}; S() : x{4} { go(); } };
enum class E { one };
const std::vector<int> list = {1, 2};
template <typename T>
int f(T a, std::map<int, int> b = {}) {
  auto g = [&](int q) { if (q) { return 1; } return 2; };
  return g(a);
}
bool operator==(S, S) { return true; }
auto h() -> int { return 1; }
}
)"));
  REQUIRE(found.size() == 4);
  CHECK(found[1].first_line == 6);
  CHECK(found[1].last_line == 10);
  CHECK(found[1].parameters == 2);
  CHECK(found[2].parameters == 2);
}

TEST_CASE("a function of 60 lines passes, one of 61 does not") {
  CHECK(check_functions({"a.cc", "void f() {\n" + repeated("  g();\n", 58) + "}\n"}).empty());
  const auto found = check_functions({"a.cc", "\nvoid f() {\n" + repeated("  g();\n", 59) + "}\n"});
  REQUIRE(found.size() == 1);
  CHECK(found[0].line == 2);
}

TEST_CASE("four parameters pass, five do not, template commas do not count") {
  CHECK(check_functions({"a.cc", "void f(int a, int b, int c, std::map<int, int> d) {}\n"}).empty());
  CHECK(check_functions({"a.cc", "void f(int a, int b, int c, int d, int e) {}\n"}).size() == 1);
  CHECK(check_functions({"a.cc", "S::S(int a) : b_{a}, c_{a, a, a, a, a} {}\n"}).empty());
}

TEST_CASE("control blocks three deep pass, four do not, a lambda starts anew") {
  const std::string three = "void f() { if (a) { for (;;) { while (b) { g(); } } } }\n";
  const std::string four = "void f() { if (a) { for (;;) { while (b) { if (c) { g(); } } } } }\n";
  const std::string lambda = "void f() { if (a) { for (;;) { run([&](int q) { if (q) { while (b) { g(); } } }); } } }\n";
  CHECK(check_functions({"a.cc", three}).empty());
  CHECK(check_functions({"a.cc", four}).size() == 1);
  CHECK(check_functions({"a.cc", lambda}).empty());
}

TEST_CASE("forbidden headers, shared_ptr and raw new are refused; deleted members and words in comments are not") {
  CHECK(check_words({"a.cc", "#include <regex>\n"}).size() == 1);
  CHECK(check_words({"a.cc", "#include <iostream>\n"}).size() == 1);
  CHECK(check_words({"a.cc", "std::shared_ptr<int> p;\n"}).size() == 1);
  CHECK(check_words({"a.cc", "auto* p = new int;\n"}).size() == 1);
  CHECK(check_words({"a.cc", "delete p;\n"}).size() == 1);
  CHECK(check_words({"a.cc", "S(const S&) = delete;  // a new one\n"}).empty());
}

TEST_CASE("below host nothing names a clock, a file or the environment; host may, and so may a unit test") {
  const std::string bad = "auto t = std::chrono::system_clock::now();\n";
  CHECK(check_outside({"casus/watch/a.cc", bad}, house).size() == 1);
  CHECK(check_outside({"casus/watch/a.cc", "std::getenv(n);\n"}, house).size() == 1);
  CHECK(check_outside({"casus/watch/a.cc", "std::locale l; ::time(nullptr);\n"}, house).size() == 2);
  CHECK(check_outside({"casus/watch/a.cc", "finding.time = rand_of_sea;\n"}, house).empty());
  CHECK(check_outside({"casus/host/a.cc", bad}, house).empty());
  CHECK(check_outside({"casus/watch/a_test.cc", bad}, house).empty());
}

TEST_CASE("rooms that give verdicts hold no floating point; earth may") {
  CHECK(check_outside({"casus/watch/a.h", "double x;\n"}, house).size() == 1);
  CHECK(check_outside({"casus/earth/a.h", "double x;\n"}, house).empty());
}

TEST_CASE("a source opens with its purpose") {
  CHECK(check_opening({"casus/watch/a.h", "// What it is.\n#pragma once\n"}).empty());
  CHECK(check_opening({"casus/watch/a.h", "#pragma once\n"}).size() == 1);
}

TEST_CASE("a page has one title, a title inside a fence is none, and its links lead somewhere") {
  CHECK(check_page({"docs/a.md", "# A\n\n```sh\n# no title\n```\n"}, everything_exists).empty());
  CHECK(check_page({"docs/a.md", "text\n"}, everything_exists).size() == 1);
  CHECK(check_page({"docs/a.md", "# A\n# B\n"}, everything_exists).size() == 1);
  CHECK(check_page({"docs/a.md", "# A\n[r](../README.md#top) [w](https://example.org)\n"}, only_readme).empty());
  CHECK(check_page({"docs/a.md", "# A\n[gone](b.md)\n"}, only_readme) ==
        Complaints{{"docs/a.md", 2, "a link to docs/b.md, which is not there"}});
}

TEST_CASE("a commit subject is a room, a capital and no more than 72 characters") {
  CHECK(check_subject("earth: Split zones at the antimeridian").empty());
  CHECK(check_subject("fact, finding: Read and write").empty());
  CHECK(check_subject("Split zones").size() == 1);
  CHECK(check_subject("earth: split zones").size() == 1);
  CHECK(check_subject("earth: Split zones.").size() == 1);
  CHECK(check_subject("earth: " + repeated("S", 66)).size() == 1);
}
