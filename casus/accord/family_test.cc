#include "casus/accord/family.h"

#include <doctest/doctest.h>

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "casus/text/codes.h"

namespace casus::accord {
namespace {

namespace codes = text::codes;
using text::Diagnostic;

base::Result<std::string> nothing(std::string_view name) {
  return base::Fault{base::FaultKind::not_found, std::string(name), "", {}};
}

std::string file(std::string_view prose, std::string_view code) {
  return fmt::format(
      "## Article 1. Men\n\n1.1 {}\n\n```accord\naccord \"A\", draft 1, of 2025-12-15Z.\n{}```\n",
      prose, code);
}

std::vector<Diagnostic> errors(const Reading& reading) {
  std::vector<Diagnostic> out;
  std::ranges::copy_if(reading.diagnostics, std::back_inserter(out),
                       [](const Diagnostic& d) { return d.severity == text::Severity::error; });
  return out;
}

TEST_CASE("what every variant tells is told once, and without a note") {
  const std::string bytes =
      file("[1 d][2 d]{#a}",
           "kind k.\n1.1 nobody may commit k in nowhere: minor from 3 incidents within #a.\n");
  const Reading family = read_family(bytes, nothing);
  const auto told = errors(family);
  REQUIRE(told.size() == 1);
  CHECK(told[0].code == codes::unknown_name);
  CHECK(told[0].notes.empty());
  CHECK_FALSE(family.accord);
  CHECK(family.open);
}

TEST_CASE("what only some variants tell carries the choice it hangs on") {
  const std::string bytes =
      file("[1 d][2 km]{#a} [1][2]{#b}",
           "kind k.\n1.1 if #b is 1: nobody may commit k: minor from 3 incidents within #a.\n");
  const Reading family = read_family(bytes, nothing);
  const auto told = errors(family);
  REQUIRE(told.size() == 1);
  CHECK(told[0].code == codes::unit_mismatch);
  CHECK(bytes.substr(told[0].begin, told[0].end - told[0].begin) == "#a");
  CHECK(told[0].provision == "1.1");
  REQUIRE(told[0].notes.size() == 1);
  CHECK(told[0].notes[0].label == "where a=2,b=1");
  CHECK(bytes.substr(told[0].notes[0].begin, 4) == "2 km");
}

TEST_CASE("what the checks of the choices tell is not told again by variants") {
  const Reading guarded = read_family(
      file("[x]{#a}", "if #a: kind k.\n1.1 nobody may commit k: minor from 1 incident.\n"),
      nothing);
  for (const Diagnostic& d : errors(guarded)) CAPTURE(d.message);
  REQUIRE(errors(guarded).size() == 1);
  CHECK(errors(guarded)[0].code == codes::guarded_name);
  CHECK(errors(guarded)[0].provision == "1.1");
  const Reading twice =
      read_family(file("[x]{#a} [1][2]{#b}", "if #a: kind k.\nif #b is 1: kind k.\n"), nothing);
  REQUIRE(errors(twice).size() == 1);
  CHECK(errors(twice)[0].code == codes::guarded_name);
  const Reading ghost = read_family(
      file("[1 d][2 d]{#a}",
           "kind k.\n1.1 if #a is 1: nobody may commit k: minor from 3 incidents within #ghost.\n"),
      nothing);
  REQUIRE(errors(ghost).size() == 1);
  CHECK(errors(ghost)[0].code == codes::unknown_choice);
}

TEST_CASE("two sentences under guards that exclude each other declare one name in peace") {
  const Reading family = read_family(
      file("[one][other]{#a}",
           "if #a is 1: kind k is incident.\nif #a is 2: kind k is incident with deaths >= 2.\n"
           "1.1 nobody may commit k: minor from 1 incident.\n"),
      nothing);
  for (const Diagnostic& d : errors(family)) CHECK(d.message.empty());
  CHECK(family.counts.choices == 1);
  CHECK(family.counts.options == 2);
}

TEST_CASE("a text whose code mentions no choice is read once, and stays open") {
  const std::string bytes = file("[one][other] and [third]", "kind k.\n");
  int variants = 0;
  const Reading plain =
      read_family(bytes, nothing, [&](const text::Closing& closing, const Reading&) {
        ++variants;
        CHECK(closing.name().empty());
        return std::vector<Diagnostic>{};
      });
  CHECK(variants == 1);
  CHECK(plain.accord);
  CHECK(plain.open);
  CHECK(plain.counts.spans == 3);
  CHECK(plain.counts.choices == 2);
  CHECK(plain.counts.options == 4);
  CHECK_FALSE(read_family(file("none", "kind k.\n"), nothing).open);
}

TEST_CASE("each variant is shown to who asks, and its warnings are merged") {
  const std::string bytes = file("[one][other]{#a}", "if #a is 1: kind k.\n");
  const Reading family =
      read_family(bytes, nothing, [&](const text::Closing& closing, const Reading& reading) {
        CHECK(reading.accord);
        std::vector<Diagnostic> out;
        Diagnostic one;
        one.code = codes::unused_name;
        one.severity = text::Severity::warning;
        one.message = closing.taken("a") == 1 ? "first" : "second";
        out.push_back(one);
        return out;
      });
  std::vector<std::string> notes;
  for (const Diagnostic& d : family.diagnostics) {
    if (d.code == codes::unused_name) notes.push_back(d.message + " " + d.notes.at(0).label);
  }
  CHECK(notes == std::vector<std::string>{"first where a=1", "second where a=2"});
}

TEST_CASE("a variant is one accord, named by what was decided") {
  const std::string bytes = file("[one][other]{#a}", "kind m.\nif #a is 1: kind k.\n");
  const Reading first = read_variant(bytes, nothing, {{"a", 1}});
  REQUIRE(first.accord);
  CHECK(first.accord->variant == "a=1");
  CHECK_FALSE(first.open);
  CHECK(first.accord->kinds.size() ==
        read_variant(bytes, nothing, {{"a", 2}}).accord->kinds.size() + 1);
}

TEST_CASE("sixty choices of three options are read by few variants") {
  std::string prose;
  std::string code = "kind k.\n";
  for (int i = 0; i < 60; ++i) {
    prose += fmt::format("[1 d][2 d][3 d]{{#c{}}} ", i);
    code +=
        fmt::format("1.{} if #c{} is 2: nobody may commit k: minor from 3 incidents within #c{}.\n",
                    i + 1, i, (i + 1) % 60);
  }
  int variants = 0;
  const Reading family =
      read_family(file(prose, code), nothing, [&](const text::Closing&, const Reading&) {
        ++variants;
        return std::vector<Diagnostic>{};
      });
  CHECK(errors(family).empty());
  CHECK(variants >= 9);
  CHECK(variants <= 30);
}

}  // namespace
}  // namespace casus::accord
