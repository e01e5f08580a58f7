// Where one sentence of a block ends and the next begins.
#include "casus/positions/cut.h"

#include "casus/positions/forms.h"

namespace casus::positions {

using text::Token;
using text::TokenKind;

namespace {

// `UKR must`, `FRA, GBR cannot`, `source AP "`: at the start of a line, a new sentence.
bool begins_sentence(const std::vector<Token>& tokens, std::size_t i) {
  if (!tokens[i].first_on_line || tokens[i].kind != TokenKind::word) return false;
  const auto kind = [&](std::size_t k) { return k < tokens.size() ? tokens[k].kind : TokenKind::end; };
  if (tokens[i].text == "source") return kind(i + 1) == TokenKind::word && kind(i + 2) == TokenKind::string;
  while (kind(i + 1) == TokenKind::symbol && tokens[i + 1].text == "," && kind(i + 2) == TokenKind::word) i += 2;
  return kind(i + 1) == TokenKind::word && is_verb(tokens[i + 1].text);
}

}  // namespace

std::vector<Cut> cut_sentences(const std::vector<Token>& tokens) {
  std::vector<Cut> out;
  for (std::size_t at = 0; tokens[at].kind != TokenKind::end;) {
    std::size_t last = at;
    while (tokens[last].kind != TokenKind::stop && tokens[last + 1].kind != TokenKind::end && !begins_sentence(tokens, last + 1)) ++last;
    out.push_back({at, last + 1});
    at = last + 1;
  }
  return out;
}

}  // namespace casus::positions
