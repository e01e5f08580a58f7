// What a page and a terminal are given: all of it is shown, and none of it acts.
#include <doctest/doctest.h>

#include <algorithm>

#include "casus/explain/explain.h"
#include "casus/base/markup.h"
#include "casus/base/visible.h"
#include "casus/explain/words.h"

namespace casus::explain {
namespace {

Explanation hostile(const std::string& words) {
  return {.id = words, .document = "{}", .headline = words, .sections = {{words, {words}}}, .changes = {{.dial = words, .now = words, .words = words}}};
}

TEST_CASE("no word of a text or a record becomes part of the page") {
  const std::string page = html(hostile("<script>a('&\"')</script><!--"));
  const std::string plain = html(hostile("x"));
  CHECK(std::ranges::count(page, '<') == std::ranges::count(plain, '<'));
  CHECK(std::ranges::count(page, '>') == std::ranges::count(plain, '>'));
  CHECK(page.find("&lt;script&gt;a(&#39;&amp;&quot;&#39;)&lt;/script&gt;&lt;!--") != std::string::npos);
}

TEST_CASE("the page needs nothing from elsewhere and no script") {
  const std::string page = html(hostile("x"));
  for (const std::string_view foreign : {"http:", "https:", "<script", "<link", "<img", "@import", "url("}) CHECK(page.find(foreign) == std::string::npos);
  CHECK(page.find("default-src 'none'") != std::string::npos);
  CHECK(page.ends_with("</html>\n"));
}

TEST_CASE("controls, turns of direction and bytes that are no text are shown as marks") {
  CHECK(base::visible("a\x1b[31mb") == "a\\x1b[31mb");
  CHECK(base::visible("a\xc2\x9b" "b") == "a\\u{9b}b");
  CHECK(base::visible("a\xe2\x80\xae" "b\xe2\x81\xa6" "c") == "a\\u{202e}b\\u{2066}c");
  CHECK(base::visible("K\xc3\xb6ln") == "K\xc3\xb6ln");
  CHECK(base::visible("a\xff" "b") == "a\\xffb");
  CHECK(text(hostile("a\x1b[2Jb\nc")).find('\x1b') == std::string::npos);
  CHECK(html(hostile("a\x1b[2Jb")).find('\x1b') == std::string::npos);
}

TEST_CASE("lines are broken between words within 80 columns, counted in characters") {
  std::string words;
  for (int i = 0; i < 40; ++i) words += "k\xc3\xb6ln ";
  const std::string said = text(hostile(words));
  std::size_t width = 0;
  for (const char c : said) {
    width = c == '\n' ? 0 : width + ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1U : 0U);
    CHECK(width <= 80);
  }
}

TEST_CASE("lengths of time are said in whole units, and an edge without its last millisecond") {
  CHECK(spelled(measure::minutes(1365)) == "22 h 45 min");
  CHECK(spelled(measure::hours(24)) == "24 h");
  CHECK(spelled(measure::days(2) + measure::hours(3)) == "2 d 3 h");
  CHECK(spelled(measure::Duration{}) == "0 s");
  CHECK(edge_of({7'200'000, 7'199'999}).needed == "shorter than 2 h");
  CHECK(edge_of({3'000'000, 3'000'001}).needed == "longer than 50 min");
  CHECK(edge_of({2'699'999, 2'700'000}).needed == "of 45 min or longer");
  CHECK(edge_of({2'699'999, 2'700'000}).leaves == "anything shorter");
}

}  // namespace
}  // namespace casus::explain
