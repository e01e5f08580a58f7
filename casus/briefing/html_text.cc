// The prose of the accord, paragraph by paragraph; each bracket with its number and, in words,
// who wants and who refuses it. Formal sentences are left out.
#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "casus/base/markup.h"
#include "casus/base/text.h"
#include "casus/briefing/html.h"
#include "casus/text/document.h"

namespace casus::briefing {

using base::html_escaped;
using text::Span;

namespace {

struct Place {
  Span span;
  std::size_t choice = 0;
};

// Words on one line; markup of Markdown stays as it was typed.
std::string flowing(std::string_view words) {
  std::string out;
  for (const char c : words) {
    const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!blank) out += c;
    else if (!out.ends_with(' ')) out += ' ';
  }
  return html_escaped(out);
}

class Prose {
 public:
  Prose(const Report& report, const Stands& stands) : report_{report}, stands_{stands} {
    for (std::size_t c = 0; c < report.agenda->choices(); ++c) {
      for (const Span span : report.agenda->choice(c).places) places_.push_back({span, c});
    }
    std::ranges::stable_sort(places_, {}, [](const Place& place) { return std::pair{place.span.begin, report_end(place)}; });
  }

  std::string write() {
    for (const Span run : text::read_document(report_.bytes).prose) paragraphs(run);
    return std::move(out_);
  }

 private:
  static std::size_t report_end(const Place& place) { return ~place.span.end; }  // of two that begin together the longer first

  // A blank line ends a paragraph, unless it lies inside a place.
  void paragraphs(Span run) {
    std::size_t begin = run.begin;
    for (std::size_t at = run.begin; at < run.end;) {
      const std::size_t line = std::min(report_.bytes.find('\n', at), run.end - 1) + 1;
      const bool blank = base::trim(report_.bytes.substr(at, line - at)).empty();
      if (blank && !inside(at)) {
        paragraph({begin, at});
        begin = line;
      }
      at = line;
    }
    paragraph({begin, run.end});
  }

  [[nodiscard]] bool inside(std::size_t at) const {
    return std::ranges::any_of(places_, [&](const Place& place) { return place.span.begin < at && at < place.span.end; });
  }

  void paragraph(Span span) {
    const std::string_view words = base::trim(span.in(report_.bytes));
    if (words.empty()) return;
    const std::size_t level = std::min(words.find_first_not_of('#'), words.size());
    if (level > 0 && level < words.size() && words[level] == ' ') {
      out_ += level == 1 ? fmt::format("<p class=\"title\">{}</p>\n", flowing(words.substr(level + 1))) : fmt::format("<h3>{}</h3>\n", flowing(words.substr(level + 1)));
      return;
    }
    out_ += "<p>" + marked(span) + "</p>\n";
  }

  // Text with the choices in it, outermost first.
  std::string marked(Span span) {
    std::string out;
    std::size_t at = span.begin;
    for (const Place& place : places_) {
      if (place.span.begin < at || place.span.end > span.end || place.span == span) continue;
      out += flowing(Span{at, place.span.begin}.in(report_.bytes)) + choice(place);
      at = place.span.end;
    }
    return out + flowing(Span{at, span.end}.in(report_.bytes));
  }

  std::string choice(const Place& place) {
    const positions::Agenda& agenda = *report_.agenda;
    const text::Choice& choice = agenda.choice(place.choice);
    std::string out = seen_.insert(place.choice).second ? fmt::format("<span class=\"choice\" id=\"text-{}\">", html_id(agenda.name_of(place.choice))) : "<span class=\"choice\">";
    for (std::size_t o = 0; o < choice.options.size(); ++o) {
      for (const Span span : choice.options[o].spans) {
        if (span.begin >= place.span.begin && span.end <= place.span.end) out += option(place.choice, static_cast<std::int64_t>(o) + 1, marked(span));
      }
    }
    if (choice.keep_or_drop) out += note(place.choice, 0);
    return out + "</span>";
  }

  std::string option(std::size_t c, std::int64_t number, const std::string& words) {
    const auto voices = stands_.of_option(c, number);
    const auto has = [&](Stand stand) { return std::ranges::find(voices, stand, &Voice::stand) != voices.end(); };
    const bool wanted = has(Stand::wants) || has(Stand::bears);
    const std::string_view kind = wanted && has(Stand::refuses) ? "both" : has(Stand::refuses) ? "refused" : wanted ? "wanted" : has(Stand::on_terms) ? "terms" : "silent";
    return fmt::format("<span class=\"option {}\">[{}]</span>{}", kind, words, note(c, number));
  }

  // "#cap 1: wanted by UKR; refused by RUS (claimed)"
  std::string note(std::size_t c, std::int64_t number) {
    const positions::Agenda& agenda = *report_.agenda;
    std::map<Stand, std::vector<std::string>> who;
    for (const Voice& voice : stands_.of_option(c, number)) {
      const positions::Statement& one = *voice.origin.statement;
      const std::string party = one.party + (one.basis.claimed_by.empty() ? "" : " (claimed)");
      auto& names = who[voice.stand];
      if (std::ranges::find(names, party) == names.end()) names.push_back(party);
    }
    std::vector<std::string> parts;
    for (const auto& [stand, names] : who) parts.push_back(fmt::format("{} {}", name(stand), fmt::join(names, ", ")));
    if (number == 0 && parts.empty()) return {};
    return fmt::format(" <small class=\"note\">(#{} {}{}{})</small> ", html_escaped(agenda.name_of(c)), agenda.option_name(c, number), parts.empty() ? ": nobody has spoken" : ": ", html_escaped(fmt::format("{}", fmt::join(parts, "; "))));
  }

  const Report& report_;
  const Stands& stands_;
  std::vector<Place> places_;
  std::set<std::size_t> seen_;
  std::string out_;
};

}  // namespace

std::string text_html(const Report& report, const Stands& stands) { return Prose{report, stands}.write(); }

}  // namespace casus::briefing
