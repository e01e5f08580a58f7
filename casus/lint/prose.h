// Prose: the paragraphs of an accord as words, for the warnings about words.
//
//   text::Document --read_prose()--> Passage ... --> degree.cc, terms.cc, ...
//
// What is no law for people is left out: front matter, headings, quoted notes (`>`),
// inline code, HTML comments, addresses of links, notes in braces behind a bracket.
// A bracket itself does not part words: `[the] contact line` is read as written.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "casus/text/document.h"

namespace casus::lint {

struct Word {
  std::string text;  // lower case; a hyphen parts words
  text::Span span;
  std::uint32_t sentence = 0;  // of the passage; ends at . ! ? before a blank
  std::uint32_t clause = 0;    // of the passage; a semicolon or colon ends one too
  bool capital = false;        // its first letter
  bool quoted = false;         // quotation marks stand right before or after it
  bool joined = false;         // nothing but blanks, hyphens, brackets between it and the next
};

struct Passage {
  text::Span span;
  std::string provision;  // "4.1", or empty
  std::string article;    // "4", or empty
  std::vector<Word> words;
  std::vector<bool> binding;  // by sentence
  // Does sentence `n` bind? One of a provision does, unless it says no more than
  // `should`; another does if it has a verb of duty. A recital ("Recognizing that ...")
  // does not.
  [[nodiscard]] bool binds(std::uint32_t n) const { return n < binding.size() && binding[n]; }
};

struct Heading {
  text::Span span;
  std::vector<Word> words;
};

struct Prose {
  std::vector<Passage> passages;  // in order
  std::vector<Heading> headings;  // of every level
};

// The provision around an offset, or nullptr.
[[nodiscard]] const text::Provision* provision_at(const text::Document& document,
                                                  std::size_t offset);

[[nodiscard]] Prose read_prose(std::string_view bytes, const text::Document& document);

// Does the phrase stand at words[at...], unbroken by punctuation?
[[nodiscard]] bool stands_at(const std::vector<Word>& words, std::size_t at,
                             const std::vector<std::string_view>& phrase);
// The same for "on each side", words parted by single blanks.
[[nodiscard]] bool stands_at(const std::vector<Word>& words, std::size_t at,
                             std::string_view phrase);

// A number in digits ("800,000", "1.5") or as one English word ("ten", "dozen").
[[nodiscard]] bool is_number(const Word& word);
// Units as prose writes them: "hours", "h"; "km", "nautical"; nothing else.
[[nodiscard]] bool is_time_unit(const Word& word);
[[nodiscard]] bool is_length_unit(const Word& word);

}  // namespace casus::lint
