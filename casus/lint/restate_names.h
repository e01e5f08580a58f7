// Names of a text as a restatement says them. For restate*.cc alone.
//
// A party, group, body or kind is said by its title; `air_strike` is said "air
// strike". What could be mistaken for words of a sentence ("Bosnia and Herzegovina",
// `fire_in_buffer`) is put in quotation marks, and where two names would be said
// alike each adds its own in parentheses. So no two names sound the same.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "casus/measure/time.h"
#include "casus/text/choices.h"
#include "casus/text/parser.h"

namespace casus::lint {

class Names {
 public:
  // Both must outlive the result.
  Names(std::string_view bytes, const text::File& file);

  // "Russian Federation", "air strike", "\"fire in buffer\""; a choice `#cap` as choice().
  [[nodiscard]] std::string say(std::string_view name) const;
  // "either 800,000 or 600,000 (open: #cap)".
  [[nodiscard]] std::string choice(std::string_view id) const;
  // The choice of the prose, or nullptr.
  [[nodiscard]] const text::Choice* find_choice(std::string_view id) const { return choices_.find(id); }

  // The one sentence that declares the name; nullptr if none does, or several do.
  [[nodiscard]] const text::Sentence* declaration(std::string_view name) const;
  template <typename Form>
  [[nodiscard]] const Form* declared_as(std::string_view name) const {
    const text::Sentence* sentence = declaration(name);
    return sentence == nullptr ? nullptr : std::get_if<Form>(&sentence->form);
  }
  [[nodiscard]] bool is_declared(std::string_view name) const { return sentences_.contains(name); }
  // Does any sentence say what the name means?
  [[nodiscard]] bool is_meaning(std::string_view name) const;
  // No severity of the text is graver.
  [[nodiscard]] bool is_gravest(std::string_view severity) const { return severity == gravest_; }
  // Of local days: from UTC, as the accord's date or `offset` says; else UTC.
  [[nodiscard]] measure::Duration offset() const { return offset_; }

 private:
  void read(const text::Sentence& sentence, std::string_view bytes);
  void read_offset(const text::AccordDeclaration& accord, std::string_view bytes);

  text::ChoiceReading choices_;
  std::map<std::string, std::vector<const text::Sentence*>, std::less<>> sentences_;
  std::map<std::string, std::string, std::less<>> titles_;
  std::map<std::string, int, std::less<>> sounds_;  // how many names are said so, by small letters
  std::string gravest_ = "grave";
  measure::Duration offset_;
};

// Does a sentence use the word for itself? Then no name is said by it bare.
[[nodiscard]] bool is_sentence_word(std::string_view word);

// A piece of the text in quotation marks: one line, cut where it is long.
[[nodiscard]] std::string quoted(std::string_view words);

}  // namespace casus::lint
