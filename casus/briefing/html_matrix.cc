// Choices by parties: what each says of each, in its own words, with basis.
#include <algorithm>

#include <fmt/format.h>

#include "casus/base/markup.h"
#include "casus/briefing/html.h"
#include "casus/briefing/spelling.h"
#include "casus/positions/words.h"

namespace casus::briefing {

using base::html_escaped;
using positions::Origin;
using positions::Stance;

namespace {

// The hardest thing said decides the look of the cell.
std::string_view kind_of(const std::vector<Origin>& said) {
  const auto has = [&](auto&& test) { return std::ranges::any_of(said, [&](const Origin& each) { return test(each.statement->stance); }); };
  if (said.empty()) return "silent";
  if (has([](Stance s) { return s == Stance::must || s == Stance::cannot || s == Stance::needs; })) return "refused";
  if (has([](Stance s) { return s == Stance::accepts || s == Stance::offers; })) return "terms";
  return "wanted";
}

std::string cell(const std::vector<Origin>& said) {
  if (said.empty()) return "<td class=\"silent\"><span class=\"unsaid\">silent</span></td>";
  std::string out = fmt::format("<td class=\"{}\"><ul>", kind_of(said));
  for (const Origin& each : said)
    out += fmt::format("<li>{}<br><small>{}; {}</small></li>", html_escaped(each.statement->words), html_escaped(positions::basis_words(each.statement->basis)), html_escaped(place_words(each)));
  return out + "</ul></td>";
}

// "1 ten", "2 twenty": what the numbers mean.
std::string options(const positions::Agenda& agenda, std::size_t c) {
  const std::vector<std::string> words = option_words(agenda, c);
  std::string out = "<ul>";
  for (std::size_t o = 0; o < words.size(); ++o) out += fmt::format("<li><b>{}</b> {}</li>", agenda.option_name(c, static_cast<std::int64_t>(o) + 1), html_escaped(words[o]));
  if (agenda.choice(c).keep_or_drop) out += "<li><b>drop</b></li>";
  return out + "</ul>";
}

}  // namespace

std::string matrix_html(const Report& report, const Stands& stands) {
  const positions::Agenda& agenda = *report.agenda;
  std::vector<std::string> parties;
  for (const std::string& party : agenda.parties()) {
    if (std::ranges::find(report.outcome->held.talk.parties, party, &talks::Party::id) != report.outcome->held.talk.parties.end()) parties.push_back(party);
  }
  std::string out = "<div class=\"wide\"><table>\n<caption>What each party has said of each choice, with source, grade and day</caption>\n<thead><tr><th scope=\"col\">choice</th>";
  for (const std::string& party : parties) out += fmt::format("<th scope=\"col\">{}</th>", html_escaped(party));
  out += "</tr></thead>\n<tbody>\n";
  for (std::size_t c = 0; c < agenda.choices(); ++c) {
    const std::string id = html_id(agenda.name_of(c));
    out += fmt::format("<tr><th scope=\"row\" id=\"choice-{0}\"><a href=\"#text-{0}\">{1}</a>{2}</th>", id, html_escaped(choice_words(agenda, c)), options(agenda, c));
    for (const std::string& party : parties) out += cell(stands.of_party(c, party));
    out += "</tr>\n";
  }
  return out + "</tbody>\n</table></div>\n";
}

}  // namespace casus::briefing
