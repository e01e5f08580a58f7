#include "casus/accord/covering.h"

#include <doctest/doctest.h>

#include <fmt/format.h>

#include <algorithm>
#include <string>

namespace casus::accord {
namespace {

struct Family {
  explicit Family(std::string prose, std::string_view code)
      : bytes{std::move(prose) + "\n\n```accord\n" + std::string(code) + "\n```\n"},
        file{text::parse(bytes)},
        choices{text::read_choices(bytes, file.document)},
        variants{covering(choices, mentions(choices, file))} {}

  // Is there a variant in which both choices take these options?
  [[nodiscard]] bool has(const std::string& a, std::int64_t i, const std::string& b,
                         std::int64_t k) const {
    return std::ranges::any_of(variants, [&](const text::Assignment& one) {
      return one.contains(a) && one.at(a) == i && one.contains(b) && one.at(b) == k;
    });
  }
  [[nodiscard]] bool guard(std::size_t sentence, bool holds) const {
    const text::Guard& guard = *file.blocks[0].sentences[sentence].guard;
    return std::ranges::any_of(variants, [&](const text::Assignment& one) {
      return text::Closing{choices, one}.holds(guard) == holds;
    });
  }

  std::string bytes;
  text::File file;
  text::ChoiceReading choices;
  std::vector<text::Assignment> variants;
};

TEST_CASE("every option, every guard both ways, every pair in one sentence is met") {
  const Family family{
      "[1][2]{#a} [1 d][2 d][3 d]{#b} [x]{#c} [1][2]{#unused}",
      "kind k.\n1.1 if #c: nobody may commit k: minor from #a incidents within #b.\n"
      "1.2 if #a is 1 and not #c: nobody may commit k."};
  for (std::int64_t i = 1; i <= 2; ++i) {
    for (std::int64_t k = 1; k <= 3; ++k) CHECK(family.has("a", i, "b", k));
    for (std::int64_t k = 0; k <= 1; ++k) CHECK(family.has("a", i, "c", k));
  }
  for (const bool holds : {true, false}) {
    CHECK(family.guard(1, holds));
    CHECK(family.guard(2, holds));
  }
  CHECK(family.variants.size() <= 8);
  for (const auto& variant : family.variants) {
    CHECK(variant.size() == 3);  // what the code does not mention is left open
  }
}

TEST_CASE("an inner choice is fixed where it is alive, and its parent both ways") {
  const Family family{"[out [1][2]{#in}]{#out}", "1.1 if #in is 2: nobody may commit fire."};
  REQUIRE(family.variants.size() == 3);
  CHECK(family.variants[0] == text::Assignment{{"in", 1}, {"out", 1}});
  CHECK(family.variants[1] == text::Assignment{{"in", 2}, {"out", 1}});
  CHECK(family.variants[2] == text::Assignment{{"out", 0}});
}

TEST_CASE("a text that mentions no choice is one variant") {
  CHECK(Family{"[a][b]{#x}", "kind k."}.variants == std::vector<text::Assignment>{{}});
}

TEST_CASE("sixty choices of four options are a few variants at once") {
  std::string prose;
  std::string code;
  for (int i = 0; i < 60; ++i) {
    prose += fmt::format("[1 d][2 d][3 d][4 d]{{#c{}}} ", i);
    code += fmt::format("1.{} if #c{} is 1 or #c{} is 2: nobody may commit fire within #c{}.\n",
                        i + 1, i, (i + 1) % 60, (i + 2) % 60);
  }
  const Family family{prose, code};
  CHECK(family.variants.size() >= 16);
  CHECK(family.variants.size() <= 40);
  CHECK(family.has("c3", 2, "c4", 4));
  CHECK(family.has("c3", 4, "c5", 1));
  for (std::size_t i = 0; i < 60; ++i) {
    CHECK(family.guard(i, true));
    CHECK(family.guard(i, false));
  }
}

TEST_CASE("sixty choices in one sentence stay a few variants") {
  std::string prose;
  std::string code = "1.1 if #c0";
  for (int i = 0; i < 60; ++i) {
    prose += fmt::format("[a][b][c]{{#c{}}} ", i);
    if (i > 0) code += fmt::format(" or #c{} is 2", i);
  }
  const Family family{prose, code + ": nobody may commit fire."};
  CHECK(family.variants.size() <= most_variants);
  CHECK(family.has("c7", 3, "c59", 1));
}

}  // namespace
}  // namespace casus::accord
