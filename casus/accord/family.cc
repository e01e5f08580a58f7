// One mistake, one message: what the checks of the choices tell of some words is not
// told again by the variants in which it shows.
#include "casus/accord/family.h"

#include <algorithm>

#include "casus/accord/choice_checks.h"
#include "casus/accord/covering.h"
#include "casus/accord/merge.h"
#include "casus/text/parser.h"

namespace casus::accord {

using text::Diagnostic;

namespace {

bool is_error(const Diagnostic& d) { return d.severity == text::Severity::error; }

// Limits that no treaty meets; they keep a hostile file from costing hours.
constexpr std::size_t most_told = 1'000;

// The provision whose paragraph or sentence holds the words.
std::string provision_at(const text::File& file, std::size_t at) {
  for (const text::Block& block : file.blocks) {
    if (at < block.fence.content.begin || at >= block.fence.content.end) continue;
    for (const text::Sentence& sentence : block.sentences) {
      const bool within = sentence.span.begin <= at && at < sentence.span.end;
      if (sentence.number && within) return sentence.number->text;
    }
    return {};
  }
  const auto& all = file.document.provisions;
  const auto behind = std::ranges::upper_bound(
      all, at, {}, [](const text::Provision& provision) { return provision.span.begin; });
  if (behind == all.begin()) return {};
  const text::Provision& last = *std::prev(behind);
  return at < last.span.end ? last.id : std::string{};
}

// The text read open, and what is known of its choices.
struct Open {
  Open(std::string_view all, const ReadBeside& read)
      : bytes{all},
        beside{read},
        file{text::parse(all)},
        choices{text::read_choices(all, file.document)} {
    told = check_choices(bytes, choices, file);
    for (Diagnostic& d : told) d.provision = provision_at(file, d.begin);
  }

  [[nodiscard]] std::vector<Diagnostic> without_told(std::vector<Diagnostic> all) const {
    std::erase_if(all, [&](const Diagnostic& d) {
      return is_error(d) && std::ranges::any_of(told, [&](const Diagnostic& known) {
               return is_error(known) && known.begin < d.end && d.begin < known.end;
             });
    });
    return all;
  }

  // Adds what the checks told, and closes the reading.
  [[nodiscard]] Reading finish(Reading reading, std::vector<Diagnostic> merged) const {
    merged.insert(merged.end(), told.begin(), told.end());
    std::ranges::stable_sort(merged, {}, &Diagnostic::begin);
    if (merged.size() > most_told) merged.resize(most_told);
    reading.diagnostics = std::move(merged);
    if (std::ranges::any_of(reading.diagnostics, is_error)) reading.accord.reset();
    return reading;
  }

  [[nodiscard]] Reading family(Reading reading, std::vector<Diagnostic> merged) const {
    reading = finish(std::move(reading), std::move(merged));
    reading.open = !choices.choices.empty();
    return reading;
  }

  std::string_view bytes;
  const ReadBeside& beside;
  text::File file;
  text::ChoiceReading choices;
  std::vector<Diagnostic> told;
};

void append(std::vector<Diagnostic>& all, std::vector<Diagnostic> more) {
  all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

bool mentions_any(const text::File& file) {
  return std::ranges::any_of(file.blocks, [](const text::Block& block) {
    return std::ranges::any_of(block.tokens.tokens, [](const text::Token& token) {
      return token.kind == text::TokenKind::choice;
    });
  });
}

}  // namespace

Reading read_family(std::string_view bytes, const ReadBeside& beside, const LookAtVariant& more) {
  const Open open{bytes, beside};
  if (!mentions_any(open.file)) {
    Reading plain = from_text(bytes, beside);
    std::vector<Diagnostic> all = plain.diagnostics;
    if (more) append(all, more(text::Closing{}, plain));
    return open.family(std::move(plain), std::move(all));
  }
  std::vector<VariantDiagnostics> variants;
  Reading first;
  const std::vector<Mention> mentioned = mentions(open.choices, open.file);
  for (const text::Assignment& taken : covering(open.choices, mentioned)) {
    const text::Closing closing{open.choices, taken};
    Reading reading = from_text(bytes, beside, {}, &closing);
    std::vector<Diagnostic> all = reading.diagnostics;
    if (more) append(all, more(closing, reading));
    if (variants.empty()) first = std::move(reading);
    variants.push_back({taken, open.without_told(std::move(all))});
  }
  return open.family(std::move(first), merge(open.choices, variants, mentioned));
}

Reading read_variant(std::string_view bytes, const ReadBeside& beside,
                     const text::Assignment& taken) {
  const Open open{bytes, beside};
  const text::Closing closing{open.choices, taken};
  Reading reading = from_text(bytes, beside, {}, &closing);
  std::vector<Diagnostic> all = open.without_told(reading.diagnostics);
  return open.finish(std::move(reading), std::move(all));
}

}  // namespace casus::accord
