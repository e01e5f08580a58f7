// Chambers, routes, signatures.
#include <algorithm>
#include <tuple>

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

// A number of votes that the act states; nullopt: none, or nobody knows how many.
std::optional<std::int64_t> votes(const fact::Fact& act, std::string_view attribute) {
  const fact::Value* value = act.find(attribute);
  const auto* range = value == nullptr ? nullptr : std::get_if<measure::AmountRange>(value);
  if (range == nullptr || !range->exact() || range->low < measure::Decimal{}) return std::nullopt;
  return range->low.raw() / measure::decimal_one;
}

class Ratification {
 public:
  Ratification(const World& world, const Route& route) : world_{world}, route_{route}, acts_{certain_acts(world, "ratify", route.party)} {
    for (const std::string& party : route.signatories) {
      const std::vector<watch::Act> some = certain_acts(world, "sign", party);
      if (some.empty()) unsigned_ = true;
      else first_signatures_.push_back(place(some.front()));
    }
    for (const auto& all_of : route.any_of) chambers_ += all_of.size();
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
      if (out.passed || !is_of(chamber, fact)) continue;
      out.act = act.record;
      out.yes = votes(fact, "yes");
      out.no = votes(fact, "no");
      if (const auto poll = poll_of(chamber, fact)) {
        out.needed = tally::needed(rule.share, tally::base_of(rule.share, *poll));
        for (const accord::Share& also : rule.also) out.needed = std::max(out.needed, tally::needed(also, tally::base_of(also, *poll)));
        out.there = poll->there.heads;
      }
      if (in_order(act) && passes(chamber, fact)) out.passed = act.when.from;
    }
    return out;
  }

  [[nodiscard]] bool is_of(const Chamber& chamber, const fact::Fact& act) const {
    const std::string_view named = watch::word_of(act, "chamber");
    return named.empty() ? chambers_ == 1 : named == chamber.name;
  }

  using Place = std::pair<Instant, std::uint32_t>;  // in time, then in the log
  [[nodiscard]] static Place place(const watch::Act& act) { return {act.when.from, act.record}; }

  // When all of these chambers have said yes.
  [[nodiscard]] std::optional<Instant> passed(const std::vector<Chamber>& all_of) const {
    std::optional<Instant> last;
    for (const Chamber& chamber : all_of) {
      const auto act = std::ranges::find_if(acts_, [&](const watch::Act& one) { return in_order(one) && passes(chamber, world_.fact(one.record)); });
      if (act == acts_.end()) return std::nullopt;
      last = std::max(last.value_or(act->when.from), act->when.from);
    }
    return last;
  }

  // Does the act state that this chamber said yes by its share?
  [[nodiscard]] bool passes(const Chamber& chamber, const fact::Fact& act) const {
    if (!is_of(chamber, act)) return false;
    const auto poll = poll_of(chamber, act);
    return poll && poll->silent().heads >= 0 && tally::carried(chamber.carried_by, *poll);
  }

  // What the act states of the vote; nullopt: not how many were for and against it.
  [[nodiscard]] static std::optional<tally::Poll> poll_of(const Chamber& chamber, const fact::Fact& act) {
    const auto yes = votes(act, "yes");
    const auto no = votes(act, "no");
    if (!yes || !no) return std::nullopt;
    const std::int64_t abstained = votes(act, "abstain").value_or(0);
    const auto seats = [](std::int64_t n) { return tally::Strength{n, n}; };
    return tally::Poll{.all = seats(chamber.seats), .there = seats(*yes + *no + abstained), .yes = seats(*yes), .no = seats(*no)};
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
  std::size_t chambers_ = 0;  // of the route
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
