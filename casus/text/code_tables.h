// The parts of the table of codes, each in a file of its own; used by codes.cc alone.
#pragma once

#include "casus/text/codes.h"

namespace casus::text {

std::span<const CodeEntry> word_codes();     // CAS-E01, E02: bytes, words, sentences
std::span<const CodeEntry> name_codes();     // CAS-E03, E04: names and types
std::span<const CodeEntry> choice_codes();   // CAS-E032, W0608 to 0610, W064: brackets
std::span<const CodeEntry> norm_codes();     // CAS-E05: norms
std::span<const CodeEntry> doubt_codes();    // CAS-W0601 to 0607
std::span<const CodeEntry> clarity_codes();  // CAS-W061 to 063: words, clocks, proofs

}  // namespace casus::text
