// Places are found among the tokens, not in the tree: so they are found in a sentence
// that cannot be read yet, too.
#include "casus/lsp/document.h"

#include <algorithm>
#include <array>

#include "casus/measure/length.h"
#include "casus/measure/time.h"

namespace casus::lsp {

using text::Block;
using text::Sentence;
using text::Span;
using text::TokenKind;

namespace {

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

// Behind a number these are units, whatever else is called so.
bool is_unit(std::string_view word) {
  constexpr std::array<std::string_view, 6> others{"t", "kn", "y", "month", "months", "years"};
  return measure::length_unit(word) != 0 || measure::duration_unit(word) != 0 ||
         std::ranges::find(others, word) != others.end();
}

bool touches(Span span, std::size_t offset) { return span.begin <= offset && offset <= span.end; }

Span number_of(const text::Provision& provision, std::string_view id) {
  return {provision.span.begin, provision.span.begin + id.size()};
}

// The run of letters, digits and `extra` around the offset.
Span run_around(std::string_view text, std::size_t offset, char extra) {
  const auto belongs = [&](char c) { return is_word(c) || c == extra; };
  Span span{offset, offset};
  while (span.begin > 0 && belongs(text[span.begin - 1])) --span.begin;
  while (span.end < text.size() && belongs(text[span.end])) ++span.end;
  return span;
}

bool is_code(std::string_view word) {
  return word.size() == 9 && word.starts_with("CAS-") && (word[4] == 'E' || word[4] == 'W') &&
         std::ranges::all_of(word.substr(5), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

std::optional<Symbol> symbol_of(const Block& block, std::size_t at) {
  const text::Token& token = block.tokens.tokens[at];
  const bool after_number = at > 0 && block.tokens.tokens[at - 1].kind == TokenKind::number;
  const bool before_unit = at + 1 < block.tokens.tokens.size() && is_unit(block.tokens.tokens[at + 1].text);
  switch (token.kind) {
    case TokenKind::choice:
      return Symbol{Symbol::Sort::choice, std::string{token.text.substr(1)}, token.span};
    case TokenKind::number:
      if (before_unit || token.text.find('.') == std::string_view::npos) return std::nullopt;
      return Symbol{Symbol::Sort::norm, std::string{token.text}, token.span};
    case TokenKind::word:
      if (text::is_reserved(token.text) || (after_number && is_unit(token.text))) return std::nullopt;
      return Symbol{Symbol::Sort::name, std::string{token.text}, token.span};
    default:
      return std::nullopt;
  }
}

Document::Document(std::string uri, std::int64_t version, std::string text)
    : uri_{std::move(uri)}, version_{version}, text_{std::move(text)}, file_{text::parse(text_)},
      choices_{text::read_choices(text_, file_.document)}, lines_{text_}, restater_{text_, file_} {}

const Block* Document::block_at(std::size_t offset) const {
  const auto found = std::ranges::find_if(file_.blocks, [&](const Block& block) { return touches(block.fence.content, offset); });
  return found == file_.blocks.end() ? nullptr : &*found;
}

const Sentence* Document::sentence_at(std::size_t offset) const {
  const Block* block = block_at(offset);
  if (block == nullptr) return nullptr;
  const auto found = std::ranges::find_if(block->sentences, [&](const Sentence& one) { return touches(one.span, offset); });
  return found == block->sentences.end() ? nullptr : &*found;
}

std::optional<Symbol> Document::code_at(std::size_t offset) const {
  const Span span = run_around(text_, offset, '-');
  const std::string_view word = span.in(text_);
  if (!is_code(word)) return std::nullopt;
  return Symbol{Symbol::Sort::code, std::string{word}, span};
}

std::optional<Symbol> Document::in_block(const Block& block, std::size_t offset) const {
  const auto& tokens = block.tokens.tokens;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (!touches(tokens[i].span, offset)) continue;
    if (auto symbol = symbol_of(block, i)) return symbol;
  }
  return std::nullopt;
}

// In prose a choice is named `{#cap}`, and a paragraph begins with its number.
std::optional<Symbol> Document::in_prose(std::size_t offset) const {
  for (const text::Provision& one : file_.document.provisions) {
    const Span number = number_of(one, one.id);
    if (touches(number, offset)) return Symbol{Symbol::Sort::norm, one.id, number};
  }
  Span span = run_around(text_, offset, '#');
  if (span.empty() || text_[span.begin] != '#') return std::nullopt;
  const std::string id = text_.substr(span.begin + 1, span.end - span.begin - 1);
  if (choices_.find(id) == nullptr) return std::nullopt;
  return Symbol{Symbol::Sort::choice, id, span};
}

std::optional<Symbol> Document::symbol_at(std::size_t offset) const {
  offset = std::min(offset, text_.size());
  if (auto code = code_at(offset)) return code;
  const Block* block = block_at(offset);
  return block == nullptr ? in_prose(offset) : in_block(*block, offset);
}

std::vector<Span> Document::places_of(const Symbol& symbol) const {
  std::vector<Span> out;
  for (const Block& block : file_.blocks) {
    for (std::size_t i = 0; i < block.tokens.tokens.size(); ++i) {
      const auto here = symbol_of(block, i);
      if (here && here->sort == symbol.sort && here->text == symbol.text) out.push_back(here->span);
    }
  }
  if (symbol.sort == Symbol::Sort::norm) {
    for (const text::Provision& one : file_.document.provisions) {
      if (one.id == symbol.text) out.push_back(number_of(one, one.id));
    }
  }
  if (symbol.sort == Symbol::Sort::choice) {
    const text::Choice* choice = choices_.find(symbol.text);
    if (choice != nullptr) out.insert(out.end(), choice->places.begin(), choice->places.end());
  }
  std::ranges::sort(out);
  return out;
}

std::vector<const Sentence*> Document::sentences_of(const Symbol& symbol) const {
  std::vector<const Sentence*> out;
  for (const Block& block : file_.blocks) {
    for (const Sentence& one : block.sentences) {
      const bool named = symbol.sort == Symbol::Sort::name && one.declares.text == symbol.text;
      const bool numbered = symbol.sort == Symbol::Sort::norm && one.number && one.number->text == symbol.text;
      if (named || numbered) out.push_back(&one);
    }
  }
  return out;
}

std::vector<Span> Document::declarations_of(const Symbol& symbol) const {
  std::vector<Span> out;
  for (const Sentence* one : sentences_of(symbol)) {
    out.push_back(symbol.sort == Symbol::Sort::name ? one->declares.span : one->number->span);
  }
  if (symbol.sort == Symbol::Sort::choice) {
    const text::Choice* choice = choices_.find(symbol.text);
    if (choice != nullptr) out = choice->places;
  }
  return out;
}

}  // namespace casus::lsp
