// Chambers, routes, signatures.
#include "casus/oracle/ratify.h"

#include <algorithm>

#include "casus/oracle/acts.h"
#include "casus/oracle/counting.h"

namespace casus::oracle {

using accord::Chamber;
using accord::Route;
using measure::Instant;

namespace {

std::vector<Act> certain_acts(const World& world, const std::string& verb, const std::string& party) {
  Wanted wanted;
  wanted.verb = verb;
  wanted.parties = {party};
  std::vector<Act> acts = acts_of(world, wanted);
  std::erase_if(acts, [](const Act& act) { return !act.certain(); });
  return acts;
}

std::optional<std::int64_t> votes(const fact::Fact& act, std::string_view attribute) {
  const fact::Value* value = act.find(attribute);
  const auto* range = value == nullptr ? nullptr : std::get_if<measure::AmountRange>(value);
  if (range == nullptr || !range->exact() || range->low < measure::Decimal{}) return std::nullopt;
  return range->low.raw() / measure::decimal_one;
}

// Does the act state that this chamber said yes by its share?
bool passes(const Chamber& chamber, const Act& act, bool only_chamber) {
  const std::string named = word_of(*act.fact, "chamber");
  if (named.empty() ? !only_chamber : named != chamber.name) return false;
  const auto yes = votes(*act.fact, "yes");
  const auto no = votes(*act.fact, "no");
  if (!yes || !no) return false;
  const std::int64_t spoken = *yes + *no + votes(*act.fact, "abstain").value_or(0);
  if (spoken > chamber.seats) return false;
  return carries(chamber.carried_by, {{chamber.seats, chamber.seats}, {spoken, spoken}, {*yes, *yes}, {*no, *no}});
}

std::size_t place_in_log(const World& world, const fact::Fact* fact) {
  return static_cast<std::size_t>(std::ranges::find(world.facts, fact) - world.facts.begin());
}

bool earlier(const World& world, const Act& a, const Act& b) {
  if (a.when.from != b.when.from) return a.when.from < b.when.from;
  return place_in_log(world, a.fact) < place_in_log(world, b.fact);
}

// Was the act done in the order that the route states?
bool in_order(const World& world, const Route& route, const Act& act) {
  return std::ranges::all_of(route.signatories, [&](const std::string& party) {
    const std::vector<Act> signed_by = certain_acts(world, "sign", party);
    switch (route.order) {
      case Route::Order::any: return true;
      case Route::Order::before: return signed_by.empty() || earlier(world, act, signed_by.front());
      case Route::Order::after: return !signed_by.empty() && earlier(world, signed_by.front(), act);
    }
    return true;
  });
}

// When the chamber first said yes.
std::optional<Instant> passed(const World& world, const Route& route, const Chamber& chamber) {
  std::size_t chambers = 0;
  for (const auto& all_of : route.any_of) chambers += all_of.size();
  for (const Act& act : certain_acts(world, "ratify", route.party))
    if (in_order(world, route, act) && passes(chamber, act, chambers == 1)) return act.when.from;
  return std::nullopt;
}

// When all of these chambers have.
std::optional<Instant> passed(const World& world, const Route& route, const std::vector<Chamber>& all_of) {
  std::optional<Instant> last;
  for (const Chamber& chamber : all_of) {
    const auto one = passed(world, route, chamber);
    if (!one) return std::nullopt;
    last = std::max(last.value_or(*one), *one);
  }
  return last;
}

std::optional<Instant> by_route(const World& world, const Route& route) {
  std::optional<Instant> first;
  for (const auto& all_of : route.any_of) {
    const auto one = passed(world, route, all_of);
    if (one) first = std::min(first.value_or(*one), *one);
  }
  return first;
}

}  // namespace

std::optional<Instant> ratified(const World& world, const std::string& party) {
  const auto route = std::ranges::find(world.accord.routes, party, &Route::party);
  if (route != world.accord.routes.end()) return by_route(world, *route);
  const std::vector<Act> acts = certain_acts(world, "ratify", party);
  if (acts.empty()) return std::nullopt;
  return acts.front().when.from;
}

}  // namespace casus::oracle
