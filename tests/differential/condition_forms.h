// Conditions of random accords: excuses and permissions, with everything that a literal
// may say.
#pragma once

#include <string>

#include "tests/differential/cases.h"
#include "tests/differential/dice.h"

namespace casus::differential {

// What an event may ask about: facts, and what was judged or named before.
struct Known {
  std::vector<std::string> norms{};
  std::size_t meanings = 0;
  bool votes = false;  // on `help`
};
[[nodiscard]] accord::Event some_event(Dice& dice, const Known& known);
// Norms ask about those that come after them, which are judged before them; the last of
// all asks about nothing but facts.
[[nodiscard]] Known known_to(const accord::Accord& accord, std::size_t norm);
[[nodiscard]] std::string describe(const accord::Event& event);

// Gives some norms excuses, and the accord permissions.
void add_excuses(Dice& dice, accord::Accord& accord);

[[nodiscard]] std::string describe(const accord::Accord& accord, const accord::Condition& condition);
[[nodiscard]] std::string describe_excuses(const accord::Accord& accord, const accord::Norm& norm);

}  // namespace casus::differential
