#include "casus/positions/forms.h"

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>

#include <fmt/format.h>

#include "casus/positions/words.h"
#include "tests/support/source_dir.h"

using namespace casus;

TEST_CASE("the page of the language prints every form and every qualifier, word for word") {
  std::ifstream in{casus::test::source_dir() + "/docs/positions.md"};
  const std::string page{std::istreambuf_iterator<char>{in}, {}};
  for (const positions::Form& form : positions::forms()) CHECK_MESSAGE(page.find(fmt::format("| `{}` | {} |\n", form.shape, form.meaning)) != std::string::npos, form.words);
  for (const positions::Qualifier& one : positions::qualifiers()) CHECK_MESSAGE(page.find(fmt::format("| `{}` | {} |\n", one.form.shape, one.form.meaning)) != std::string::npos, one.form.words);
}

TEST_CASE("stances stand first, in their order") {
  using positions::Stance;
  CHECK(name(Stance::must) == "must");
  CHECK(name(Stance::can_live_with) == "can live with");
  CHECK(name(Stance::signs) == "signs");
}

TEST_CASE("a form is found by its first word, as one party or several say it") {
  CHECK(positions::form_of("do")->words == "does not ask");
  CHECK(positions::form_of("prefers") == positions::form_of("prefer"));
  CHECK(positions::form_of("live") == nullptr);
  CHECK(positions::is_verb("floor"));
  CHECK(positions::verbs().front() == "must");
  CHECK(positions::verbs().back() == "count");
}

TEST_CASE("every grade has a meaning, and nothing else has") {
  CHECK(positions::grades().size() == 36);
  for (const std::string& grade : positions::grades()) CHECK_FALSE(positions::grade_meaning(grade).empty());
  CHECK(positions::grade_meaning("A1") == "the source is completely reliable, the report confirmed by others");
  CHECK(positions::grade_meaning("G1").empty());
  CHECK(positions::grade_meaning("").empty());
}
