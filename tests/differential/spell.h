// Spell: a random accord in the words of the language, and a failing case as a story page.
//
//   Accord --spell--> text --accord::from_text--> Accord
//
// Random accords are built as values and hold more than the language can say (half a
// troop, a permission for everybody): then there is no spelling, and the reason is told.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "casus/accord/accord.h"
#include "tests/differential/cases.h"

namespace casus::differential {

struct Spelling {
  std::string text{};  // one whole accord file; empty if it cannot be said
  std::string why{};   // it cannot be said
};
[[nodiscard]] Spelling spell(const accord::Accord& accord);

// The accord as the text gives it; nullopt where the reader refuses it (`why` then holds
// its first errors). Groups that stand for a list of parties keep the case's names.
[[nodiscard]] std::optional<accord::Accord> read_back(const accord::Accord& accord, Spelling& spelling);

// As a page for tests/stories: the text, the facts as feeds, both evaluations to run. Told
// of the nearest accord that can be said (sayable.h) and of what a feed of facts reads, if
// that still fails; else nullopt.
[[nodiscard]] std::optional<std::string> story(const Case& one, const std::function<bool(const Case&)>& fails);

}  // namespace casus::differential
