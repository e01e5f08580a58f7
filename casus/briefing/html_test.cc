#include "casus/briefing/html.h"

#include <doctest/doctest.h>

#include <fmt/format.h>

#include "casus/base/executor.h"

using namespace casus;
using briefing::Report;

namespace {

bool holds(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

std::size_t times(const std::string& text, std::string_view part) {
  std::size_t out = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) ++out;
  return out;
}

std::string accord(std::string_view prose, std::string_view title = "River") {
  return fmt::format("# R\n\n## Article 1. Water\n\n{}\n\n```accord\naccord \"{}\", draft 1, of 2026-01-01Z.\nparty UP \"upper\".\nparty DOWN \"lower\".\n```\n", prose, title);
}

std::string page(const std::string& text, const std::string& sentences) {
  const auto agenda = positions::Agenda::of(text);
  REQUIRE(agenda.ok());
  std::vector<positions::Page> pages{positions::read_page(*agenda, "p<b>", "```positions\nsource l \"letter\", grade A1, of 2026-01-10Z.\n" + sentences + "\n```\n")};
  REQUIRE(positions::sound(pages));
  base::SerialExecutor serial;
  const auto outcome = positions::settle(*agenda, pages, {}, serial);
  REQUIRE(outcome.ok());
  return briefing::html({"a.accord.md", text, &*agenda, &pages, &*outcome});
}

}  // namespace

TEST_CASE("each bracket shows who wants and who refuses it, in words and by a line of its own") {
  const std::string out = page(accord("1.1 It lets [ten][twenty]{#water} pass. [Paid.]{#fee}"),
                               "UP must #water 1, source l.\nDOWN prefers #water 2, source l.\nDOWN accepts #fee keep if #water 2, source l.");
  CHECK(holds(out, "<span class=\"option wanted\">[ten]</span> <small class=\"note\">(#water 1: wanted by UP)</small>"));
  CHECK(holds(out, "<span class=\"option both\">[twenty]</span> <small class=\"note\">(#water 2: wanted by DOWN; refused by UP; on terms for DOWN)</small>"));
  CHECK(holds(out, "<span class=\"option terms\">[Paid.]</span> <small class=\"note\">(#fee keep: on terms for DOWN)</small>"));
  CHECK(holds(out, "<h3>Article 1. Water</h3>"));
}

TEST_CASE("a bracket inside a bracket is marked inside it, and one in two places has one anchor") {
  const std::string out = page(accord("1.1 [ten][twenty [gauged][guessed]{#how}]{#water} pass; [ten][twenty [gauged][guessed]{#how}]{#water} again."), "UP cannot #how 2, source l.");
  CHECK(holds(out, "[twenty <span class=\"choice\" id=\"text-how\">"));
  CHECK(times(out, "id=\"text-how\"") == 1);
  CHECK(times(out, "id=\"text-water\"") == 1);
  CHECK(times(out, "<span class=\"option refused\">[guessed]</span>") == 2);
}

TEST_CASE("a claim about a party is marked where it stands") {
  const std::string out = page(accord("1.1 [ten][twenty]{#water}."), "UP must #water 1, claimed by \"a paper\", source l.");
  CHECK(holds(out, "wanted by UP (claimed)"));
  CHECK(holds(out, "claimed by a paper: letter, A1, 2026-01-10"));
}

TEST_CASE("a floor that is an interval is printed with both its ends") {
  const std::string out = page(accord("1.1 [ten][twenty]{#water}."), "UP counts #water 1 as 60.\nUP floor 10..20.\nDOWN must #water 2, source l.");
  CHECK(holds(out, "UP floor 10..20"));
}

TEST_CASE("every part of the screen is a section, with its lines as lists") {
  const std::string out = page(accord("1.1 [ten][twenty]{#water}."), "UP must #water 1, source l.\nDOWN cannot #water 1, source l.");
  for (const std::string_view part : {"TEXT", "SPACE", "STUCK", "FIXES", "BASIS"}) CHECK(holds(out, fmt::format("<section id=\"{}\">", part)));
  CHECK(times(out, "<ul>") == times(out, "</ul>"));
  CHECK(times(out, "<li>") == times(out, "</li>"));
  CHECK(times(out, "<section") == times(out, "</section>"));
}

TEST_CASE("lists of the screen nest by their indent and close again, whatever it is") {
  const std::string out = briefing::screen_html("ODD    a\n         b\n           c\n                   d\n       e\nNEXT   f\n\n   g\n");
  CHECK(out == "<section id=\"ODD\">\n<h2>ODD</h2>\n<ul>\n<li>a<ul>\n<li>b<ul>\n<li>c<ul>\n<li>d</li>\n</ul>\n</li>\n</ul>\n</li>\n</ul>\n</li>\n<li>e</li>\n</ul>\n</section>\n"
               "<section id=\"NEXT\">\n<h2>NEXT</h2>\n<ul>\n<li>f</li>\n<li>g</li>\n</ul>\n</section>\n");
}

TEST_CASE("a line stands under the last one that is further left: a member of a conflict under its head, its basis under it") {
  const std::string out = briefing::screen_html("STUCK  all\n       C1  A\n             a\n           B\n             b\n");
  CHECK(holds(out, "<li>C1  A<ul>\n<li>a</li>\n</ul>\n<ul>\n<li>B<ul>\n<li>b</li>\n</ul>\n</li>\n</ul>\n</li>\n"));
}

TEST_CASE("hostile words of text, pages and names do nothing") {
  const std::string evil = "<script>alert(1)</script>\" onload='x' & \xe2\x80\xae";
  const std::string out = page(accord("1.1 " + evil + " [" + evil + "][twenty]{#water}. <img src=http://a>", "<i>T</i>"), "UP must #water 1, source \"<b onclick=1>\", grade A1, of 2026-01-10Z.");
  for (const std::string_view bad : {"<script", "<img", "<i>", "<b o", "\xe2\x80\xae", "onload='"}) CHECK_FALSE(holds(out, bad));
  CHECK(holds(out, "&lt;script&gt;alert(1)&lt;/script&gt;&quot; onload=&#39;x&#39; &amp; \\u{202e}"));
  CHECK(holds(out, "p&lt;b&gt;"));
}

TEST_CASE("the page stands alone: a language, a title, heads of columns and rows, nothing from elsewhere") {
  const std::string out = page(accord("1.1 [ten][twenty]{#water}."), "UP must #water 1, source l.");
  CHECK(out.starts_with("<!doctype html>\n<html lang=\"en\">"));
  CHECK(holds(out, "<title>River: talks as of 2026-01-10</title>"));
  CHECK(holds(out, "default-src 'none'"));
  CHECK(holds(out, "<th scope=\"col\">UP</th>"));
  CHECK(holds(out, "<th scope=\"row\" id=\"choice-water\">"));
  CHECK(holds(out, "@media print"));
  for (const std::string_view foreign : {"http:", "https:", "<script", "<link", "<img", "@import", "url("}) CHECK_FALSE(holds(out, foreign));
  CHECK(out.ends_with("</html>\n"));
}

TEST_CASE("an id is made of plain signs, whatever the name") {
  CHECK(briefing::html_id("cap-1") == "cap-1");
  CHECK(briefing::html_id("@3 \"<") == "_403_20_22_3c");
}
