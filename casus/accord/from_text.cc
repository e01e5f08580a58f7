// The order matters: a part uses only what the parts before it have built.
#include "casus/accord/from_text.h"

#include <algorithm>

#include "casus/accord/builder.h"
#include "casus/seal/sha256.h"
#include "casus/text/brackets.h"
#include "casus/text/codes.h"

namespace casus::accord {

namespace codes = text::codes;

namespace {

Counts count(const text::File& file, const text::BracketReading& brackets) {
  return {.articles = static_cast<std::int64_t>(file.document.articles.size()),
          .provisions = static_cast<std::int64_t>(file.document.provisions.size()),
          .spans = static_cast<std::int64_t>(brackets.brackets.size()),
          .choices = brackets.choices,
          .options = brackets.options};
}

void open_brackets(Builder& b, const text::BracketReading& brackets) {
  for (const std::size_t at : brackets.unclosed) {
    b.warning(codes::open_bracket, {at, at + 1}, "this bracket is never closed in its article",
              "close it where the option ends; until then it is not counted");
  }
}

bool any_sentence(const text::File& file) {
  return std::ranges::any_of(file.blocks,
                             [](const text::Block& block) { return !block.sentences.empty(); });
}

// No `accord` sentence at all; a broken one has been told already.
void missing_header(Builder& b) {
  if (!any_sentence(b.file)) {
    b.error(codes::nothing_formal, {0, std::min<std::size_t>(b.bytes.size(), 1)},
            "the file holds no formal sentence, so there is nothing to run",
            "put the formal text in fenced blocks that begin with ```accord");
    return;
  }
  bool broken = false;
  for (const text::Block& block : b.file.blocks) {
    for (const text::Sentence& sentence : block.sentences) {
      broken = broken || block.tokens.tokens[sentence.first].text == "accord";
    }
  }
  if (broken || !b.accord_span.empty()) return;
  for (const text::Block& block : b.file.blocks) {
    if (block.sentences.empty()) continue;
    b.error(codes::no_accord, block.tokens.tokens[block.sentences.front().first].span,
            "the accord has no name", "begin with `accord \"NAME\", draft 1, of 2025-12-15Z.`");
    return;
  }
}

// A message inside a numbered sentence, or in a numbered paragraph, belongs to
// that provision.
void place(Builder& b) {
  for (text::Diagnostic& d : b.diagnostics) {
    const auto within = [&](text::Span span) {
      return span.begin <= d.begin && d.begin < span.end;
    };
    for (const text::Provision& provision : b.file.document.provisions) {
      if (within(provision.span)) d.provision = provision.id;
    }
    for (const text::Block& block : b.file.blocks) {
      if (!within(block.fence.content)) continue;
      for (const text::Sentence& sentence : block.sentences) {
        if (sentence.number && within(sentence.span)) d.provision = sentence.number->text;
      }
    }
  }
}

// Limits that no treaty meets; they keep a hostile file from costing hours.
constexpr std::size_t max_sentences = 20'000;
constexpr std::size_t max_told = 1'000;

// Cuts the file down to its first sentences and faults.
std::optional<text::Span> shorten(text::File& file) {
  if (file.diagnostics.size() > max_told) file.diagnostics.resize(max_told);
  std::size_t room = max_sentences;
  std::optional<text::Span> first_lost;
  for (text::Block& block : file.blocks) {
    if (block.sentences.size() > room) {
      if (!first_lost) first_lost = block.sentences[room].span;
      block.sentences.resize(room);
    }
    room -= block.sentences.size();
  }
  return first_lost;
}

bool is_error(const text::Diagnostic& d) { return d.severity == text::Severity::error; }

}  // namespace

Reading from_text(std::string_view bytes, const ReadBeside& beside, std::string_view lock) {
  text::File file = text::parse(bytes);
  const auto first_lost = shorten(file);
  const text::BracketReading brackets = text::read_brackets(bytes, file.document);
  Builder b{bytes, file, beside};
  b.diagnostics = file.diagnostics;
  if (first_lost) {
    b.error(codes::too_deep, *first_lost, "the accord is too long; from here on nothing was read",
            "at most 20 000 sentences make an accord");
  }
  declare_names(b);
  build_header(b);
  missing_header(b);
  build_actors(b);
  build_kinds(b);
  build_zones(b, lock);
  build_proof(b);
  build_sources(b);
  build_norms(b);
  b.names.tell_unknown();
  warn(b);
  open_brackets(b, brackets);
  const bool sound = std::ranges::none_of(b.diagnostics, is_error);
  std::ranges::stable_sort(b.diagnostics, {}, &text::Diagnostic::begin);
  if (b.diagnostics.size() > max_told) b.diagnostics.resize(max_told);
  place(b);
  Reading out{std::nullopt, std::move(b.diagnostics), count(file, brackets)};
  if (sound) {
    b.accord.text = bytes;
    b.accord.text_digest = seal::hex(seal::sha256(bytes));
    out.accord = std::move(b.accord);
  }
  return out;
}

}  // namespace casus::accord
