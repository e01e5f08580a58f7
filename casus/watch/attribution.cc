// The acts about an incident are found by what they name, then taken in order of receipt.
#include "casus/watch/attribution.h"

#include <algorithm>
#include <optional>
#include <tuple>
#include <vector>

#include "casus/watch/acts.h"

namespace casus::watch {

using fact::Fact;
using measure::Truth;

namespace {

using Parties = incident::Attribution::Parties;

// Whom the act finds: one of these. `unknown` among them is nobody: a withdrawal. nullopt:
// it names none.
std::optional<Parties> found_by(const Fact& act) {
  Parties parties = words_in(word_of(act, "to"));
  if (parties.empty()) return std::nullopt;
  if (std::ranges::find(parties, "unknown") != parties.end()) parties.clear();
  return parties;
}

// Does a party tell of what may clear it, or of what accuses another?
bool is_own_case(const incident::Origin& teller, const Parties& found) {
  if (teller.sort != incident::Origin::Sort::party) return false;
  return found.empty() || std::ranges::any_of(found, [&](const std::string& party) { return party != teller.name; });
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
  std::vector<Parties> received;  // perhaps found, since what was certainly found last
  for (const std::uint32_t index : acts) {
    const Fact& act = collected.log[index];
    const std::optional<Parties> to = found_by(act);
    const Truth answer = attributes(*collected.catalogue, index, asked.body);
    if (!to || answer == Truth::no) continue;
    const bool proven = act.received && act.grade.at_least(asked.grade);
    const bool certain = answer == Truth::yes && proven && !is_own_case(collected.catalogue->origin(index), *to);
    if (certain) {
      found.to = *to;
      received.clear();
    } else {
      (act.received ? received : found.perhaps).push_back(*to);
    }
  }
  found.perhaps.insert(found.perhaps.end(), received.begin(), received.end());
  return found;
}

}  // namespace casus::watch
