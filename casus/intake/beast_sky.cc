// Clock arithmetic in ticks; pairs and references by their age in ticks, whichever
// way round they came.
#include "casus/intake/beast_sky.h"

#include <cstdlib>

namespace casus::intake {

using measure::Instant;

namespace {

constexpr std::uint64_t multilateration = 0xFF004D4C4154;
constexpr std::int64_t ticks_in_ms = 12'000;
// ICAO Doc 9871: an even and an odd report within 10 s are a pair. A position tells the
// zone of a later report as long as the aircraft cannot have left half a zone:
// in the air 180 nautical miles, which takes 10 min at 1,080 knots; on the ground 45,
// which takes 5 min at 540 knots for one that was flying when it was last heard.
constexpr std::int64_t longest_pair = 10 * BeastClock::second;
constexpr std::int64_t longest_airborne = 600 * BeastClock::second;
constexpr std::int64_t longest_surface = 300 * BeastClock::second;

bool within(std::uint64_t a, std::uint64_t b, std::int64_t ticks) { return std::abs(BeastClock::between(a, b)) <= ticks; }

}  // namespace

bool BeastClock::counts(std::uint64_t counter) { return counter != 0 && counter != multilateration; }

std::int64_t BeastClock::between(std::uint64_t a, std::uint64_t b) {
  // The difference in 48 bits, its sign moved to the front and back.
  return static_cast<std::int64_t>((a - b) << 16) / 65'536;
}

void BeastClock::set(std::optional<Instant> at) {
  start_ = at;
  start_counter_ = std::nullopt;
  last_ = std::nullopt;
}

bool BeastClock::note(std::uint64_t counter, bool proven) {
  if (!counts(counter)) return true;
  if (start_ && !start_counter_) start_counter_ = counter;
  if (!proven) return true;
  const std::int64_t ahead = last_ ? between(counter, *last_) : 0;
  last_ = counter;
  if (ahead >= -10 * second && ahead <= 86'400 * second) return true;
  start_ = std::nullopt;
  return false;
}

std::optional<Instant> BeastClock::at(std::uint64_t counter) const {
  if (!start_ || !start_counter_ || !counts(counter)) return std::nullopt;
  const std::int64_t ticks = between(counter, *start_counter_);
  const std::int64_t ms = ticks / ticks_in_ms - (ticks % ticks_in_ms < 0 ? 1 : 0);
  const Instant at = *start_ + measure::milliseconds(ms);
  return measure::in_supported_years(at) ? std::optional{at} : std::nullopt;
}

void BeastSky::hear(std::uint32_t address) {
  const auto known = aircraft_.find(address);
  if (known != aircraft_.end()) {
    order_.splice(order_.begin(), order_, known->second);
    return;
  }
  if (order_.size() == most_aircraft) {
    aircraft_.erase(order_.back().address);
    order_.pop_back();
  }
  order_.push_front({.address = address, .even = {}, .odd = {}, .position = {}, .position_counter = 0});
  aircraft_.emplace(address, order_.begin());
}

void BeastSky::forget_positions() {
  for (Aircraft& one : order_) one = {.address = one.address, .even = {}, .odd = {}, .position = {}, .position_counter = 0};
}

std::optional<earth::Position> BeastSky::resolve(const Aircraft& aircraft, const CprReport& report, std::uint64_t counter) {
  const std::optional<Stamped>& other = report.odd ? aircraft.even : aircraft.odd;
  if (other && within(counter, other->counter, longest_pair)) {
    const auto both = cpr_global(report, other->report);
    if (both) return both;
  }
  const std::int64_t longest = report.zones == CprZones::airborne ? longest_airborne : longest_surface;
  if (!aircraft.position || !within(counter, aircraft.position_counter, longest)) return std::nullopt;
  return cpr_local(report, *aircraft.position);
}

std::optional<earth::Position> BeastSky::locate(std::uint32_t address, const CprReport& report, std::uint64_t counter) {
  const auto known = aircraft_.find(address);
  if (known == aircraft_.end() || !BeastClock::counts(counter)) return std::nullopt;
  Aircraft& aircraft = *known->second;
  const auto position = resolve(aircraft, report, counter);
  (report.odd ? aircraft.odd : aircraft.even) = Stamped{report, counter};
  if (!position) return std::nullopt;
  aircraft.position = position;
  aircraft.position_counter = counter;
  return position;
}

}  // namespace casus::intake
