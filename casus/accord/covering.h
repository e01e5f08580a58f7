// Covering: a few variants of a text that meet whatever can go wrong in it.
//
// Each option of each choice that the code mentions is taken in one of them, each
// guard holds in one and fails in one, and so does every pair of options of two choices
// that one sentence mentions. The product is never enumerated: sixty choices of four
// options give some twenty variants in a few milliseconds.
#pragma once

#include <vector>

#include "casus/accord/guards.h"
#include "casus/text/choices.h"
#include "casus/text/parser.h"

namespace casus::accord {

// One sentence: its guard, and the choices in the guard and in the rest, each once.
struct Mention {
  text::Span sentence;
  const text::Guard* guard = nullptr;
  std::vector<std::size_t> choices;
};

// Of every sentence that mentions a choice. `file` is read without a closing and must
// outlive the result; choices that do not exist are left out.
[[nodiscard]] std::vector<Mention> mentions(const text::ChoiceReading& reading,
                                            const text::File& file);

// At most this many variants; the pairs of longer texts are covered as far as they go.
inline constexpr std::size_t most_variants = 256;

// In each, every mentioned choice and every choice that one lies in is fixed. One empty
// assignment if nothing is mentioned. A pure function of its input.
[[nodiscard]] std::vector<text::Assignment> covering(const text::ChoiceReading& reading,
                                                     const std::vector<Mention>& mentions);

}  // namespace casus::accord
