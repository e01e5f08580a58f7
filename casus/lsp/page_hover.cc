// Hover in a page of positions: words of the grammar by their table, names by the agenda, and
// what this page itself says of a choice.
#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "casus/base/text.h"
#include "casus/lsp/markdown.h"
#include "casus/lsp/page.h"
#include "casus/positions/steady_words.h"
#include "casus/positions/words.h"

namespace casus::lsp {

using positions::Agenda;
using positions::Form;
using text::Token;
using text::TokenKind;

namespace {

std::string explained(const Form& form) { return fmt::format("`{}`: {}", form.shape, form.meaning); }

// Does `words` say something of the choice? Its name is one token.
bool names(std::string_view words, std::string_view choice) {
  const auto tokens = text::scan(words, {0, words.size()}).tokens;
  return std::ranges::any_of(tokens, [&](const Token& token) { return token.kind == TokenKind::choice && token.text.substr(1) == choice; });
}

class Telling {
 public:
  Telling(std::string_view page, const base::Result<Agenda>& agenda) : page_{page}, agenda_{agenda}, sentences_{page_sentences(page)} {}

  [[nodiscard]] std::optional<Told> at(std::size_t offset) const {
    for (const PageSentence& sentence : sentences_) {
      for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
        const text::Span span = sentence.tokens[i].span;
        if (offset < span.begin || offset > span.end) continue;
        std::string words = of_token(sentence, i);
        if (!words.empty()) return Told{std::move(words), span};
      }
    }
    return std::nullopt;
  }

 private:
  [[nodiscard]] std::string of_token(const PageSentence& sentence, std::size_t i) const {
    const Token& token = sentence.tokens[i];
    if (const auto choice = choice_around(sentence, i)) return of_choice(*choice, token);
    if (sentence.form != nullptr && i >= sentence.verb && i < sentence.behind) return explained(*sentence.form);
    const std::string_view before = i == 0 ? std::string_view{} : sentence.tokens[i - 1].text;
    if (before == "grade" && token.kind == TokenKind::word) return of_grade(token.text);
    if (before == "source" && token.kind == TokenKind::word) return of_source(token.text, sentence);
    if (token.kind != TokenKind::word) return {};
    if (const Form* form = qualifier_at(sentence, i)) return explained(*form);
    if (before == "in" || before == "ask") return of_chamber(sentence, token.text);
    return of_party(token.text, i < sentence.verb);
  }

  [[nodiscard]] static const Form* qualifier_at(const PageSentence& sentence, std::size_t i) {
    for (const positions::Qualifier& one : positions::qualifiers()) {
      const auto words = base::split(one.form.words, ' ');
      for (std::size_t k = 0; k < words.size() && k <= i; ++k) {
        const std::size_t first = i - k;
        if (first + words.size() > sentence.tokens.size()) continue;
        const bool here = std::ranges::equal(words, std::vector<Token>(sentence.tokens.begin() + static_cast<std::ptrdiff_t>(first), sentence.tokens.begin() + static_cast<std::ptrdiff_t>(first + words.size())), {}, {}, &Token::text);
        if (here) return &one.form;
      }
    }
    return nullptr;
  }

  [[nodiscard]] std::string no_accord(std::string_view what) const {
    const base::Fault& why = agenda_.fault();
    const std::string place = why.place.line == 0 ? std::string{} : fmt::format("the accord, {}:{}: ", why.place.file, why.place.line);
    return fmt::format("What `{}` names is not known: {}\n\n{}", what, plain(place + why.message), plain(why.help));
  }

  [[nodiscard]] std::string of_choice(std::string_view name, const Token& asked) const {
    if (!agenda_) return no_accord(fmt::format("#{}", name));
    const auto c = agenda_->find(name);
    if (!c) return {};
    const text::Choice& choice = agenda_->choice(*c);
    const std::string provision = agenda_->provision(*c);
    std::string out = fmt::format("`#{}`{}{}{}:", name, provision.empty() ? "" : fmt::format(" ({})", provision), choice.keep_or_drop ? ", kept or dropped" : "",
                                  choice.parent ? fmt::format(", inside option {} of `#{}`", agenda_->option_name(choice.parent->choice, choice.parent->option), agenda_->name_of(choice.parent->choice)) : "");
    const positions::Page read = positions::read_page(*agenda_, {}, std::string{page_});
    for (const std::int64_t option : agenda_->options_of(*c)) out += of_option(read, *c, option, asked);
    std::string said;
    for (const positions::Statement& one : read.statements) {
      if (names(one.words, name)) said += fmt::format("\n- {} {} ({})", one.party, plain(one.words), plain(positions::basis_words(one.basis)));
    }
    return said.empty() ? out : fmt::format("{}\n\nOn this page:\n{}", out, said);
  }

  // "- **`1`: 800,000 by=UKR**; counts 30 for UKR", bold where it was asked about.
  [[nodiscard]] std::string of_option(const positions::Page& read, std::size_t c, std::int64_t option, const Token& asked) const {
    const text::Choice& choice = agenda_->choice(c);
    const bool words_asked = option > 0 && asked.kind == TokenKind::string && asked.text.size() > 1 && text::has_words(choice.options[static_cast<std::size_t>(option - 1)], asked.text.substr(1, asked.text.size() - 2));
    const std::string name = agenda_->option_name(c, option);
    std::string out = fmt::format("`{}`{}", name, option > 0 ? ": " + option_line(choice.options[static_cast<std::size_t>(option - 1)]) : "");
    if (name == asked.text || words_asked) out = fmt::format("**{}**", out);
    for (const positions::Points& points : read.points) {
      if (points.choice == c && points.option == option) out += fmt::format("; counts {} for {}", positions::range_words(points.points), points.party);
    }
    return "\n- " + out;
  }

  [[nodiscard]] static std::string of_grade(std::string_view grade) {
    const std::string meaning = positions::grade_meaning(grade);
    return meaning.empty() ? std::string{} : fmt::format("`{}`: {}", grade, meaning);
  }

  // The declaration of a short name, from anywhere but itself.
  [[nodiscard]] std::string of_source(std::string_view name, const PageSentence& here) const {
    for (const PageSentence& one : sentences_) {
      if (&one != &here && one.declares_source() && one.tokens.size() > 1 && one.tokens[1].text == name) return fenced("positions", one.span().in(page_));
    }
    return {};
  }

  [[nodiscard]] std::string of_party(std::string_view name, bool subject) const {
    if (!agenda_) return subject ? no_accord(name) : std::string{};
    if (std::ranges::find(agenda_->parties(), name) == agenda_->parties().end()) return {};
    std::string out = fmt::format("`{}`: {}", name, plain(agenda_->party_title(name)));
    for (const positions::Route& route : agenda_->routes()) {
      if (route.party == name) out += fmt::format("\n- ratifies through {}{}", chambers(route), route.provision.empty() ? "" : fmt::format(" ({})", route.provision));
    }
    return out;
  }

  [[nodiscard]] static std::string chamber_words(const positions::Chamber& chamber) {
    return fmt::format("{} ({} seats, {})", plain(chamber.name), chamber.seats, positions::rule_words(chamber.rule));
  }

  [[nodiscard]] static std::string chambers(const positions::Route& route) {
    std::vector<std::string> any;
    for (const auto& all : route.any_of) {
      std::vector<std::string> words;
      std::ranges::transform(all, std::back_inserter(words), chamber_words);
      any.push_back(fmt::format("{}", fmt::join(words, " and ")));
    }
    return fmt::format("{}", fmt::join(any, ", or "));
  }

  [[nodiscard]] std::string of_chamber(const PageSentence& sentence, std::string_view name) const {
    if (!agenda_) return no_accord(name);
    for (const positions::Route& route : agenda_->routes()) {
      if (std::ranges::find(sentence.parties, route.party) == sentence.parties.end()) continue;
      for (const auto& all : route.any_of) {
        const auto found = std::ranges::find(all, name, &positions::Chamber::name);
        if (found != all.end()) return chamber_words(*found);
      }
    }
    return {};
  }

  std::string_view page_;
  const base::Result<Agenda>& agenda_;
  std::vector<PageSentence> sentences_;
};

}  // namespace

std::optional<Told> page_told(std::string_view page, const base::Result<Agenda>& agenda, std::size_t offset) { return Telling{page, agenda}.at(offset); }

}  // namespace casus::lsp
