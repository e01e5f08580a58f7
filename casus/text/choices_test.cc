#include "casus/text/choices.h"

#include <doctest/doctest.h>

#include <string>

#include "casus/text/codes.h"

namespace casus::text {
namespace {

ChoiceReading read(std::string_view file) { return read_choices(file, read_document(file)); }

bool tells(const ChoiceReading& reading, std::string_view code) {
  for (const Diagnostic& d : reading.diagnostics) {
    if (d.code == code) return true;
  }
  return false;
}

TEST_CASE("spans that touch are one choice with who tabled, opposed, reserved and claimed what") {
  const ChoiceReading two = read(
      "5.1 no more than [800,000]{by=UKR, USA}{reserved=FRA}[600,000]{opposed=UKR by=RUS "
      "claimed=BLR}{#cap} men\n");
  REQUIRE(two.choices.size() == 1);
  const Choice& cap = two.choices[0];
  CHECK(cap.id == "cap");
  CHECK_FALSE(cap.keep_or_drop);
  CHECK(two.spans == 2);
  CHECK(two.options() == 2);
  REQUIRE(cap.options.size() == 2);
  CHECK(cap.options[0].by == std::vector<std::string>{"UKR", "USA"});
  CHECK(cap.options[0].reserved == std::vector<std::string>{"FRA"});
  CHECK(cap.options[1].by == std::vector<std::string>{"RUS"});
  CHECK(cap.options[1].opposed == std::vector<std::string>{"UKR"});
  CHECK(cap.options[1].claimed == std::vector<std::string>{"BLR"});
  CHECK(cap.options[1].text == "600,000");
  CHECK(two.find("cap") == &cap);
  CHECK(two.find("cop") == nullptr);
}

TEST_CASE("notes stand in any mix of braces and order, a value may hold blanks") {
  for (const std::string_view notes :
       {"{#cap by=A value=15 km opposed=B}", "{value=15 km}{opposed=B}{by=A #cap}",
        "{by=A}{#cap}{opposed=B value=\"15 km\"}"}) {
    CAPTURE(notes);
    const ChoiceReading one = read("[a band]" + std::string(notes) + "\n");
    REQUIRE(one.choices.size() == 1);
    const Option& option = one.choices[0].options[0];
    CHECK(one.choices[0].id == "cap");
    CHECK(option.by == std::vector<std::string>{"A"});
    CHECK(option.opposed == std::vector<std::string>{"B"});
    CHECK(option.value == "15 km");
  }
  CHECK(read("[a]{:toc}{by=}\n").choices[0].options[0].by.empty());
  CHECK(read("[a] {#far}\n").choices[0].id.empty());
}

TEST_CASE("a lone span is kept or dropped, an inner choice knows the option it lies in") {
  const ChoiceReading nested = read("[a [b]{#in}[c] d]{#out} [e]\n");
  REQUIRE(nested.choices.size() == 3);
  CHECK(nested.choices[0].keep_or_drop);
  CHECK(nested.choices[0].options[0].text == "a [b][c] d");
  REQUIRE(nested.choices[1].parent);
  CHECK(nested.choices[1].parent->choice == 0);
  CHECK(nested.choices[1].parent->option == 1);
  CHECK(nested.choices[1].id == "in");
  CHECK_FALSE(nested.choices[2].parent);
  CHECK(nested.name_of(2) == "@3");
  CHECK(nested.find("@3") == &nested.choices[2]);
  CHECK(nested.find("@1") == nullptr);  // it has a name
  const ChoiceReading second = read("[[a]{#x}][[b]{#y}]{#z}\n");
  REQUIRE(second.choices.size() == 3);
  CHECK(second.choices[2].parent->option == 2);
}

TEST_CASE("one id twice is one choice; other options are an error that shows both places") {
  const ChoiceReading same = read("[a][b]{#x by=A} and [a][b]{#x by=B}\n");
  REQUIRE(same.choices.size() == 1);
  CHECK(same.choices[0].places.size() == 2);
  CHECK(same.choices[0].options[1].spans.size() == 2);
  CHECK(same.choices[0].options[1].by == std::vector<std::string>{"A", "B"});
  CHECK(same.diagnostics.empty());
  for (const std::string_view file : {"[a][b]{#x} [a][c]{#x}\n", "[a][b]{#x} [a]{#x}\n"}) {
    const ChoiceReading other = read(file);
    CHECK(other.choices.size() == 1);
    REQUIRE(other.diagnostics.size() == 1);
    CHECK(other.diagnostics[0].code == codes::options_differ);
    CHECK(other.diagnostics[0].severity == Severity::error);
    CHECK(other.diagnostics[0].notes.size() == 1);
  }
}

TEST_CASE("a choice that stands inside and outside an option depends on neither") {
  const ChoiceReading both = read("[a [b]{#x}]{#y} [b]{#x}\n");
  CHECK_FALSE(both.find("x")->parent);
  const ChoiceReading twice = read("[a [b]{#x} [b]{#x}]{#y}\n");
  CHECK(twice.find("x")->parent);
  const ChoiceReading in_itself = read("[a [a]{#x}]{#x}\n");
  CHECK_FALSE(in_itself.find("x")->parent);
}

TEST_CASE("paragraphs Option 1, Option 2 are a choice of paragraphs") {
  const ChoiceReading lines = read(
      "## Article 5. Size\n\n5.1 Option 1 {by=UKR}{#cap}: Ukraine keeps\n800,000 [men].\n"
      "**Option 2** {by=RUS}: Ukraine keeps 600,000.\n\nOption 3: No text\n\nMore.\n");
  REQUIRE(lines.choices.size() == 2);
  const Choice& cap = lines.choices[0];
  CHECK(cap.paragraphs);
  CHECK(cap.id == "cap");
  REQUIRE(cap.options.size() == 3);
  CHECK(cap.options[0].text == "Ukraine keeps 800,000 [men].");
  CHECK(cap.options[1].by == std::vector<std::string>{"RUS"});
  CHECK(cap.options[2].text == "No text");
  CHECK(lines.choices[1].parent->choice == 0);
  CHECK(lines.spans == 1);
  CHECK(lines.options() == 5);
}

TEST_CASE("one option line, a gap or a cut by a bracket is no choice of paragraphs") {
  CHECK(read("Option 1: a\n").choices.empty());
  CHECK(read("Option 2: a\n\nOption 3: b\n").choices.empty());
  CHECK(read("Option 1: a\n\nwords\n\nOption 2: b\n").choices.empty());
  CHECK(read("Option 1: a\n\n## Article 2. B\n\nOption 2: b\n").choices.empty());
  const ChoiceReading cut = read("Option 1: a [b\nOption 2: c] d\n");
  REQUIRE(cut.choices.size() == 1);
  CHECK_FALSE(cut.choices[0].paragraphs);
  const ChoiceReading around = read("[x\nOption 1: a\nOption 2: b\n\ny]{#all}\n");
  REQUIRE(around.choices.size() == 2);
  CHECK(around.choices[1].parent->choice == 0);
  CHECK(read("[x\nOption 1: a\nOption 2: b\ny]{#all}\n").choices.size() == 1);
}

TEST_CASE("a label in a bracket is no word of the option") {
  const ChoiceReading labels = read("[Option 1 {by=A}: yes][Option 2: no]{#x}\n");
  REQUIRE(labels.choices.size() == 1);
  CHECK(labels.choices[0].options[0].text == "yes");
  CHECK(labels.choices[0].options[0].by == std::vector<std::string>{"A"});
  CHECK(labels.choices[0].options[1].text == "no");
}

TEST_CASE("unbalanced brackets and slash lists are told and tolerated") {
  const ChoiceReading odd =
      read("a [b [c] d] e] [f\n\n[shall/should] [and/or] [10 km/h] [2/CP.17]\n");
  CHECK(tells(odd, codes::stray_bracket));
  CHECK(tells(odd, codes::open_bracket));
  CHECK(tells(odd, codes::slash_list));
  CHECK(odd.diagnostics.size() == 3);
  for (const Diagnostic& d : odd.diagnostics) CHECK(d.severity == Severity::warning);
  CHECK(odd.spans == 6);
  CHECK(read("[a[^1]] [NDMCs[^12]][INDC]\n").choices.size() == 2);  // footnotes close nothing
}

TEST_CASE("no bracket reaches over a fenced block or the end of its article") {
  const ChoiceReading fenced = read("[a\n\n```accord\nkind x.\n```\n\nb]\n");
  CHECK(fenced.choices.empty());
  CHECK(tells(fenced, codes::open_bracket));
  CHECK(tells(fenced, codes::stray_bracket));
}

TEST_CASE("a thousand brackets, one inside another, cost no more than words") {
  const ChoiceReading deep = read(std::string(20'000, '[') + std::string(20'000, ']'));
  CHECK(deep.spans == 24);
}

}  // namespace
}  // namespace casus::text
