// Places are found on the tokens of the sound text, so that an edit never falls into
// prose, comments or quotations.
#include "tests/faults/edits.h"

#include <algorithm>
#include <set>
#include <vector>

#include "casus/text/parser.h"

namespace casus::test {

namespace {

using text::Token;
using text::TokenKind;

struct Place {
  text::Span span;          // what is replaced
  std::string replacement;
};

constexpr std::array<std::string_view, 4> lengths{"km", "nmi", "m", "mm"};
constexpr std::array<std::string_view, 6> times{"s", "min", "h", "d", "months", "y"};
// Words without which no sentence of the grammar can be meant.
constexpr std::array<std::string_view, 20> needed{"party",  "group",  "body", "zone",     "kind",    "source", "draft",
                                                  "reads",  "is",     "must", "commit",   "have",    "means",  "ratifies",
                                                  "through", "seats", "carried", "better", "incident", "of"};

bool is(auto& words, std::string_view word) { return std::ranges::find(words, word) != words.end(); }

std::set<std::string, std::less<>> declared(const text::File& file) {
  std::set<std::string, std::less<>> out;
  for (const text::Block& block : file.blocks) {
    for (const text::Sentence& sentence : block.sentences) {
      if (!sentence.declares.text.empty()) out.insert(sentence.declares.text);
    }
  }
  return out;
}

bool declares_here(const text::Block& block, const Token& token) {
  return std::ranges::any_of(block.sentences, [&](const text::Sentence& s) { return s.declares.span == token.span; });
}

// Uses of declared names. The origin of a source is a word of its own, whatever else is
// called so.
void names(const text::Block& block, const std::set<std::string, std::less<>>& known, std::vector<Place>& out) {
  std::string_view before;
  for (const Token& token : block.tokens.tokens) {
    const bool name = token.kind == TokenKind::word && known.contains(token.text) && before != "origin";
    if (name && !declares_here(block, token)) out.push_back({token.span, "Qzxkvwj"});
    before = token.text;
  }
}

// The unit behind a number, but for numbers that an attribute is compared with: an
// attribute has the unit that its source gives it.
void units(const text::Block& block, std::vector<Place>& out) {
  const auto& tokens = block.tokens.tokens;
  for (std::size_t i = 2; i < tokens.size(); ++i) {
    const bool behind_number = tokens[i].kind == TokenKind::word && tokens[i - 1].kind == TokenKind::number;
    if (!behind_number || std::string_view{"= < <= > >="}.find(tokens[i - 2].text) != std::string_view::npos) continue;
    if (is(lengths, tokens[i].text)) out.push_back({tokens[i].span, "h"});
    if (is(times, tokens[i].text)) out.push_back({tokens[i].span, "km"});
  }
}

void stops(const text::Block& block, std::vector<Place>& out) {
  for (const Token& token : block.tokens.tokens) {
    if (token.kind == TokenKind::stop) out.push_back({token.span, ""});
  }
}

void keywords(const text::Block& block, std::vector<Place>& out) {
  for (const Token& token : block.tokens.tokens) {
    if (token.kind == TokenKind::word && is(needed, token.text)) out.push_back({token.span, ""});
  }
}

void declarations(const text::Block& block, std::string_view file, std::vector<Place>& out) {
  for (const text::Sentence& sentence : block.sentences) {
    if (sentence.declares.text.empty()) continue;
    out.push_back({{sentence.span.end, sentence.span.end}, "\n" + std::string{sentence.span.in(file)}});
  }
}

}  // namespace

std::string_view name(EditClass edit) {
  constexpr std::array<std::string_view, 5> words{"a misspelt name", "a unit of the wrong dimension", "a deleted full stop",
                                                  "a deleted keyword", "a declaration twice"};
  return words.at(static_cast<std::size_t>(edit));
}

std::optional<Edited> edit(std::string_view file, EditClass edit_class, std::uint64_t dice) {
  const text::File parsed = text::parse(file);
  const auto known = declared(parsed);
  std::vector<Place> places;
  for (const text::Block& block : parsed.blocks) {
    switch (edit_class) {
      case EditClass::misspelt_name: names(block, known, places); break;
      case EditClass::wrong_unit: units(block, places); break;
      case EditClass::no_full_stop: stops(block, places); break;
      case EditClass::no_keyword: keywords(block, places); break;
      case EditClass::declared_twice: declarations(block, file, places); break;
    }
  }
  if (places.empty()) return std::nullopt;
  const Place& place = places[dice % places.size()];
  Edited out;
  out.what = place.span.empty() ? place.replacement : std::string{place.span.in(file)};
  out.bytes = std::string{file.substr(0, place.span.begin)} + place.replacement + std::string{file.substr(place.span.end)};
  out.at = place.span.begin + (place.replacement.starts_with('\n') ? 1 : 0);
  return out;
}

}  // namespace casus::test
