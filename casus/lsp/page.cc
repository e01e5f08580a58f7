// The sentences of a page, by their tokens.
#include "casus/lsp/page.h"

#include <algorithm>

#include "casus/base/text.h"
#include "casus/positions/cut.h"
#include "casus/text/blocks.h"

namespace casus::lsp {

using text::Span;
using text::Token;
using text::TokenKind;

namespace {

// The parties, and the form behind them.
PageSentence read(std::vector<Token> tokens) {
  PageSentence out;
  out.tokens = std::move(tokens);
  const auto& all = out.tokens;
  if (out.declares_source()) return out;
  while (out.verb < all.size() && all[out.verb].kind == TokenKind::word) {
    out.parties.emplace_back(all[out.verb].text);
    if (++out.verb >= all.size() || all[out.verb].text != ",") break;
    ++out.verb;
  }
  out.behind = out.verb;
  out.form = out.verb < all.size() ? positions::form_of(all[out.verb].text) : nullptr;
  if (out.form == nullptr) return out;
  auto words = base::split(out.form->words, ' ');
  if (words.front() != all[out.verb].text) words = base::split(out.form->plural, ' ');
  for (const std::string_view word : words) {
    if (out.behind >= all.size() || all[out.behind].text != word) break;
    ++out.behind;
  }
  return out;
}

}  // namespace

std::optional<Span> page_block_at(std::string_view page, std::size_t offset) {
  for (const text::Fence& fence : text::read_blocks(page, "positions").fences) {
    if (fence.content.begin <= offset && offset <= fence.content.end) return fence.content;
  }
  return std::nullopt;
}

std::vector<PageSentence> page_sentences(std::string_view page) {
  std::vector<PageSentence> out;
  for (const text::Fence& fence : text::read_blocks(page, "positions").fences) {
    const std::vector<Token> tokens = text::scan(page, fence.content).tokens;
    for (const positions::Cut cut : positions::cut_sentences(tokens)) {
      const auto at = [&](std::size_t i) { return tokens.begin() + static_cast<std::ptrdiff_t>(i); };
      out.push_back(read({at(cut.first), at(cut.last)}));
    }
  }
  return out;
}

PageSentence page_sentence_before(std::string_view page, Span block, std::size_t offset) {
  std::vector<Token> tokens = text::scan(page, block).tokens;
  Token end = tokens.back();
  std::erase_if(tokens, [&](const Token& token) { return token.kind == TokenKind::end || token.span.end > offset; });
  tokens.push_back(end);
  const auto cuts = positions::cut_sentences(tokens);
  if (cuts.empty() || tokens[cuts.back().last - 1].kind == TokenKind::stop) return {};
  return read({tokens.begin() + static_cast<std::ptrdiff_t>(cuts.back().first), tokens.end() - 1});
}

std::optional<std::string_view> choice_around(const PageSentence& sentence, std::size_t i) {
  const auto& tokens = sentence.tokens;
  if (tokens[i].kind == TokenKind::choice) return tokens[i].text.substr(1);
  const bool option = tokens[i].kind == TokenKind::number || tokens[i].kind == TokenKind::string || tokens[i].text == "keep" || tokens[i].text == "drop";
  if (!option || i == 0) return std::nullopt;
  const Token& before = tokens[i - 1];
  const bool counts = sentence.form != nullptr && sentence.form->words == "counts";
  if (before.kind != TokenKind::choice && before.text != "or" && before.text != "then" && !(counts && before.text == ",")) return std::nullopt;
  for (std::size_t k = i; k-- > 0;) {
    if (tokens[k].kind == TokenKind::choice) return tokens[k].text.substr(1);
  }
  return std::nullopt;
}

}  // namespace casus::lsp
