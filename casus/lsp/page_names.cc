// Names of a page: choices, parties and sources, wherever a sentence has them.
#include <algorithm>

#include "casus/lsp/page.h"

namespace casus::lsp {

using text::Span;
using text::Token;
using text::TokenKind;

namespace {

enum class Sort : std::uint8_t { none, choice, party, source };

bool qualifies(std::string_view word) {
  return std::ranges::any_of(positions::qualifiers(), [&](const positions::Qualifier& one) { return one.form.words.starts_with(word); });
}

Sort sort_of(const PageSentence& sentence, std::size_t i) {
  const Token& token = sentence.tokens[i];
  if (token.kind == TokenKind::choice) return Sort::choice;
  if (token.kind != TokenKind::word || (i == 0 && sentence.declares_source())) return Sort::none;
  const std::string_view before = i == 0 ? std::string_view{} : sentence.tokens[i - 1].text;
  if (before == "source") return Sort::source;
  if (!sentence.declares_source() && i < sentence.verb) return Sort::party;
  const bool signs = sentence.form != nullptr && sentence.form->words == "signs";
  return signs && i > sentence.behind && (before == "by" || before == ",") && !qualifies(token.text) ? Sort::party : Sort::none;
}

// What the offset is on, and where.
struct Here {
  const PageSentence* sentence = nullptr;
  std::size_t token = 0;
  Sort sort = Sort::none;
};

Here here(const std::vector<PageSentence>& sentences, std::size_t offset) {
  for (const PageSentence& sentence : sentences) {
    for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
      const Span span = sentence.tokens[i].span;
      if (offset < span.begin || offset > span.end) continue;
      const Sort sort = choice_around(sentence, i) ? Sort::choice : sort_of(sentence, i);
      if (sort != Sort::none) return {&sentence, i, sort};
    }
  }
  return {};
}

}  // namespace

std::optional<PageName> page_name_at(std::string_view page, std::size_t offset) {
  const std::vector<PageSentence> sentences = page_sentences(page);
  const Here at = here(sentences, offset);
  if (at.sort == Sort::none) return std::nullopt;
  PageName out;
  const Token& token = at.sentence->tokens[at.token];
  out.words = at.sort == Sort::choice ? "#" + std::string{*choice_around(*at.sentence, at.token)} : std::string{token.text};
  if (at.sort == Sort::choice && token.kind != TokenKind::choice) out.option = std::string{token.text};
  for (const PageSentence& sentence : sentences) {
    for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
      if (sentence.tokens[i].text != out.words || sort_of(sentence, i) != at.sort) continue;
      out.places.push_back(sentence.tokens[i].span);
      if (at.sort == Sort::source && sentence.declares_source()) out.declared.push_back(sentence.tokens[i].span);
    }
  }
  return out;
}

}  // namespace casus::lsp
