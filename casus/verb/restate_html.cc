// The restatement as one page: three columns, prose, code and English.
#include <fmt/format.h>

#include "casus/verb/restate.h"

namespace casus::verb {

namespace {

constexpr std::string_view style =
    "body{font:15px/1.5 Georgia,serif;max-width:75rem;margin:2rem auto;padding:0 1rem;color:#1b1b1b;background:#fff}"
    "h1{font-size:1.6rem}h2{font-size:1.15rem;margin:2rem 0 .5rem}"
    "table{border-collapse:collapse;width:100%;table-layout:fixed}"
    "th,td{border-top:1px solid #bbb;padding:.5rem .75rem .5rem 0;text-align:left;vertical-align:top}"
    "th{font-weight:600;color:#555}"
    "pre{font:13px/1.45 ui-monospace,monospace;white-space:pre-wrap;overflow-wrap:anywhere;margin:0}"
    "tr{break-inside:avoid}thead{display:table-header-group}h2{break-after:avoid}"
    "@media print{body{margin:0;max-width:none;font-size:10.5pt}pre{font-size:8.5pt}@page{size:A4 landscape;margin:15mm}}";

std::string escaped(std::string_view words) {
  std::string out;
  for (const char c : words) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::string row(const RestatedSentence& one) {
  return fmt::format("<tr><td>{}</td><td><pre>{}</pre></td><td>{}</td></tr>\n", escaped(one.prose), escaped(one.formal),
                     escaped(one.english));
}

}  // namespace

std::string restated_html(const RestatedAccord& accord) {
  std::string out = fmt::format(
      "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n"
      "<title>{0}, restated</title>\n<style>{1}</style>\n</head>\n<body>\n<h1>{0}, restated</h1>\n",
      escaped(accord.title), style);
  constexpr std::string_view head =
      "<table>\n<thead><tr><th>Prose</th><th>Formal sentence</th><th>The formal sentence says</th></tr></thead>\n<tbody>\n";
  constexpr std::string_view foot = "</tbody>\n</table>\n";
  const std::string* article = nullptr;
  for (const RestatedSentence& one : accord.sentences) {
    if (article == nullptr || one.article != *article) {
      out += article == nullptr ? "" : foot;
      if (!one.article.empty()) out += fmt::format("<h2>{}</h2>\n", escaped(one.article));
      out += head;
    }
    article = &one.article;
    out += row(one);
  }
  return out + std::string{article == nullptr ? "" : foot} + "</body>\n</html>\n";
}

}  // namespace casus::verb
