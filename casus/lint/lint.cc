// The order in which the warnings are asked for, and the order in which they come.
#include "casus/lint/lint.h"

#include <algorithm>
#include <iterator>
#include <tuple>

#include "casus/lint/counting.h"
#include "casus/lint/prose.h"
#include "casus/lint/structure.h"
#include "casus/lint/words.h"

namespace casus::lint {

namespace {

using Diagnostics = std::vector<text::Diagnostic>;

void append(Diagnostics& all, Diagnostics more) {
  all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

// By position; of two that say the same of the same words, one.
Diagnostics sorted(Diagnostics all) {
  const auto key = [](const text::Diagnostic& d) { return std::tie(d.begin, d.end, d.code, d.message); };
  std::ranges::stable_sort(all, {}, key);
  const auto same = [&](const text::Diagnostic& a, const text::Diagnostic& b) { return key(a) == key(b); };
  all.erase(std::ranges::unique(all, same).begin(), all.end());
  return all;
}

struct Reading {
  std::string_view bytes;
  const text::Document& document;
};

Diagnostics about_prose(const Reading& text, const DeclaredNames& names,
                        const FormalNumbers& formal) {
  const Prose prose = read_prose(text.bytes, text.document);
  Diagnostics out = vague_words(prose, names);
  append(out, side_documents(prose));
  append(out, widths_without_sides(prose));
  append(out, placeholders(text.bytes, text.document));
  append(out, strengths_uncounted(prose, formal));
  append(out, clocks_of_prose(prose, formal));
  return out;
}

FormalNumbers formal_numbers(const text::File& file) {
  FormalNumbers out;
  for (const text::Block& block : file.blocks) {
    for (const text::Sentence& sentence : block.sentences) {
      if (!sentence.number) continue;
      const std::string& number = sentence.number->text;
      out.insert(number);
      out.insert(number.substr(0, number.find('(')));
    }
  }
  return out;
}

using Check = Diagnostics (*)(const View&);
constexpr Check about_sentences[] = {ceilings_uncounted,    undated_shapes,    open_clocks,
                                     born_overdue,          dwells_beyond_gap, voids_and_triggers,
                                     shorter_than_lateness, without_window,    unlikely_thresholds};
// What they miss may stand in a sentence that an error keeps from being understood.
constexpr Check about_what_is_missing[] = {without_consequence, unreportable_duties,
                                           without_ratification, unused_names};

}  // namespace

Diagnostics warnings(const Subject& subject) {
  const Reading text{subject.bytes, subject.file.document};
  Diagnostics out = about_prose(text, declared_names(subject.file), formal_numbers(subject.file));
  const View view{subject.bytes, subject.file};
  for (const Check check : about_sentences) append(out, check(view));
  if (subject.accord == nullptr) return sorted(std::move(out));
  for (const Check check : about_what_is_missing) append(out, check(view));
  return sorted(std::move(out));
}

Diagnostics warnings_of_prose(std::string_view bytes, const text::Document& document) {
  return sorted(about_prose({bytes, document}, {}, {}));
}

}  // namespace casus::lint
