// Signatures and ratifications party by party, then the state that they make.
#include "casus/procedure/standing.h"

#include <algorithm>
#include <array>
#include <set>

#include "casus/procedure/procedures.h"
#include "casus/procedure/recollection.h"
#include "casus/watch/acts.h"
#include "casus/watch/order.h"

namespace casus::procedure {

using measure::Instant;

namespace {

class Depositary {
 public:
  Depositary(const World& world, Instant at) : world_{world}, at_{at} {}

  Standing answer(const watch::Held* suspension) {
    Standing out;
    out.force = force_of(world_);
    for (const accord::Party& party : world_.accord.parties) {
      PartyStanding one = of(party.name);
      if (one.signed_at || one.ratified_at || one.has_to_ratify || !one.chambers.empty()) out.parties.push_back(std::move(one));
    }
    out.state = state_of(out);
    if (suspension != nullptr && out.state == Standing::State::in_force) suspend(*suspension, out);
    for (const std::uint32_t record : records_) out.evidence.push_back(world_.fact(record).id());
    return out;
  }

 private:
  // Whether its condition holds now, since when, and on what that rests.
  void suspend(const watch::Held& condition, Standing& out) {
    const watch::Position now = watch::at(at_);
    for (const watch::Span& span : condition.signal.at_least(measure::Truth::unknown)) {
      if (span.from > now || span.to <= now) continue;
      const bool certain = condition.signal.at(now) == measure::Truth::yes;
      out.perhaps_suspended = !certain;
      if (certain) out.state = Standing::State::suspended;
      for (const watch::Span& sure : condition.signal.at_least(certain ? measure::Truth::yes : measure::Truth::unknown))
        if (sure.from <= now && now < sure.to && sure.from > watch::beginning) out.suspended_since = watch::instant_of(sure.from);
    }
    for (const watch::Portion& ground : condition.grounds)
      if (ground.possible.from <= now && now < ground.possible.to) records_.insert(ground.evidence.begin(), ground.evidence.end());
  }

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
  constexpr std::array<std::string_view, 7> names{"draft", "signed", "partly ratified", "ratified", "in force", "suspended", "ended"};
  return names[static_cast<std::size_t>(state)];
}

namespace {

// The condition of the whole accord as a meaning behind all others, so that it has grounds.
std::optional<std::size_t> add_suspension(accord::Accord& accord) {
  const auto whole = std::ranges::find(accord.in_force, std::string{}, &accord::InForce::article);
  if (whole == accord.in_force.end() || !whole->suspended) return std::nullopt;
  accord::Meaning meaning;
  meaning.name = "suspension";
  meaning.condition = *whole->suspended;
  accord.meanings.push_back(std::move(meaning));
  return accord.meanings.size() - 1;
}

std::set<std::string> asked_by(const accord::Accord& accord, const accord::Condition& condition) {
  accord::Norm asking;
  asking.excuses.emplace_back();
  asking.excuses.back().condition = condition;
  return watch::asked_by(accord, asking);
}

}  // namespace

Standing standing(const accord::Accord& accord, std::span<const fact::Fact> facts, Instant at) {
  const watch::Ground ground{accord};
  const watch::Catalogue catalogue{accord, facts};
  const watch::Prepared shared = watch::prepare(catalogue, ground);
  watch::Conditions conditions{accord, shared};
  Procedures procedures{accord, shared, nullptr};
  conditions.ask([&](const std::string& motion, const watch::Collected& heard) { return procedures.carried(motion, heard, conditions); });
  const World world = procedures.world(conditions);
  Depositary depositary{world, at};
  accord::Accord bound = in_force(world);
  const std::optional<std::size_t> suspension = add_suspension(bound);
  if (!suspension) return depositary.answer(nullptr);
  Recollection memory{bound, shared};
  Procedures in_court{bound, shared, &memory};
  base::SerialExecutor serial;
  watch::Court court{bound, shared, serial, &in_court};
  court.judge_these(asked_by(bound, bound.meanings[*suspension].condition));
  return depositary.answer(&court.conditions().held(*suspension, {.judged = {}, .zone = {}, .proof = &bound.proof}));
}

}  // namespace casus::procedure
