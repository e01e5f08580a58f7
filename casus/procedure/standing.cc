// Signatures and ratifications party by party, then the state that they make.
#include "casus/procedure/standing.h"

#include <algorithm>
#include <array>
#include <set>

#include "casus/procedure/procedures.h"
#include "casus/watch/acts.h"

namespace casus::procedure {

using measure::Instant;

namespace {

class Inquiry {
 public:
  Inquiry(const World& world, Instant at) : world_{world}, at_{at} {}

  Standing answer() {
    Standing out;
    out.force = force_of(world_);
    for (const accord::Party& party : world_.accord.parties) {
      PartyStanding one = of(party.name);
      if (one.signed_at || one.ratified_at || one.has_to_ratify || !one.chambers.empty()) out.parties.push_back(std::move(one));
    }
    out.state = state_of(out);
    for (const std::uint32_t record : records_) out.evidence.push_back(world_.fact(record).id());
    return out;
  }

 private:
  // The first certain act of that kind by the party.
  std::optional<Instant> first(const std::string& verb, const std::string& party) {
    for (const watch::Act& act : acts_of(world_.accord, world_.shared.collected, world_.shared.zones, {verb, "", {}, "", {party}, std::nullopt})) {
      if (!act.certain()) continue;
      records_.insert(act.record);
      return act.when.from;
    }
    return std::nullopt;
  }

  PartyStanding of(const std::string& party) {
    PartyStanding one{.party = party, .signed_at = first("sign", party)};
    one.has_to_ratify = std::ranges::any_of(world_.accord.in_force, [&](const accord::InForce& sentence) {
      return std::ranges::find(sentence.last_of, party) != sentence.last_of.end();
    });
    one.ratified_at = ratified(world_, party);
    one.chambers = chamber_votes(world_, party);
    for (const ChamberVote& vote : one.chambers)
      if (vote.act) records_.insert(*vote.act);
    if (one.chambers.empty() && one.ratified_at) first("ratify", party);
    return one;
  }

  [[nodiscard]] Standing::State state_of(const Standing& so_far) const {
    using enum Standing::State;
    const bool says = std::ranges::any_of(world_.accord.in_force, [](const accord::InForce& one) { return one.article.empty(); });
    if (so_far.force) {
      if (so_far.force->until && *so_far.force->until <= at_) return ended;
      return so_far.force->from <= at_ ? in_force : ratified;
    }
    const auto has = [&](auto&& fits) { return std::ranges::any_of(so_far.parties, fits); };
    if (has([](const PartyStanding& one) { return one.ratified_at.has_value(); })) return partly_ratified;
    if (has([](const PartyStanding& one) { return one.signed_at.has_value(); })) return signed_only;
    return says ? draft : in_force;
  }

  const World& world_;
  Instant at_;
  std::set<std::uint32_t> records_;
};

}  // namespace

std::string_view name(Standing::State state) {
  constexpr std::array<std::string_view, 6> names{"draft", "signed", "partly ratified", "ratified", "in force", "ended"};
  return names[static_cast<std::size_t>(state)];
}

Standing standing(const accord::Accord& accord, std::span<const fact::Fact> facts, Instant at) {
  const watch::Ground ground{accord};
  const watch::Catalogue catalogue{accord, facts};
  const watch::Prepared shared = watch::prepare(catalogue, ground);
  watch::Conditions conditions{accord, shared};
  Procedures procedures{accord, shared, nullptr};
  conditions.ask([&](const std::string& motion, const watch::Collected& heard) { return procedures.carried(motion, heard, conditions); });
  return Inquiry{procedures.world(conditions), at}.answer();
}

}  // namespace casus::procedure
