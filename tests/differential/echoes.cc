// One record more, of the same mover and time: a second network, a careless scribe, a doubter.
#include "tests/differential/echoes.h"

#include <algorithm>

#include "casus/fact/perhaps.h"

namespace casus::differential {

namespace {

fact::Fact echo_of(Dice& dice, const Case& one, const fact::Fact& seen, std::size_t number) {
  fact::Fact echo = seen;
  echo.record = (dice.one_in(2) ? "e" : "z") + std::to_string(number);  // before or after the other by name
  const std::string& format = one.accord.source(seen.source)->format;
  for (const accord::Source& source : one.accord.sources)
    if (source.format == format && dice.one_in(2)) echo.source = source.name;
  switch (dice.below(6)) {
    case 0: echo.actors = {"UKR"}; break;
    case 1: echo.actors.clear(); break;
    case 2: echo.grade = {'D', '4'}; break;
    case 3: echo.set("about", "n" + std::to_string(dice.below(3))); break;
    case 4: if (echo.place) echo.place->radius = measure::kilometres(2); break;
    default: break;
  }
  return echo;
}

// What somebody saw at the same time and could not name: perhaps the same, perhaps beside it.
fact::Fact nameless(Dice& dice, const Case& one, const fact::Fact& seen, std::size_t number) {
  fact::Fact other = seen;
  other.record = "w" + std::to_string(number);
  other.mover.clear();
  if (dice.one_in(2)) other.set("number", dice.below(4));
  for (const accord::Source& source : one.accord.sources)
    if (source.format == "incidents_csv" && (dice.one_in(2) || other.source == seen.source)) other.source = source.name;
  if (one.accord.source(seen.source)->format == "incidents_csv" && dice.one_in(2)) other.source = seen.source;
  return other;
}

}  // namespace

void add_echoes(Dice& dice, Case& one) {
  for (fact::Fact& fact : one.facts)
    if (fact.root == fact::Root::incident && dice.one_in(10)) fact.set(fact::perhaps, std::string{dice.one_of<const char*>({"clash?shelling", "shelling?rocket", "rocket?clash"})});
  const std::size_t told = one.facts.size();
  for (std::size_t i = 0; i < told; ++i) {
    if (one.facts[i].root != fact::Root::sighting || one.facts[i].mover.empty() || !dice.one_in(4)) continue;
    const fact::Fact echo = echo_of(dice, one, one.facts[i], i);
    one.facts.insert(one.facts.begin() + dice.below(std::ssize(one.facts) + 1), echo);
  }
  const bool patrolled = std::ranges::any_of(one.accord.sources, [](const accord::Source& source) { return source.format == "incidents_csv"; });
  for (std::size_t i = 0; patrolled && i < told; ++i) {
    if (one.facts[i].root == fact::Root::sighting && one.facts[i].when && dice.one_in(4)) one.facts.push_back(nameless(dice, one, one.facts[i], i));
  }
}

}  // namespace casus::differential
