// A degree of latitude is 111 km: 35 minutes for the fastest vessel, two for the fastest
// aircraft, the minute's allowance not counted.
#include "tests/differential/implausible_tracks.h"

#include <algorithm>

namespace casus::differential {

namespace {

bool is_of_track(const Case& one, const fact::Fact& fact) { return one.accord.source(fact.source)->format == "ais_nmea"; }

void move_north(fact::Fact& fact, std::int64_t degrees_e7) {
  if (fact.place) fact.place->at = *earth::Position::make(fact.place->at.latitude_e7() + degrees_e7, fact.place->at.longitude_e7());
}

// Off by what is impossible at one instant, within minutes, within the hour, or within hours.
void misplace(Dice& dice, fact::Fact& fact) {
  move_north(fact, dice.one_of<std::int64_t>({500'000, 3'000'000, 10'000'000, 30'000'000, 30'000'000}));
}

void delay(Dice& dice, fact::Fact& fact) {
  const measure::Duration late = measure::minutes(dice.one_of<std::int64_t>({1, 2, 10, 30}));
  if (fact.when) fact.when = measure::Interval{fact.when->from + late, fact.when->to + late};
}

void set_message(Dice& dice, fact::Fact& fact) {
  const measure::Decimal type = measure::whole(dice.one_of<std::int64_t>({1, 1, 1, 9}));
  fact.set("message", measure::AmountRange{type, type});
}

// Somebody else says for a while to be the mover, elsewhere or in the zones themselves.
void add_voice(Dice& dice, Case& one) {
  const auto of_track = [&](const fact::Fact& fact) { return is_of_track(one, fact) && fact.place && fact.when; };
  const auto first = std::ranges::find_if(one.facts, of_track);
  if (first == one.facts.end()) return;
  fact::Fact voice = *first;
  misplace(dice, voice);
  const std::int64_t reports = 2 + dice.below(5);
  for (std::int64_t i = 0; i < reports; ++i) {
    voice.record = "v" + std::to_string(i);
    const measure::Instant at = one.accord.of + measure::hours(dice.below(12)) + measure::minutes(dice.one_of<std::int64_t>({0, 0, 15}));
    voice.when = measure::Interval{at, at};
    one.facts.insert(one.facts.begin() + dice.below(std::ssize(one.facts) + 1), voice);
  }
}

}  // namespace

void add_implausible_tracks(Dice& dice, Case& one) {
  for (std::size_t i = 0; i < one.facts.size(); ++i) {
    fact::Fact& fact = one.facts[i];
    if (!is_of_track(one, fact)) continue;
    const auto first = std::ranges::find(one.facts, fact.id(), [](const fact::Fact& f) { return f.id(); });
    if (&*first != &fact) {
      fact = *first;  // a copy of a report stays one
      continue;
    }
    if (dice.one_in(4)) misplace(dice, fact);
    if (dice.one_in(4)) delay(dice, fact);
    if (dice.one_in(8)) set_message(dice, fact);
  }
  if (dice.one_in(2)) add_voice(dice, one);
}

}  // namespace casus::differential
