// Completion in a page of positions: behind the verb a table says what may follow which words;
// of the rows for that verb the longest that fits decides, else of those for any.
#include <algorithm>
#include <array>
#include <set>

#include <fmt/format.h>

#include "casus/base/text.h"
#include "casus/lsp/page.h"
#include "casus/lsp/proposals.h"

namespace casus::lsp {

using positions::Agenda;
using positions::Form;
using positions::Qualifier;
using text::Token;
using text::TokenKind;

namespace {

// Sorts, a letter each: p parties; c choices; o options of the choice named last; h chambers of
// the sentence's parties; r parties that ratify; s sources declared before; g grades; b words of
// the basis; l leanings of a bloc.
struct Row {
  std::string_view verbs;  // by the first word of one party's form; "" for any
  std::string_view after;  // `^` the verb, `%` an option or a number, `#` a choice, `"` words, `$` any word
  std::string_view sorts;
  std::string_view keywords;
};

constexpr auto rows = std::to_array<Row>({
    {"must cannot prefers can counts", "^", "c", ""},
    {"accepts needs offers", "^", "c", "not"},
    {"must cannot can", "%", "", "or"},
    {"prefers", "%", "", "or then"},
    {"accepts needs", "%", "", "or and if"},
    {"does bloc signs", "%", "", "or and"},
    {"offers", "%", "", "or and if until"},
    {"must cannot prefers can", "or", "o", ""},
    {"signs", "^", "", "before after"},
    {"signs", "before", "", "ratification"},
    {"signs", "after", "", "ratification"},
    {"signs", "ratification", "", "by"},
    {"signs", "by", "r", ""},
    {"signs", "by $", "", "if"},
    {"signs", ",", "rb", ""},
    {"does", "^", "h", ""},
    {"does", "^ $", "", "if"},
    {"counts", "# %", "", "as"},
    {"counts", ", %", "", "as"},
    {"counts", ",", "o", ""},
    {"bloc", "^ \"", "", "of"},
    {"bloc", "of %", "", "in"},
    {"bloc", "in", "h", ""},
    {"bloc", ":", "l", ""},
    {"bloc", ";", "l", ""},
    {"bloc", "sure", "", "for"},
    {"bloc", "leaning", "", "for"},
    {"bloc", "for", "c", "not"},
    {"bloc", "against", "c", "not"},
    {"source", "^ source", "", ""},
    {"source", ",", "", "grade of"},
    {"source", "grade", "g", ""},
    {"", "#", "o", ""},
    {"", "or", "oc", "not"},
    {"", "then", "o", ""},
    {"", "and", "c", "not"},
    {"", "not", "c", ""},
    {"", "if", "c", "not"},
    {"", "(", "c", "not"},
    {"", ",", "b", ""},
    {"", "source", "s", ""},
    {"", "grade", "g", ""},
    {"", "claimed", "", "by"},
});

bool fits(std::string_view shape, const Token& token) {
  const bool option = token.kind == TokenKind::number || token.text == "keep" || token.text == "drop";
  if (shape == "%") return option || token.kind == TokenKind::string;
  if (shape == "#") return token.kind == TokenKind::choice;
  if (shape == "\"") return token.kind == TokenKind::string;
  if (shape == "$") return token.kind == TokenKind::word;
  return token.text == shape;
}

// Do the words of the row stand at the end of the sentence? `^` stands before the first token behind the verb.
bool ends_with(const PageSentence& sentence, std::string_view after) {
  const auto shapes = base::split(after, ' ');
  std::size_t at = sentence.tokens.size();
  for (std::size_t k = shapes.size(); k-- > 0;) {
    if (shapes[k] == "^") return at == sentence.behind;
    if (at <= sentence.behind || !fits(shapes[k], sentence.tokens[--at])) return false;
  }
  return true;
}

const Row* row_for(const PageSentence& sentence, std::string_view verb) {
  const Row* best = nullptr;
  std::size_t longest = 0;
  for (const bool of_verb : {true, false}) {
    for (const Row& row : rows) {
      const auto verbs = base::split(row.verbs, ' ');
      if (of_verb ? std::ranges::find(verbs, verb) == verbs.end() : !row.verbs.empty()) continue;
      const std::size_t words = base::split(row.after, ' ').size();
      if (words <= longest || !ends_with(sentence, row.after)) continue;
      best = &row;
      longest = words;
    }
    if (best != nullptr) return best;
  }
  return best;
}

class PageProposals {
 public:
  PageProposals(std::string_view page, const base::Result<Agenda>& agenda, PageSentence before) : page_{page}, agenda_{agenda}, before_{std::move(before)} {}

  std::vector<Proposal> take(bool only_choices) {
    if (only_choices) choices();
    else if (before_.declares_source()) row("source");
    else if (before_.verb < before_.tokens.size()) behind_verb();
    else if (before_.tokens.empty() || before_.tokens.back().text == ",") subject();
    else verbs();
    return std::move(out_);
  }

 private:
  void add(std::string label, std::string detail, Item item = Item::name) {
    if (seen_.insert(label).second) out_.push_back({std::move(label), std::move(detail), item});
  }

  void subject() {
    parties();
    if (before_.tokens.empty()) keyword("source");
  }

  void verbs() {
    for (const Form& form : positions::forms()) add(std::string{before_.words_of(form)}, std::string{form.meaning}, Item::keyword);
  }

  void behind_verb() {
    if (before_.form == nullptr) return;
    const auto words = base::split(before_.words_of(*before_.form), ' ');
    const std::size_t said = before_.behind - before_.verb;
    if (said < words.size() && before_.behind == before_.tokens.size()) return add(std::string{words[said]}, {}, Item::keyword);
    row(base::split(before_.form->words, ' ').front());
  }

  void row(std::string_view verb) {
    const Row* found = row_for(before_, verb);
    if (found == nullptr) return;
    for (const char sort : found->sorts) names(sort);
    for (const std::string_view word : base::split(found->keywords, ' ')) {
      if (!word.empty()) keyword(word);
    }
  }

  void names(char sort) {
    switch (sort) {
      case 'c': return choices();
      case 'o': return options();
      case 'h': return chambers();
      case 'r': return ratifiers();
      case 's': return sources();
      case 'b': return qualifiers(Qualifier::Sort::basis);
      case 'l': return qualifiers(Qualifier::Sort::leaning);
      default:
        for (const std::string& grade : positions::grades()) add(grade, positions::grade_meaning(grade), Item::value);
    }
  }

  void keyword(std::string_view word) {
    const auto found = std::ranges::find(positions::qualifiers(), word, [](const Qualifier& one) { return one.form.words; });
    add(std::string{word}, found == positions::qualifiers().end() ? std::string{} : std::string{found->form.meaning}, Item::keyword);
  }

  void qualifiers(Qualifier::Sort sort) {
    for (const Qualifier& one : positions::qualifiers()) {
      if (one.sort == sort) keyword(one.form.words);
    }
  }

  void parties() {
    if (!agenda_) return;
    for (const std::string& party : agenda_->parties()) add(party, agenda_->party_title(party));
  }

  [[nodiscard]] std::string option_words(std::size_t c, std::int64_t option) const {
    if (option == 0) return {};
    const std::string& words = agenda_->choice(c).options[static_cast<std::size_t>(option - 1)].text;
    return words.substr(0, words.find('\n'));
  }

  void choices() {
    for (std::size_t c = 0; agenda_.ok() && c < agenda_->choices(); ++c) {
      std::string detail = agenda_->provision(c);
      for (const std::int64_t option : agenda_->options_of(c)) {
        if (option > 0) detail += fmt::format("{}{}", option == 1 ? detail.empty() ? "" : " " : " | ", option_words(c, option));
      }
      add("#" + agenda_->name_of(c), std::move(detail), Item::value);
    }
  }

  void options() {
    const auto last = std::ranges::find(before_.tokens.rbegin(), before_.tokens.rend(), TokenKind::choice, &Token::kind);
    if (!agenda_ || last == before_.tokens.rend()) return;
    const auto c = agenda_->find(last->text.substr(1));
    if (!c) return;
    for (const std::int64_t option : agenda_->options_of(*c)) add(agenda_->option_name(*c, option), option_words(*c, option), Item::value);
  }

  void chambers() {
    if (!agenda_) return;
    for (const positions::Route& route : agenda_->routes()) {
      if (std::ranges::find(before_.parties, route.party) == before_.parties.end()) continue;
      for (const auto& all : route.any_of) {
        for (const positions::Chamber& each : all) add(each.name, fmt::format("{} seats", each.seats));
      }
    }
  }

  void ratifiers() {
    if (!agenda_) return;
    for (const positions::Route& route : agenda_->routes()) add(route.party, agenda_->party_title(route.party));
  }

  // Those declared before the cursor: others are not known yet.
  void sources() {
    for (const PageSentence& one : page_sentences(page_)) {
      if (!before_.tokens.empty() && one.tokens.front().span.begin >= before_.tokens.front().span.begin) break;
      if (one.declares_source() && one.tokens.size() > 2) add(std::string{one.tokens[1].text}, std::string{one.tokens[2].text});
    }
  }

  std::string_view page_;
  const base::Result<Agenda>& agenda_;
  PageSentence before_;
  std::set<std::string> seen_;
  std::vector<Proposal> out_;
};

}  // namespace

std::vector<Proposal> page_proposals(std::string_view page, const base::Result<Agenda>& agenda, text::Span block, text::Span typed) {
  return PageProposals{page, agenda, page_sentence_before(page, block, typed.begin)}.take(typed.in(page).starts_with('#'));
}

}  // namespace casus::lsp
