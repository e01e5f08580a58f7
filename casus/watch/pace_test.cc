#include "casus/watch/pace.h"

#include <doctest/doctest.h>

#include <vector>

#include "casus/earth/distance.h"

namespace casus::watch {
namespace {

// Metres north of a place.
earth::Position north(std::int64_t metres) { return *earth::Position::make(450'000'000 + metres * 90, 300'000'000); }

TEST_CASE("a ship that goes on as ships do is steady") {
  Pace pace;
  for (std::int64_t i = 0; i < 1'000; ++i) CHECK(pace.add(north(150 * i), 10'000 * i, vessel_speed));
}

TEST_CASE("a fix that jitters by a hundred metres within the second is steady") {
  Pace pace;
  for (std::int64_t i = 0; i < 1'000; ++i) CHECK(pace.add(north(i % 2 * 100), 2'000 * (i / 4), vessel_speed));
}

TEST_CASE("a ship that is elsewhere a minute later is not steady, nor ever after") {
  Pace pace;
  CHECK(pace.add(north(0), 0, vessel_speed));
  CHECK_FALSE(pace.add(north(5'000), 60'000, vessel_speed));
  CHECK_FALSE(pace.add(north(0), 120'000, vessel_speed));
  Pace aircraft;
  CHECK(aircraft.add(north(0), 0, aircraft_speed));
  CHECK(aircraft.add(north(5'000), 60'000, aircraft_speed));
}

TEST_CASE("a report that is more than a quarter of a minute late is not steady") {
  Pace pace;
  CHECK(pace.add(north(0), 60'000, vessel_speed));
  CHECK(pace.add(north(0), 50'000, vessel_speed));
  CHECK_FALSE(pace.add(north(0), 40'000, vessel_speed));
}

// splitmix64
std::uint64_t next_random(std::uint64_t& state) {
  std::uint64_t z = state += 0x9E3779B97F4A7C15U;
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
  return z ^ (z >> 31);
}

TEST_CASE("of a steady mover any two reports can both be true") {
  std::uint64_t seed = 5;
  const auto below = [&](std::int64_t n) { return static_cast<std::int64_t>(next_random(seed) % static_cast<std::uint64_t>(n)); };
  struct Report {
    earth::Position at;
    std::int64_t at_ms;
  };
  int pairs = 0;
  for (int round = 0; round < 3'000; ++round) {
    Pace pace;
    std::vector<Report> reports;
    std::int64_t at_ms = 1'000'000;
    std::int64_t metres = 0;
    for (int i = 0; i < 30; ++i) {
      const std::int64_t wait = below(40'000) - 5'000;
      at_ms += wait;
      metres += below(2) * 24 * wait / 1'000;
      const earth::Position at = north(metres + below(60) * (1 + below(12)));
      if (!pace.add(at, at_ms, vessel_speed)) break;
      reports.push_back({at, at_ms});
    }
    for (const Report& a : reports) {
      for (const Report& b : reports) {
        if (a.at_ms > b.at_ms) continue;
        ++pairs;
        CHECK(earth::distance(a.at, b.at).lower.raw() <= (b.at_ms - a.at_ms + 60'000) * vessel_speed);
      }
    }
  }
  CHECK(pairs > 50'000);
}

}  // namespace
}  // namespace casus::watch
