// An explanation as one page: no scripts, no colours that mean anything, nothing from
// elsewhere. Every word of the page that comes from a text or a record is escaped.
#include <fmt/format.h>

#include "casus/base/markup.h"
#include "casus/explain/explain.h"

namespace casus::explain {

using base::html_escaped;

namespace {

constexpr std::string_view style =
    "body{font:16px/1.5 Georgia,serif;max-width:50rem;margin:2rem auto;padding:0 1rem;color:#111;background:#fff;overflow-wrap:anywhere}"
    "h1{font-size:1.4rem}h2{font-size:1.1rem;margin:1.5rem 0 .25rem;border-bottom:1px solid #777;break-after:avoid}"
    "ul{margin:.25rem 0;padding-left:1.25rem}li{margin:.2rem 0;break-inside:avoid}"
    "mark{background:none;font-weight:bold;text-decoration:underline}"
    "table{border-collapse:collapse;width:100%}th,td{border:1px solid #777;padding:.25rem .5rem;text-align:left;vertical-align:top}"
    "footer{margin-top:2rem;font-size:.85rem}"
    "@media print{body{margin:0;max-width:none;font-size:10.5pt}@page{size:A4;margin:18mm}}";

// The deciding words, marked where they stand in the line.
std::string marked(const std::string& line, const std::string& words) {
  const auto at = words.empty() ? std::string::npos : line.find(words);
  if (at == std::string::npos) return html_escaped(line);
  const std::string_view all{line};
  return fmt::format("{}<mark>{}</mark>{}", html_escaped(all.substr(0, at)), html_escaped(words), html_escaped(all.substr(at + words.size())));
}

std::string list(const Section& section, const std::string& deciding) {
  std::string out = fmt::format("<section>\n<h2>{}</h2>\n<ul>\n", html_escaped(section.title));
  for (const std::string& line : section.lines) out += fmt::format("<li>{}</li>\n", line.starts_with("formally: ") ? marked(line, deciding) : html_escaped(line));
  return out + "</ul>\n</section>\n";
}

std::string row(std::string_view cell, const std::vector<std::string>& cells) {
  std::string out = "<tr>";
  for (const std::string& one : cells) out += fmt::format("<{0}>{1}</{0}>", cell, html_escaped(one));
  return out + "</tr>\n";
}

// The numbers that could have been otherwise, as a table.
std::string table(const Explanation& explanation) {
  std::string rows;
  for (const Change& change : explanation.changes)
    if (!change.now.empty()) rows += row("td", {std::string{name(change.side)}, change.dial, change.now, change.needed, change.leaves, std::string{name(change.then)}});
  if (rows.empty()) return {};
  return "<section>\n<h2>Nearest changes, judged again</h2>\n<table>\n<thead>" +
         row("th", {"side", "what", "as it is", "needed", "would not do", "then"}) + "</thead>\n<tbody>\n" + rows + "</tbody>\n</table>\n</section>\n";
}

}  // namespace

std::string html(const Explanation& explanation) {
  std::string out = fmt::format(
      "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
      "<title>{0}</title>\n<style>{1}</style>\n</head>\n<body>\n<main>\n<h1>{2}</h1>\n",
      html_escaped(explanation.id), style, html_escaped(explanation.headline));
  for (const Section& section : explanation.sections) out += list(section, explanation.deciding);
  out += table(explanation);
  return out + fmt::format("</main>\n<footer>{}, explained by Casus</footer>\n</body>\n</html>\n", html_escaped(explanation.id));
}

}  // namespace casus::explain
