#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "casus/base/text.h"
#include "casus/verb/restate.h"

namespace casus::verb {
namespace {

const std::string text =
    "## Article 4. Fire & water\n\n4.1 No fire <in>\nthe b\u00fcffer, ever; this paragraph is long enough to be broken.\n\n```accord\n"
    "accord \"A \\ B\", draft 1, of 2025-12-15Z.\nkind fire.\n4.1 nobody may commit fire.\n4.1 nobody may commit fire in b.\n4.2 nobody may "
    "commit <.\n4.3 nobody may commit fire in b.\n```\n";

RestatedAccord restated() { return restate_bytes("x.accord.md", text); }

std::size_t longest(const std::string& page) {
  std::size_t most = 0;
  for (const std::string_view line : base::split(page, '\n')) {
    most = std::max(most, line.size() - static_cast<std::size_t>(std::ranges::count(line, '\xc3')));
  }
  return most;
}

TEST_CASE("a sentence keeps its place, its words and its paragraph; one that cannot be read is counted") {
  const RestatedAccord accord = restated();
  CHECK(accord.title == "A \\ B");
  CHECK(accord.unread == 1);
  REQUIRE(accord.sentences.size() == 5);
  const RestatedSentence& norm = accord.sentences[2];
  CHECK(norm.article == "Article 4. Fire & water");
  CHECK(norm.line == 9);
  CHECK(norm.formal == "4.1 nobody may commit fire.");
  CHECK(norm.prose == "4.1 No fire <in> the b\u00fcffer, ever; this paragraph is long enough to be broken.");
  CHECK(accord.sentences[4].prose.empty());
}

TEST_CASE("a wide page has two columns, and no line is wider than it") {
  const std::string page = restated_text(restated(), 100);
  CHECK(longest(page) <= 100);
  CHECK(page.find("\n4.1 No fire <in> the b\u00fcffer, ever; this          | Nobody may commit fire. It is enough that it\nparagraph is long enough to be broken.") !=
        std::string::npos);
  CHECK(page.find(" \n") == std::string::npos);
}

TEST_CASE("a narrow page has one part under the other, and a paragraph once for all its sentences") {
  const std::string page = restated_text(restated(), 40);
  CHECK(longest(page) <= 40);
  CHECK(page.find("prose   4.1 No fire <in> the b\u00fcffer,\n        ever; this paragraph is long\n        enough to be broken.\nsays    Nobody may commit fire. It is\n") !=
        std::string::npos);
  CHECK(page.find("prose", page.find("prose") + 1) == std::string::npos);
  CHECK(page.find("text    4.3 nobody may commit fire in b.") != std::string::npos);
}

TEST_CASE("any width gives a page, however narrow") {
  for (std::size_t columns = 0; columns < 130; ++columns) CHECK(restated_text(restated(), columns).ends_with('\n'));
}

TEST_CASE("the page for print escapes every word of the text and needs nothing else") {
  const std::string page = restated_html(restated());
  CHECK(page.find("<h2>Article 4. Fire &amp; water</h2>") != std::string::npos);
  CHECK(page.find("<in>") == std::string::npos);
  CHECK(page.find("No fire &lt;in&gt;") != std::string::npos);
  CHECK(page.find("http") == std::string::npos);
  CHECK(page.find("<script") == std::string::npos);
  CHECK(page.ends_with("</html>\n"));
}

TEST_CASE("the document for programs has one line and every part") {
  const std::string json = restated_json(restated());
  CHECK(json.find(R"({"schema":"casus.restatement/1","accord":"A \\ B","sentences":[{"number":"","article":"Article 4. Fire & water","line":7,)") == 0);
  CHECK(json.ends_with(R"(],"unread":1})"));
}

TEST_CASE("a text without a sentence is an empty page") {
  const RestatedAccord accord = restate_bytes("x", "prose");
  CHECK(restated_text(accord, 100).empty());
  CHECK(restated_html(accord).find("<table>") == std::string::npos);
}

}  // namespace
}  // namespace casus::verb
