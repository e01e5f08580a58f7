// Page: what stands at a place of a page of positions. Places are found among the tokens, so
// that they are found in a sentence that cannot be read yet, too.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "casus/base/result.h"
#include "casus/positions/agenda.h"
#include "casus/positions/forms.h"
#include "casus/text/scanner.h"

namespace casus::lsp {

// The accord that a page is about.
struct Beside {
  base::Result<positions::Agenda> agenda;  // or why there is none
  std::string name, bytes;                 // of its file, in the folder of the page; "" where there is none
};

struct PageSentence {
  std::vector<text::Token> tokens;         // the full stop included
  std::vector<std::string> parties;        // before the verb
  std::size_t verb = 0;                    // index of the token behind them; tokens.size() if there is none
  const positions::Form* form = nullptr;   // that begins there
  std::size_t behind = 0;                  // index behind the words of the form that stand there

  [[nodiscard]] bool declares_source() const { return !tokens.empty() && tokens.front().text == "source"; }
  [[nodiscard]] bool ended() const { return !tokens.empty() && tokens.back().kind == text::TokenKind::stop; }
  [[nodiscard]] text::Span span() const { return {tokens.front().span.begin, tokens.back().span.end}; }
  // The words of the form as this many parties say them.
  [[nodiscard]] std::string_view words_of(const positions::Form& of) const { return parties.size() > 1 && !of.plural.empty() ? of.plural : of.words; }
};

// Is there a block of positions here? Its content.
[[nodiscard]] std::optional<text::Span> page_block_at(std::string_view page, std::size_t offset);
// The sentences of all blocks, by position; none of them is empty.
[[nodiscard]] std::vector<PageSentence> page_sentences(std::string_view page);
// What stands before the offset in its sentence; no tokens where a sentence may begin.
[[nodiscard]] PageSentence page_sentence_before(std::string_view page, text::Span block, std::size_t offset);

// "cap" of `#cap`, and of an option behind it: `#cap 1 or 2`, `#cap 1 then 2`, `#cap 1 as 30, 2 as 10`.
[[nodiscard]] std::optional<std::string_view> choice_around(const PageSentence& sentence, std::size_t token);

// Every place on the page of the name that stands at the offset, and of a source where it is
// declared. Its words begin with `#` for a choice.
struct PageName {
  std::string words;
  std::optional<std::string> option;  // that the offset is on: "2", "keep", "\"ten\""
  std::vector<text::Span> places, declared;
};
[[nodiscard]] std::optional<PageName> page_name_at(std::string_view page, std::size_t offset);

// What hovering tells of a place, and which place that is.
struct Told {
  std::string words;  // Markdown
  text::Span span;
};
// `agenda` of the accord that the page is about, or why there is none.
[[nodiscard]] std::optional<Told> page_told(std::string_view page, const base::Result<positions::Agenda>& agenda, std::size_t offset);

}  // namespace casus::lsp
