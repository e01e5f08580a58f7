// Lexicon: the words that will be quarrelled about, as data (lexicon.tsv). A row is a
// word, the question that a drafter should answer, a cure, and where the word stood.
//
//   sort      degree: a word of degree or of quality
//             term:   a word that stands for things; somebody must say for which
//             place:  a word for a place; it needs a geometry
//   words     forms parted by `|`, lower case, single blanks; a hyphen is a blank.
//             The first is the headword; a longer phrase wins over a shorter one
//   measure   what makes it exact beside it in its sentence: time, amount, length;
//             none: only a definition does; number: it blurs the number it stands
//             before, and is nothing elsewhere
//   except    degree: phrases around the word in which it is none of degree
//             term, place: further names of the formal text that define it
//   question, cure, source      sentences; `-` is an empty field
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "casus/base/result.h"

namespace casus::lint {

struct Entry {
  enum class Sort : std::uint8_t { degree, term, place };
  enum class Measure : std::uint8_t { none, time, amount, length, number };
  Sort sort = Sort::degree;
  std::vector<std::vector<std::string_view>> forms;  // each a phrase, word by word
  Measure measure = Measure::none;
  std::vector<std::vector<std::string_view>> except;
  std::string_view question;
  std::string_view cure;
  std::string_view source;  // "drafting practice" where no text is named
};

// The rows of `table`; views into it. Faults: malformed, with the line.
base::Result<std::vector<Entry>> read_lexicon(std::string_view table);

// The file as it was built in (cmake/CasusEmbed.cmake).
[[nodiscard]] std::string_view lexicon_bytes();

// The rows of lexicon_bytes(), in its order.
[[nodiscard]] std::span<const Entry> lexicon();

}  // namespace casus::lint
