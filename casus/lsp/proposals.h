// Proposals: words that may stand at the cursor, as the protocol has them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "casus/base/result.h"
#include "casus/lsp/document.h"
#include "casus/positions/agenda.h"

namespace casus::lsp {

// Kinds of items as the protocol numbers them.
enum class Item : std::uint8_t { keyword = 14, name = 6, value = 12 };

struct Proposal {
  std::string label;
  std::string detail;
  Item item = Item::name;
};

// The word that the cursor ends, `#` included, no further back than `from`.
[[nodiscard]] text::Span typed_word(std::string_view text, std::size_t from, std::size_t cursor);
// Those that begin as what was typed, each an edit that replaces it: a JSON array.
[[nodiscard]] std::string proposed(const Document& document, const std::vector<Proposal>& all, text::Span typed);

// Completion in a page of positions; `agenda` of its accord, or why there is none.
[[nodiscard]] std::vector<Proposal> page_proposals(std::string_view page, const base::Result<positions::Agenda>& agenda, text::Span block, text::Span typed);

}  // namespace casus::lsp
