// The frame of the page: head, contents, parts, foot.
#include "casus/briefing/html.h"

#include <fmt/format.h>

#include "casus/base/markup.h"
#include "casus/positions/words.h"

namespace casus::briefing {

using base::html_escaped;

namespace {

// Contrast of text is at least 7 to 1 on each background. Every colour stands beside a line
// of its own kind, and the words say the same.
constexpr std::string_view style =
    "body{font:16px/1.5 Georgia,serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#111;background:#fff;overflow-wrap:anywhere}"
    "h1{font-size:1.5rem;line-height:1.25}h2{font-size:1.15rem;margin:2rem 0 .5rem;border-bottom:1px solid #555;break-after:avoid}h3{font-size:1rem;margin:1.25rem 0 .25rem;break-after:avoid}"
    "a{color:#003a70}a:focus-visible{outline:3px solid #003a70}.title{font-weight:bold}"
    "ul{margin:.25rem 0;padding-left:1.25rem}li{margin:.15rem 0}small{font-size:.82em;color:#333}"
    ".option{padding:0 .15em}.wanted{background:#e3f1e3;border-bottom:2px solid #1b5e20}.refused{background:#fde8e4;border-bottom:2px dashed #8b1a0e}"
    ".both{background:#f3e6f7;border-bottom:4px double #5b1f7a}.terms{background:#fff3d6;border-bottom:2px dotted #6b4a00}.silent{border-bottom:1px solid #777}"
    ".unsaid{color:#444}.wide{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:.9em}caption{text-align:left;font-style:italic;margin:.5rem 0}"
    "th,td{border:1px solid #555;padding:.35rem .5rem;text-align:left;vertical-align:top;min-width:7rem}th ul{font-weight:normal}thead{display:table-header-group}tr{break-inside:avoid}"
    "nav ul{columns:2}footer{margin-top:2rem;border-top:1px solid #555;font-size:.85rem}"
    "@media print{body{margin:0;max-width:none;font-size:9.5pt}nav{display:none}a{color:inherit;text-decoration:none}.wide{overflow:visible}table{font-size:7.5pt}th,td{min-width:0}"
    ".option,td{print-color-adjust:exact;-webkit-print-color-adjust:exact}@page{size:A4;margin:15mm}}";

constexpr std::string_view legend =
    "<p>The prose of the draft; its formal sentences are left out. Every bracket is an option: "
    "<span class=\"option wanted\">[wanted or bearable, and refused by nobody: solid line]</span>, "
    "<span class=\"option refused\">[refused, and wanted by nobody: dashed]</span>, "
    "<span class=\"option both\">[wanted by some, refused by others: double]</span>, "
    "<span class=\"option terms\">[only on terms: dotted]</span>, "
    "<span class=\"option silent\">[nobody has spoken: thin]</span>. Behind it stands its number and who says so; “(claimed)” is said of a party by somebody else.</p>\n";

}  // namespace

std::string html_id(std::string_view name) {
  std::string out;
  for (const char c : name) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
    out += plain ? std::string(1, c) : fmt::format("_{:02x}", static_cast<unsigned char>(c));
  }
  return out;
}

std::string html(const Report& report) {
  const Stands stands{*report.agenda, *report.outcome};
  const std::string title = fmt::format("{}: talks as of {}", report.agenda->title(), positions::day(report.outcome->held.as_of));
  std::string out = fmt::format(
      "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
      "<title>{0}</title>\n<style>{1}</style>\n</head>\n<body>\n<main>\n<h1>{0}</h1>\n",
      html_escaped(title), style);
  out += fmt::format("<p>What is open in {}, what is stuck, and what would move it, by what {} of positions say. No deal is called fair and nothing is forecast.</p>\n", html_escaped(report.file),
                     report.pages->size() == 1 ? "one page" : fmt::format("{} pages", report.pages->size()));
  out += "<nav aria-label=\"contents\"><ul><li><a href=\"#state\">The state of the talks</a></li><li><a href=\"#matrix\">Choices by parties</a></li><li><a href=\"#text\">The text</a></li></ul></nav>\n";
  out += "<div id=\"state\">\n" + screen_html(positions::screen(*report.agenda, *report.pages, *report.outcome)) + "</div>\n";
  out += "<section id=\"matrix\">\n<h2>Choices by parties</h2>\n" + matrix_html(report, stands) + "</section>\n";
  out += "<section id=\"text\">\n<h2>The text, and who wants and refuses what</h2>\n" + std::string{legend} + text_html(report, stands) + "</section>\n";
  return out + "</main>\n<footer>Settled by Casus; what the words mean: docs/talks.md</footer>\n</body>\n</html>\n";
}

}  // namespace casus::briefing
