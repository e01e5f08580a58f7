#include "casus/lint/lexicon.h"

#include <doctest/doctest.h>

#include <map>
#include <string>

#include <fmt/format.h>

namespace casus::lint {
namespace {

constexpr std::string_view head = "sort\twords\tmeasure\texcept\tquestion\tcure\tsource\n";

std::string fault_of(std::string_view rows) {
  const auto read = read_lexicon(std::string{head} + std::string{rows});
  return read ? "" : fmt::format("{}: {}", read.fault().place.line, read.fault().message);
}

TEST_CASE("a row is a word with its question, its cure and where it stood") {
  const std::string table = std::string{head} + "degree\tas soon as possible|soon\ttime\tsoon as\twhen?\t`within 24 h`\tsome treaty\n";
  const auto read = read_lexicon(table);
  REQUIRE(read);
  REQUIRE(read->size() == 1);
  const Entry& entry = read->front();
  CHECK(entry.sort == Entry::Sort::degree);
  CHECK(entry.measure == Entry::Measure::time);
  REQUIRE(entry.forms.size() == 2);
  CHECK(entry.forms[0] == std::vector<std::string_view>{"as", "soon", "as", "possible"});
  CHECK(entry.except.front().size() == 2);
  CHECK(entry.question == "when?");
  CHECK(entry.source == "some treaty");
}

TEST_CASE("a row that is not in order is refused with its line") {
  CHECK(fault_of("degree\tbig\n") == "2: 2 columns, not 7");
  CHECK(fault_of("noun\tbig\tnone\t-\ta\tb\tc\n") == "2: no sort `noun`");
  CHECK(fault_of("degree\tbig\tweight\t-\ta\tb\tc\n") == "2: no measure `weight`");
  CHECK(fault_of("\ndegree\tBig\tnone\t-\ta\tb\tc\n") == "3: a form is not of lower-case words with single blanks");
  CHECK(fault_of("degree\tbig  one\tnone\t-\ta\tb\tc\n") == "2: a form is not of lower-case words with single blanks");
  CHECK(fault_of("degree\tbig\tnone\t-\ta\tb\t-\n") == "2: a row needs a question, a cure and a source");
  CHECK_FALSE(read_lexicon("words\n"));
}

TEST_CASE("the lexicon that is built in is in order, and no form stands twice") {
  CHECK(lexicon().size() >= 80);
  std::map<std::string, int> times;
  for (const Entry& entry : lexicon()) {
    for (const auto& form : entry.forms) ++times[fmt::format("{}", fmt::join(form, " "))];
  }
  for (const auto& [form, n] : times) {
    CAPTURE(form);
    CHECK(n == 1);
  }
}

TEST_CASE("the words that drafts of 2025 were quarrelled about are in it") {
  for (const std::string_view word : {"significant", "deliberate", "sustained", "unprovoked", "promptly", "appropriate",
                                      "reasonable", "sufficient", "adequate", "immediately", "massive", "limited",
                                      "temporary", "peacetime", "hostilities", "offensive"}) {
    CAPTURE(word);
    bool found = false;
    for (const Entry& entry : lexicon()) {
      for (const auto& form : entry.forms) found = found || (form.size() == 1 && form.front() == word);
    }
    CHECK(found);
  }
}

}  // namespace
}  // namespace casus::lint
