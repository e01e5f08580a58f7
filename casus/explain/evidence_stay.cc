// A mover that leaves sooner: its reports from an instant on are taken away, and one from
// outside is put there.
#include <algorithm>

#include <fmt/format.h>

#include "casus/explain/evidence_changes.h"
#include "casus/explain/supposed.h"
#include "casus/explain/words.h"

namespace casus::explain {

using fact::Fact;
using measure::Duration;
using measure::Instant;
using measure::milliseconds;

namespace {

// Where it was when: what a supposed departure is made of.
struct Departure {
  std::vector<Fact> evidence;  // by time
  fact::Place outside;
  bool arrives = false;        // seen outside right before the first report, too
};

Fact outside_at(const Departure& departure, Instant at) {
  Fact out = supposed_again(departure.evidence.front(), at);
  out.place = departure.outside;
  return out;
}

Edit leaving(const Departure& departure, Instant at) {
  Edit edit;
  for (const Fact& fact : departure.evidence)
    if (fact.when->to >= at) edit.without.insert(fact.id());
  edit.added.push_back(numbered(outside_at(departure, at), 1));
  if (departure.arrives) edit.added.push_back(numbered(outside_at(departure, departure.evidence.front().when->from - milliseconds(1)), 2));
  return edit;
}

// A round instant is the last that would not do, or the first that would.
std::string seen_outside(const Turn& turn) {
  const bool stays_is_round = turn.stays % 1'000 == 0 && turn.turns % 1'000 != 0;
  return stays_is_round ? fmt::format("seen outside before {}", measure::print(Instant{turn.stays})) : fmt::format("seen outside by {}", measure::print(Instant{turn.turns}));
}

Change told(const Departure& departure, const Turn& turn, measure::Duration limit) {
  const Instant first = departure.evidence.front().when->from;
  const Instant last = departure.evidence.back().when->to;
  Change out{.dial = "stay", .now = fmt::format("last seen inside at {}", measure::print(last)), .needed = seen_outside(turn),
             .leaves = fmt::format("seen outside at {}", measure::print(Instant{turn.stays})), .least = true};
  for (const Fact& fact : departure.evidence)
    if (fact.when->to.ms() >= turn.turns) out.records.push_back(fact.id());
  if (departure.arrives) {
    const Duration after = Instant{turn.stays} - (first - milliseconds(1));
    out.needed = fmt::format("seen outside right before {}, outside again less than {} after that", measure::print(first), spelled(after));
  }
  out.words = out.needed + ", and not inside again";
  const Duration sooner = last - Instant{turn.stays};
  if (sooner.raw() >= 1'000) out.words += fmt::format("; that is more than {} before its last report from inside", spelled(Duration{sooner.raw() / 1'000 * 1'000}));
  out.words += fmt::format("; the limit is {}", spelled(limit));
  return out;
}

std::optional<Turn> departure_that_does(const Retrial& retrial, const Departure& departure, const watch::StayAccount& stay) {
  const std::int64_t first = departure.evidence.front().when->from.ms() + 1;
  const std::int64_t last = std::max(stay.possible.to.ms(), departure.evidence.back().when->to.ms()) + 1;
  const std::int64_t begins = departure.arrives ? first - 2 : stay.possible.from.ms();
  const std::int64_t guess = begins + stay.needed.value_or(Duration{}).raw() - (stay.more_than ? 0 : 1);
  if (first >= last) return std::nullopt;
  const auto gone = [&](std::int64_t ms) { return !retrial.spent() && retrial.fate(leaving(departure, Instant{ms})) == Fate::gone; };
  if (gone(last)) return std::nullopt;  // what is missing is a report, not an earlier departure
  return find_turn({last, std::clamp(guess, first, last - 1), first}, gone);
}

}  // namespace

std::optional<Change> shorter_stay(const Retrial& retrial, const watch::Account& account) {
  if (!account.stay || !account.stay->needed) return std::nullopt;
  Departure departure{.evidence = evidence_of(retrial), .outside = {}};
  if (departure.evidence.empty()) return std::nullopt;
  for (const bool arrives : {false, true}) {
    departure.arrives = arrives;
    for (const fact::Place& place : places_outside(retrial, departure.evidence.front())) {
      departure.outside = place;
      const auto turn = departure_that_does(retrial, departure, *account.stay);
      if (!turn || retrial.spent()) continue;
      const bool holds = retrial.fate_in_full(leaving(departure, Instant{turn->turns})) == Fate::gone &&
                         retrial.fate_in_full(leaving(departure, Instant{turn->stays})) != Fate::gone;
      if (!holds) continue;
      Change change = told(departure, *turn, *account.stay->needed);
      change.edit = leaving(departure, Instant{turn->turns});
      change.less = leaving(departure, Instant{turn->stays});
      return change;
    }
  }
  return std::nullopt;
}

}  // namespace casus::explain
