// Forms: the words of a positions page and what each means for the talk. The reader, its
// messages, hover and completion of an editor take them from here; docs/positions.md prints
// them, word for word.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace casus::positions {

struct Form {
  std::string_view words;    // "can live with"
  std::string_view plural;   // of several parties: "prefer"; "" where it is the same
  std::string_view shape;    // "P can live with #c 2"
  std::string_view meaning;  // in Markdown
};

// What follows the parties: a form for each Stance, in its order, then the others.
[[nodiscard]] std::span<const Form> forms();
// The form that begins with this word, of one party or of several; or nullptr.
[[nodiscard]] const Form* form_of(std::string_view word);
[[nodiscard]] bool is_verb(std::string_view word);  // is there one?
[[nodiscard]] std::vector<std::string> verbs();     // of one party, then of several

// What stands further behind in a sentence.
struct Qualifier {
  enum class Sort : std::uint8_t { basis, leaning, limit };
  Sort sort = Sort::basis;
  Form form;
};
[[nodiscard]] std::span<const Qualifier> qualifiers();

// "the source is usually reliable, the report possibly true" of B3; "" of what is no grade.
[[nodiscard]] std::string grade_meaning(std::string_view grade);
[[nodiscard]] std::vector<std::string> grades();  // A1, A2, ... F6

}  // namespace casus::positions
