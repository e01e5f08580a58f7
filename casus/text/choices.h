// Choices: what is open in a text, and a way to close it.
//
//   ... no more than [800,000]{by=UKR,USA}[600,000]{by=RUS}{#cap} personnel
//
// read_choices() turns the brackets of the prose (brackets.h) into named choices. A
// text with open choices is a family of accords; a Closing fixes every choice and so
// names one variant of it. Nothing here enumerates variants.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "casus/base/result.h"
#include "casus/measure/truth.h"
#include "casus/text/diagnostic.h"
#include "casus/text/document.h"
#include "casus/text/tree.h"

namespace casus::text {

// One option. A choice that stands twice has one Option for both places.
struct Option {
  std::vector<Span> spans;  // what is between the brackets, once for each place
  std::string text;         // of the first place, notes of nested brackets left out
  std::string value;        // what `value=` says, or empty
  std::vector<std::string> by, opposed, reserved, claimed;
};

struct Choice {
  std::string id;             // "cap"; "" if the text gives none
  bool keep_or_drop = false;  // a lone span: option 1 is kept or dropped
  bool paragraphs = false;    // `Option 1 {by=...}: ...`
  std::vector<Option> options;
  std::vector<Span> places;  // the whole run of brackets with its notes, once for each place
  struct Parent {
    std::size_t choice = 0;  // index
    std::int64_t option = 1;
  };
  std::optional<Parent> parent;  // it lies inside this option
};

struct ChoiceReading {
  std::vector<Choice> choices;          // by first place
  std::size_t spans = 0;                // bracketed pieces of prose, as casus.check/1 counts them
  std::vector<Diagnostic> diagnostics;  // by begin
  std::map<std::string, std::size_t, std::less<>> by_id;  // of the choices that have one
  // The choice of this name (name_of()), or nullptr.
  [[nodiscard]] const Choice* find(std::string_view name) const;
  // Its id; where the text gives none, "@3" for the third choice of the text.
  [[nodiscard]] std::string name_of(std::size_t choice) const;
  // Over all choices; a lone span has two, keep and drop.
  [[nodiscard]] std::size_t options() const;
};

[[nodiscard]] ChoiceReading read_choices(std::string_view file, const Document& document);

// The words that an option puts into the formal text, in the language's spelling:
// "800,000" gives "800000", "ninety days" and "90 days" give "90 d", "15 km" itself,
// `value=` what it says. nullopt: the words are no value.
[[nodiscard]] std::optional<std::string> option_value(const Option& option);

// Is the test true where this option of its choice is taken (0: dropped, or not alive)?
[[nodiscard]] bool met(const ChoiceTest& test, const Choice& choice, std::int64_t option);

// Choices by name (ChoiceReading::name_of) and the option taken: 1, 2, ...; 0 is `drop`.
using Assignment = std::map<std::string, std::int64_t, std::less<>>;

// Every choice fixed, or some of them. `reading` must outlive it.
class Closing {
 public:
  Closing() = default;
  Closing(const ChoiceReading& reading, Assignment taken)
      : reading_{&reading}, taken_{std::move(taken)} {}

  // The option of the choice, 0 if it is dropped or lies inside an option that is
  // not taken; nullopt if there is no such choice, or nothing was said of it.
  [[nodiscard]] std::optional<std::int64_t> taken(std::string_view id) const;
  // Does the guard hold? A choice that does not exist makes its test false, and so
  // does, for holds(), one of which nothing was said.
  [[nodiscard]] bool holds(const Guard& guard) const;
  // The same where some choices are still open; an empty guard holds.
  [[nodiscard]] measure::Truth truth(const Guard& guard) const;
  [[nodiscard]] measure::Truth truth(const ChoiceTest& test) const;
  // The option taken, or nullptr (dropped, unknown, undecided).
  [[nodiscard]] const Option* option(std::string_view id) const;
  // "cap=1,donbas=drop", in the order of the text; choices that are not alive left out.
  [[nodiscard]] std::string name() const;
  [[nodiscard]] const Assignment& assignment() const { return taken_; }

 private:
  [[nodiscard]] std::optional<std::int64_t> taken(const Choice& choice) const;

  const ChoiceReading* reading_ = nullptr;
  Assignment taken_;
};

// Reads "cap=1,donbas=drop" (an option by number, by its words, or `drop`; `keep` is
// 1 for a lone span; "" names nothing). Faults: usage, naming the choices that exist; a
// choice left open unless `some`; one inside an option that is not taken.
enum class Completeness : std::uint8_t { every_choice, some };
base::Result<Assignment> read_assignment(const ChoiceReading& reading, std::string_view words,
                                         Completeness completeness);

// "choices: cap=1..2, donbas=keep|drop", at most 24 of them.
[[nodiscard]] std::string choices_help(const ChoiceReading& reading);

// What `#cap is "..."` and `cap=...` compare: "800,000" is the words of option 1.
[[nodiscard]] bool has_words(const Option& option, std::string_view words);

}  // namespace casus::text
