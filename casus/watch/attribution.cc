// The acts about an incident are found by what they name, then taken in order of receipt.
#include "casus/watch/attribution.h"

#include <algorithm>
#include <tuple>
#include <vector>

#include "casus/watch/acts.h"

namespace casus::watch {

using fact::Fact;
using measure::Truth;

namespace {

// Whom the act names, if it names exactly one: empty parts of a list are none.
std::string_view only_addressee(const Fact& act) {
  std::string_view rest = word_of(act, "to");
  std::string_view only;
  while (!rest.empty()) {
    const std::size_t bar = rest.find('|');
    const std::string_view one = rest.substr(0, bar);
    rest = bar == std::string_view::npos ? std::string_view{} : rest.substr(bar + 1);
    if (one.empty()) continue;
    if (!only.empty()) return {};
    only = one;
  }
  return only;
}

// Is it an act of attribution by the body?
Truth attributes(const Catalogue& catalogue, std::uint32_t index, std::string_view body) {
  const Fact& act = catalogue.log()[index];
  const auto own = [&](std::string_view name) { return act.find(name); };
  const Truth kind = catalogue.kind("attribute").answer(catalogue.what(index), own);
  if (act.actors.empty()) return measure::both(kind, Truth::unknown);
  const auto by_body = std::ranges::count(act.actors, body);
  if (by_body == 0) return Truth::no;
  return measure::both(kind, measure::truth(by_body == std::ssize(act.actors)) == Truth::yes ? Truth::yes : Truth::unknown);
}

// When the act happened: at its receipt, else at some instant that it claims.
measure::Interval time_of(const Fact& act) {
  return act.received ? measure::Interval{*act.received, *act.received} : *act.when;
}

}  // namespace

incident::Attribution attribution_of(const Collected& collected, const AskedOf& asked) {
  std::vector<std::uint32_t> acts;
  for (const std::uint32_t report : asked.reports) {
    for (const std::uint32_t name : collected.catalogue->names(report))
      acts.insert(acts.end(), collected.acts_about[name].begin(), collected.acts_about[name].end());
  }
  std::ranges::sort(acts, {}, [&](std::uint32_t act) { return std::tuple(time_of(collected.log[act]), act); });
  const auto twice = std::ranges::unique(acts);
  acts.erase(twice.begin(), twice.end());
  incident::Attribution found;
  for (const std::uint32_t index : acts) {
    const Fact& act = collected.log[index];
    const std::string_view to = only_addressee(act);
    const Truth answer = attributes(*collected.catalogue, index, asked.body);
    if (to.empty() || answer == Truth::no) continue;
    const std::string party{to == "unknown" ? std::string_view{} : to};
    if (answer == Truth::yes && act.received) found.to = party;
    else found.perhaps.push_back(party);
  }
  return found;
}

}  // namespace casus::watch
