// Blocks cut into sentences, so that a mistake in one never hides the next.
#include <algorithm>

#include <fmt/format.h>

#include "casus/positions/cut.h"
#include "casus/positions/page.h"
#include "casus/positions/reader.h"
#include "casus/text/blocks.h"
#include "casus/text/codes_positions.h"
#include "casus/text/document.h"

namespace casus::positions {

using text::Token;
using text::Tokens;

namespace {

// The tokens of one sentence, with an end of their own behind the last.
Tokens sentence(const Tokens& block, std::size_t first, std::size_t last) {
  Tokens out;
  out.tokens.assign(block.tokens.begin() + static_cast<std::ptrdiff_t>(first), block.tokens.begin() + static_cast<std::ptrdiff_t>(last));
  const text::Span span{out.tokens.front().span.begin, out.tokens.back().span.end};
  Token end;
  end.span = {span.end, span.end};
  out.tokens.push_back(end);
  for (const text::Diagnostic& d : block.diagnostics) {
    if (d.begin >= span.begin && d.begin <= span.end) out.diagnostics.push_back(d);
  }
  return out;
}

void read_block(Reading& reading, const Tokens& block) {
  for (const Cut cut : cut_sentences(block.tokens)) {
    const Tokens one = sentence(block, cut.first, cut.last);
    text::Cursor cursor{reading.page.bytes, one, reading.page.diagnostics};
    read_sentence(reading, cursor);
  }
}

}  // namespace

Page read_page(const Agenda& agenda, std::string name, std::string bytes) {
  Page out;
  out.name = std::move(name);
  out.bytes = std::move(bytes);
  const text::Document document = text::read_blocks(out.bytes, "positions");
  out.diagnostics = document.diagnostics;
  Reading reading{agenda, out, {}};
  for (const text::Fence& fence : document.fences) {
    const Tokens block = text::scan(out.bytes, fence.content);
    out.diagnostics.insert(out.diagnostics.end(), block.diagnostics.begin(), block.diagnostics.end());
    read_block(reading, block);
  }
  if (document.fences.empty())
    out.diagnostics.push_back({.code = text::codes::nothing_formal, .begin = 0, .end = std::min<std::size_t>(out.bytes.find('\n'), out.bytes.size()), .message = "this page has no `positions` block",
                               .label = {}, .help = "put the positions into a block that begins with ```positions", .provision = {}, .notes = {}});
  std::ranges::stable_sort(out.diagnostics, {}, &text::Diagnostic::begin);
  return out;
}

bool sound(const std::vector<Page>& pages) {
  return std::ranges::none_of(pages, [](const Page& page) {
    return std::ranges::any_of(page.diagnostics, [](const text::Diagnostic& d) { return d.severity == text::Severity::error; });
  });
}

}  // namespace casus::positions
