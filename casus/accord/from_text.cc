// The order matters: a part uses only what the parts before it have built.
#include "casus/accord/from_text.h"

#include <algorithm>

#include "casus/accord/builder.h"
#include "casus/accord/zones.h"
#include "casus/seal/sha256.h"
#include "casus/text/blocks.h"
#include "casus/text/choices.h"
#include "casus/text/codes.h"

namespace casus::accord {

namespace codes = text::codes;

namespace {

Counts count(const text::File& file, const text::ChoiceReading& choices) {
  return {.articles = static_cast<std::int64_t>(file.document.articles.size()),
          .provisions = static_cast<std::int64_t>(file.document.provisions.size()),
          .spans = static_cast<std::int64_t>(choices.spans),
          .choices = static_cast<std::int64_t>(choices.choices.size()),
          .options = static_cast<std::int64_t>(choices.options())};
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
            text::read_blocks(b.bytes, "positions").fences.empty()
                ? "put the formal text in fenced blocks that begin with ```accord"
                : "these are positions on an accord: `casus settle ACCORD THIS-FILE` checks them");
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
// that provision. Both lists are in order, so the place is found by halving.
template <typename T, typename SpanOf>
const T* around(const std::vector<T>& all, std::size_t at, SpanOf span_of) {
  const auto after = std::ranges::upper_bound(
      all, at, {}, [&](const T& one) { return span_of(one).begin; });
  if (after == all.begin()) return nullptr;
  const T& one = *std::prev(after);
  return at < span_of(one).end ? &one : nullptr;
}

void place(const text::File& file, text::Diagnostic& d) {
  const auto of = [](const auto& one) { return one.span; };
  if (const auto* provision = around(file.document.provisions, d.begin, of))
    d.provision = provision->id;
  const auto content = [](const text::Block& block) { return block.fence.content; };
  const text::Block* block = around(file.blocks, d.begin, content);
  const text::Sentence* sentence =
      block == nullptr ? nullptr : around(block->sentences, d.begin, of);
  if (sentence != nullptr && sentence->number) d.provision = sentence->number->text;
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

// The first `max_told`; errors before warnings, so that no error hides behind them.
void keep_most(std::vector<text::Diagnostic>& all) {
  if (all.size() <= max_told) return;
  const auto errors = static_cast<std::size_t>(std::ranges::count_if(all, is_error));
  std::size_t room_for_errors = std::min(errors, max_told);
  std::size_t room_for_warnings = max_told - room_for_errors;
  std::erase_if(all, [&](const text::Diagnostic& d) {
    std::size_t& room = is_error(d) ? room_for_errors : room_for_warnings;
    if (room == 0) return true;
    --room;
    return false;
  });
}

void resolve(Builder& b, std::string_view lock) {
  declare_names(b);
  build_header(b);
  missing_header(b);
  build_actors(b);
  build_kinds(b);
  build_zones(b, lock);
  build_proof(b);
  build_sources(b);
  build_meanings(b);
  build_norms(b);
  build_in_force(b);
  grant_permissions(b);
  check_severities(b);
  check_periods(b);
  find_contradictions(b);
  find_circles(b);
  check_beginnings(b);
  b.names.tell_unknown();
  // From here on kinds are found by halving; until now by an index of their places.
  std::ranges::sort(b.accord.kinds, {}, &Kind::name);
  warn(b);
}

}  // namespace

Reading from_text(std::string_view bytes, const ReadBeside& beside, std::string_view lock,
                  const text::Closing* closing) {
  text::File file = text::parse(bytes, closing);
  const auto first_lost = shorten(file);
  const text::ChoiceReading choices = text::read_choices(bytes, file.document);
  Builder b{bytes, file, beside};
  b.diagnostics = file.diagnostics;
  b.diagnostics.insert(b.diagnostics.end(), choices.diagnostics.begin(), choices.diagnostics.end());
  if (first_lost) {
    b.error(codes::too_deep, *first_lost, "the accord is too long; from here on nothing was read",
            "at most 20 000 sentences make an accord");
  }
  resolve(b, lock);
  const bool sound = std::ranges::none_of(b.diagnostics, is_error);
  std::ranges::stable_sort(b.diagnostics, {}, &text::Diagnostic::begin);
  keep_most(b.diagnostics);
  for (text::Diagnostic& d : b.diagnostics) place(file, d);
  Reading out;
  out.open = closing == nullptr && !choices.choices.empty();
  out.diagnostics = std::move(b.diagnostics);
  out.counts = count(file, choices);
  if (sound) {
    b.accord.text = bytes;
    b.accord.text_digest = seal::hex(seal::sha256(bytes));
    if (closing != nullptr) b.accord.variant = closing->name();
    out.accord = std::move(b.accord);
  }
  return out;
}

}  // namespace casus::accord
