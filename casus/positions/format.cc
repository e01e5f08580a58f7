// The printer of accords lays out tokens, so it serves sentences of another grammar as well.
#include "casus/positions/format.h"

#include <algorithm>

#include "casus/positions/cut.h"
#include "casus/text/blocks.h"
#include "casus/text/document.h"
#include "casus/text/format.h"

namespace casus::positions {

using text::Token;
using text::TokenKind;

namespace {

text::Block block_of(std::string_view file, const text::Fence& fence) {
  text::Block out;
  out.fence = fence;
  out.tokens = text::scan(file, fence.content);
  const auto& tokens = out.tokens.tokens;
  out.sound = fence.closed && out.tokens.diagnostics.empty() && std::ranges::none_of(tokens, &Token::faulty);
  for (const Cut cut : cut_sentences(tokens)) {
    out.sound = out.sound && tokens[cut.last - 1].kind == TokenKind::stop;
    out.sentences.push_back({.number = {}, .guard = {}, .form = {}, .declares = {}, .span = {tokens[cut.first].span.begin, tokens[cut.last - 1].span.end}, .first = cut.first, .last = cut.last});
  }
  return out;
}

}  // namespace

std::string format(std::string_view file) {
  const std::string accord = text::format(file);
  std::vector<text::Block> blocks;
  for (const text::Fence& fence : text::read_blocks(accord, "positions").fences) blocks.push_back(block_of(accord, fence));
  return text::format_blocks(accord, blocks);
}

bool is_page(std::string_view file) {
  return !text::read_blocks(file, "positions").fences.empty() && text::read_document(file).fences.empty();
}

}  // namespace casus::positions
