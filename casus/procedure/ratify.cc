// Chambers, routes, signatures.
#include <algorithm>
#include <tuple>

#include "casus/procedure/chambers.h"
#include "casus/procedure/entry.h"
#include "casus/tally/tally.h"
#include "casus/watch/acts.h"

namespace casus::procedure {

using accord::Chamber;
using accord::Route;
using measure::Instant;

namespace {

std::vector<watch::Act> certain_acts(const World& world, const std::string& verb, const std::string& party) {
  std::vector<watch::Act> acts = acts_of(world.accord, world.shared.collected, world.shared.zones, {verb, "", {}, "", {party}, std::nullopt});
  std::erase_if(acts, [](const watch::Act& act) { return !act.certain(); });
  return acts;
}

class Ratification {
 public:
  Ratification(const World& world, const Route& route) : world_{world}, route_{route}, acts_{certain_acts(world, "ratify", route.party)} {
    for (const std::string& party : route.signatories) {
      const std::vector<watch::Act> some = certain_acts(world, "sign", party);
      if (some.empty()) unsigned_ = true;
      else first_signatures_.push_back(place(some.front()));
    }
  }

  [[nodiscard]] std::optional<Instant> done() const {
    std::optional<Instant> first;
    for (const std::vector<Chamber>& all_of : route_.any_of) {
      const auto one = passed(all_of);
      if (one) first = std::min(first.value_or(*one), *one);
    }
    return first;
  }

  [[nodiscard]] std::vector<ChamberVote> told() const {
    std::vector<ChamberVote> out;
    for (const std::vector<Chamber>& all_of : route_.any_of) {
      for (const Chamber& chamber : all_of) out.push_back(told(chamber));
    }
    return out;
  }

 private:
  // The act that passed it; else the last one that tells of a vote.
  [[nodiscard]] ChamberVote told(const Chamber& chamber) const {
    const accord::Rule& rule = chamber.carried_by;
    ChamberVote out{.chamber = chamber.name, .seats = chamber.seats, .needed = tally::needed(rule.share, chamber.seats)};
    if (rule.quorum) out.quorum = tally::needed(*rule.quorum, chamber.seats);
    for (const watch::Act& act : acts_) {
      const fact::Fact& fact = world_.fact(act.record);
      if (out.passed || !is_of(route_, chamber, fact)) continue;
      out.act = act.record;
      out.yes = votes_told(fact, "yes");
      out.no = votes_told(fact, "no");
      if (const auto poll = poll_told(chamber, fact)) {
        out.needed = needed(chamber, *poll);
        out.there = poll->there.heads;
      }
      if (in_order(act) && carries(chamber, fact)) out.passed = act.when.from;
    }
    return out;
  }

  using Place = std::pair<Instant, std::uint32_t>;  // in time, then in the log
  [[nodiscard]] static Place place(const watch::Act& act) { return {act.when.from, act.record}; }

  // When all of these chambers have said yes.
  [[nodiscard]] std::optional<Instant> passed(const std::vector<Chamber>& all_of) const {
    std::optional<Instant> last;
    for (const Chamber& chamber : all_of) {
      const auto act = std::ranges::find_if(acts_, [&](const watch::Act& one) { return in_order(one) && carries(chamber, world_.fact(one.record)); });
      if (act == acts_.end()) return std::nullopt;
      last = std::max(last.value_or(act->when.from), act->when.from);
    }
    return last;
  }

  // Does the act state that this chamber said yes by its share?
  [[nodiscard]] bool carries(const Chamber& chamber, const fact::Fact& act) const {
    const auto poll = poll_told(chamber, act);
    return is_of(route_, chamber, act) && poll && passes(chamber, *poll);
  }

  // Was it done in the order that the route states?
  [[nodiscard]] bool in_order(const watch::Act& act) const {
    if (route_.order == Route::Order::before) return std::ranges::all_of(first_signatures_, [&](const Place& one) { return place(act) < one; });
    if (route_.order == Route::Order::any) return true;
    return !unsigned_ && std::ranges::all_of(first_signatures_, [&](const Place& one) { return one < place(act); });
  }

  const World& world_;
  const Route& route_;
  std::vector<watch::Act> acts_;
  std::vector<Place> first_signatures_;
  bool unsigned_ = false;          // somebody who has to sign has not
};

}  // namespace

std::vector<ChamberVote> chamber_votes(const World& world, const std::string& party) {
  const auto route = std::ranges::find(world.accord.routes, party, &Route::party);
  return route == world.accord.routes.end() ? std::vector<ChamberVote>{} : Ratification{world, *route}.told();
}

std::optional<Instant> ratified(const World& world, const std::string& party) {
  const auto route = std::ranges::find(world.accord.routes, party, &Route::party);
  if (route != world.accord.routes.end()) return Ratification{world, *route}.done();
  const std::vector<watch::Act> acts = certain_acts(world, "ratify", party);
  return acts.empty() ? std::nullopt : std::optional{acts.front().when.from};
}

}  // namespace casus::procedure
