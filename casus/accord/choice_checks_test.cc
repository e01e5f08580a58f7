#include "casus/accord/choice_checks.h"

#include <doctest/doctest.h>

#include <string>

#include "casus/text/codes.h"

namespace casus::accord {
namespace {

namespace codes = text::codes;

std::string words_of(const text::Diagnostic& d, std::string_view bytes) {
  return std::string(d.code) + " " + std::string(bytes.substr(d.begin, d.end - d.begin));
}

// "CODE words" of all that is told, parted by `; `.
std::string told(std::string_view prose, std::string_view code) {
  const std::string bytes = std::string(prose) + "\n\n```accord\n" + std::string(code) + "\n```\n";
  const text::File file = text::parse(bytes);
  for (const text::Diagnostic& d : file.diagnostics) MESSAGE(d.message);
  CHECK(file.diagnostics.empty());
  const text::ChoiceReading choices = text::read_choices(bytes, file.document);
  std::string out;
  for (const text::Diagnostic& d : check_choices(bytes, choices, file)) {
    out += (out.empty() ? "" : "; ") + words_of(d, bytes);
  }
  return out;
}

struct Case {
  std::string_view prose, code, told;
};

TEST_CASE("a choice or an option that does not exist is an error where it is used") {
  constexpr Case cases[] = {
      {"[1][2]{#a}", "if #a is 1: kind k.\nif #a is \"2\": kind m.", ""},
      {"[1][2]{#a}", "if #b: kind k.\nif #b is 2: kind m.\nif #a: kind o.", "CAS-E0321 #b"},
      {"[1][2]{#a}", "if #a is 3: kind k.", "CAS-E0325 #a is 3"},
      {"[1][2]{#a}", "if #a is drop: kind k.", "CAS-E0325 #a is drop"},
      {"[1][2]{#a}", "if not #a is \"3\": kind k.", "CAS-E0325 not #a is \"3\""},
      {"[x]{#a}", "if #a is drop: kind k.\nif #a is 1: kind m.", ""},
      {"[x [1][2]{#a}]{#b}", "if #a is drop and not #b: kind k.", ""},
      {"[1][2]{#a}", "1.1 nobody may commit fire: minor from #b incidents.",
       "CAS-E0321 #b; CAS-W0643 #a"},
  };
  for (const Case& one : cases) {
    CAPTURE(one.code);
    CHECK(told(one.prose, one.code) == one.told);
  }
}

TEST_CASE("a choice used as a value needs a value in every option that can be taken there") {
  constexpr Case cases[] = {
      {"[10][twenty]{#a}", "1.1 nobody may commit fire: minor from #a incidents.", ""},
      {"[10][all of it]{#a}", "1.1 nobody may commit fire: minor from #a incidents.",
       "CAS-E0322 #a"},
      {"[10][all of it]{value=50}{#a}", "1.1 nobody may commit fire: minor from #a incidents.", ""},
      {"[10][all of it]{#a}", "1.1 if #a is 1: nobody may commit fire: minor from #a incidents.",
       ""},
      {"[10][all of it]{#a}",
       "1.1 if not #a is 1: nobody may commit fire: minor from #a incidents.", "CAS-E0322 #a"},
      {"[10]{#a}", "1.1 nobody may commit fire: minor from #a incidents.", "CAS-E0324 #a"},
      {"[10]{#a}", "1.1 if #a: nobody may commit fire: minor from #a incidents.", ""},
      {"[up to [10][20]{#a}]{#b}", "1.1 if #b: nobody may commit fire: minor from #a incidents.",
       ""},
      {"[up to [10][20]{#a}]{#b}", "1.1 nobody may commit fire: minor from #a incidents.",
       "CAS-E0324 #a"},
  };
  for (const Case& one : cases) {
    CAPTURE(one.code);
    CHECK(told(one.prose, one.code) == one.told);
  }
}

TEST_CASE("two sentences declare one name only if their guards exclude each other") {
  constexpr Case cases[] = {
      {"[1][2]{#a}", "if #a is 1: kind k is x.\nif #a is 2: kind k is y.", ""},
      {"[1][2]{#a}", "if #a is 1: kind k is x.\nkind k is y.", "CAS-E0326 k"},
      {"[1][2]{#a} [x]{#b}", "if #a is 1: kind k.\nif #b: zone k is area 1N 1E, 2N 1E, 2N 2E.",
       "CAS-E0326 k"},
      {"[1][2]{#a}", "2.1 if #a is 1: nobody may commit x.\n2.1 if #a is 2: nobody may commit y.",
       ""},
      {"[1][2]{#a}", "2.1 if #a is 1: nobody may commit x.\n2.1 if #a: nobody may commit y.",
       "CAS-E0326 2.1"},
      {"[1][2]{#a}", "kind k.\nkind k.\nif #a is 1: kind m.", ""},  // told without choices
  };
  for (const Case& one : cases) {
    CAPTURE(one.code);
    CHECK(told(one.prose, one.code) == one.told);
  }
}

TEST_CASE("a name under a guard is used only where some declaration of it is alive") {
  constexpr Case cases[] = {
      {"[x]{#a}", "if #a: kind k.\n1.1 nobody may commit k.", "CAS-E0326 k"},
      {"[x]{#a}", "if #a: kind k.\n1.1 if #a: nobody may commit k.", ""},
      {"[x]{#a}", "if #a: kind k.\nif not #a: kind k.\n1.1 nobody may commit k.", ""},
      {"[1][2][3]{#a}", "if #a is 1: kind k.\nif #a is 2: kind k.\n1.1 nobody may commit k.",
       "CAS-E0326 k"},
      {"[1][2][3]{#a}", "if #a is 1: kind k.\n1.1 if #a is 3: nobody may commit fire with k >= 3.",
       ""},
      {"[x]{#a}", "1.1 if #a: nobody may commit k.\ncalm means no breach of 1.1 within 7 d.",
       "CAS-E0326 1.1"},
      {"[x]{#a}", "1.1 if #a: nobody may commit k.\nif #a: calm means no breach of 1.1 within 7 d.",
       ""},
      {"[x]{#a}", "1.1 if #a: nobody may commit k.\nzone z is within 1.1 km of y.", ""},
  };
  for (const Case& one : cases) {
    CAPTURE(one.code);
    CHECK(told(one.prose, one.code) == one.told);
  }
}

TEST_CASE("options nobody supports, supporters nobody declared and idle choices are warnings") {
  constexpr Case cases[] = {
      {"[1]{by=A}[2]{by=B}{#a}", "party A \"a\". party B \"b\". if #a is 1: kind k.", ""},
      {"[1]{by=A}[2]{claimed=B}{#a}", "party A \"a\". party B \"b\". if #a is 1: kind k.",
       "CAS-W0641 2"},
      {"[1][2]{#a}", "party A \"a\". if #a is 1: kind k.", ""},
      {"[1]{by=A}{#a}", "party A \"a\". if #a: kind k.", ""},
      {"[1]{by=UKR,FRA}[2]{opposed=FRA by=UKR}{#a}", "party UKR \"u\". if #a is 1: kind k.",
       "CAS-W0642 FRA"},
      {"[1]{by=G}[2]{by=M}{#a}",
       "party A \"a\". group G is A. body M \"m\" of A. if #a is 1: kind k.", ""},
      {"[1][2]{#a} [x [y]{#in}]{#out}", "kind k. if #in: kind m.", "CAS-W0643 #a"},
      {"[1][2] [x]", "kind k.", ""},
  };
  for (const Case& one : cases) {
    CAPTURE(one.prose);
    CHECK(told(one.prose, one.code) == one.told);
  }
}

}  // namespace
}  // namespace casus::accord
