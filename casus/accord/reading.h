// Reading: one norm on its way from words to meaning. The steps run in this order;
// each is one idea and has one file.
//
//   subjects --> deed (which form?) --> clocks --> excuses --> ladder
#pragma once

#include "casus/accord/builder.h"
#include "casus/accord/conditions.h"

namespace casus::accord {

struct NormReading {
  Builder& b;
  const text::Norm& tree;
  const text::Sentence& sentence;
  Norm out;

  [[nodiscard]] bool permits() const { return tree.modal == text::Norm::Modal::may && !tree.nobody; }
  [[nodiscard]] bool obliges() const { return tree.modal == text::Norm::Modal::must && !tree.nobody; }
  [[nodiscard]] bool forbids() const { return !permits() && !obliges(); }
  // For the conditions of this norm; to be asked when subjects and deed have been read. A
  // place that the text names but nobody has declared is a place all the same.
  [[nodiscard]] Scope scope() const {
    using enum NormForm;
    const bool owes = out.form == duty || out.form == periodic || out.form == notice || out.form == position_report;
    return {!out.subjects.anyone, out.zone || !out.each.empty() || tree.deed.place, !owes};
  }
  [[nodiscard]] std::string words(text::Span span) const { return std::string{span.in(b.bytes)}; }
};

void read_subjects(NormReading& reading);  // subjects.cc
void read_deed(NormReading& reading);      // deeds.cc
void read_clocks(NormReading& reading);    // clocks.cc
void read_excuses(NormReading& reading);   // excuses.cc
void read_ladder(NormReading& reading);    // ladders.cc

// The words that name what a norm is about, for messages: its kind, else its verb.
[[nodiscard]] text::Span about(const text::Norm& tree);

// "a ceiling", "a duty": what people call the form.
[[nodiscard]] std::string_view name(NormForm form);

}  // namespace casus::accord
