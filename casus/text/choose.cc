// Edits first, then a second reading: what is left must be read as before. A text that
// would not (a line that now begins with a number, two brackets that now touch) is
// refused, because a changed meaning would be a word added in silence.
#include "casus/text/choose.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "casus/text/edits.h"

namespace casus::text {

using base::Fault;
using base::FaultKind;
using base::Result;

namespace {

bool is_error(const Diagnostic& d) { return d.severity == Severity::error; }

std::optional<Fault> error_in(std::string_view file, const std::vector<Diagnostic>& diagnostics) {
  const auto found = std::ranges::find_if(diagnostics, is_error);
  if (found == diagnostics.end()) return std::nullopt;
  const LineColumn at = line_column(file, found->begin);
  return Fault{FaultKind::malformed,
               found->message,
               "`casus check` tells all of them; mend the text first",
               {"", at.line, at.column, {}}};
}

std::optional<Fault> unknown_choice(std::string_view file, const File& parsed,
                                    const ChoiceReading& choices) {
  for (const Block& block : parsed.blocks) {
    for (const Token& token : block.tokens.tokens) {
      if (token.kind != TokenKind::choice || choices.find(token.text.substr(1)) != nullptr)
        continue;
      const LineColumn at = line_column(file, token.span.begin);
      return Fault{FaultKind::malformed,
                   fmt::format("the prose has no choice `{}`", token.text),
                   "`casus check` tells how to name it",
                   {"", at.line, at.column, {}}};
    }
  }
  return std::nullopt;
}

// What a reader of the text must find again.
struct Outline {
  std::vector<std::string> provisions;
  std::vector<std::string> articles;
  std::vector<std::pair<std::string, std::size_t>> choices;  // ids and options, sorted
  std::size_t fences = 0;
  std::size_t sentences = 0;
  friend bool operator==(const Outline&, const Outline&) = default;
};

bool is_gone(std::size_t at, const std::vector<Edit>& prose) {
  const auto behind =
      std::ranges::upper_bound(prose, at, {}, [](const Edit& e) { return e.span.begin; });
  return behind != prose.begin() && at < std::prev(behind)->span.end;
}

Outline outline_of(const File& parsed, const ChoiceReading& choices,
                   const std::vector<Edit>& gone) {
  Outline out;
  for (const Provision& each : parsed.document.provisions) {
    if (!is_gone(each.span.begin, gone)) out.provisions.push_back(each.id);
  }
  for (const Article& each : parsed.document.articles) {
    if (!is_gone(each.span.begin, gone)) out.articles.push_back(each.number);
  }
  for (const Choice& choice : choices.choices) {
    const bool left =
        std::ranges::any_of(choice.places, [&](Span place) { return !is_gone(place.begin, gone); });
    if (!left) continue;
    out.choices.emplace_back(choice.id, choice.options.size());
  }
  std::ranges::sort(out.choices);
  for (const Block& block : parsed.blocks) {
    ++out.fences;
    out.sentences += block.sentences.size();
  }
  return out;
}

Fault conflict() {
  return {FaultKind::conflict,
          "with these options taken, the words around them would be read in another way",
          "a number at the start of a line, a bracket or a backtick next to the choice; "
          "part it from the choice by a word",
          {}};
}

}  // namespace

Result<std::string> choose(std::string_view file, const Assignment& taken) {
  const File parsed = parse(file);
  const ChoiceReading choices = read_choices(file, parsed.document);
  if (auto fault = error_in(file, choices.diagnostics)) return *fault;
  if (auto fault = error_in(file, parsed.diagnostics)) return *fault;
  if (auto fault = unknown_choice(file, parsed, choices)) return *fault;
  const Closing closing{choices, taken};
  const std::vector<Edit> prose = prose_edits(choices, closing);
  CASUS_TRY(code, code_edits(file, parsed, choices, closing));
  std::string out = apply(file, prose, code.edits);
  Outline wanted = outline_of(parsed, choices, prose);
  wanted.sentences = code.left;
  const File again = parse(out);
  const ChoiceReading left = read_choices(out, again.document);
  if (error_in(out, again.diagnostics) || error_in(out, left.diagnostics)) return conflict();
  if (outline_of(again, left, {}) != wanted) return conflict();
  return out;
}

}  // namespace casus::text
