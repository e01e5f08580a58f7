#include "casus/watch/strand.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

namespace casus::watch {
namespace {

using Minutes = std::vector<std::int64_t>;

fact::Fact report(std::int64_t minute) {
  fact::Fact fact;
  fact.when = measure::Interval{measure::Instant{minute * 60'000}, measure::Instant{minute * 60'000}};
  fact.record = std::to_string(minute);
  return fact;
}

// A mover of one source, in minutes: what is kept, in the order in which it was.
struct Ship {
  Strand strand;
  std::vector<std::int64_t> telling;
  Minutes kept;
  bool sure = true;

  Keep keep() {
    return [this](fact::Fact&& fact) { kept.push_back(fact.when->from.ms() / 60'000); };
  }
  void dull(std::int64_t minute) {
    fact::Fact fact = report(minute);
    strand.add({minute * 60'000, nullptr, &fact}, telling, keep());
  }
  void dull(std::int64_t from, std::int64_t to) {
    for (std::int64_t minute = from; minute <= to; ++minute) dull(minute);
  }
  void tell(std::int64_t minute) {
    sure = strand.part(minute * 60'000, keep()) && sure;
    telling.insert(std::ranges::upper_bound(telling, minute * 60'000), minute * 60'000);
  }
  void finish() { strand.finish(telling, keep()); }
  [[nodiscard]] Minutes sorted() const {
    Minutes out = kept;
    std::ranges::sort(out);
    return out;
  }
};

TEST_CASE("of a mover that is never near a zone nothing is kept") {
  Ship ship;
  ship.dull(0, 1'000);
  ship.finish();
  CHECK(ship.kept.empty());
  CHECK(ship.sure);
}

TEST_CASE("two are kept before and two after what tells") {
  Ship ship;
  ship.dull(0, 99);
  ship.tell(100);
  ship.tell(101);
  ship.dull(102, 200);
  ship.tell(201);
  ship.dull(202, 300);
  ship.finish();
  CHECK(ship.kept == Minutes{98, 99, 102, 103, 199, 200, 202, 203});
  CHECK(ship.sure);
}

TEST_CASE("a mover that begins in a zone has nobody before it") {
  Ship ship;
  ship.tell(0);
  ship.dull(1);
  ship.tell(2);
  CHECK(ship.kept == Minutes{1});
  CHECK(ship.sure);
}

TEST_CASE("a late telling report finds its neighbours while they are held") {
  Ship ship;
  ship.dull(0, 100);
  ship.tell(97);
  CHECK(ship.sure);
  CHECK(ship.sorted() == Minutes{95, 96, 97, 98, 99});
  ship.dull(101, 200);
  ship.finish();
  CHECK(ship.kept.size() == 5);
}

TEST_CASE("a telling report that comes too late is owned up to") {
  Ship ship;
  ship.dull(0, 100);
  ship.tell(50);
  CHECK_FALSE(ship.sure);

  Ship closed;
  closed.dull(0, 99);
  closed.tell(100);
  closed.tell(50);
  CHECK_FALSE(closed.sure);

  Ship before;
  before.dull(10, 99);
  before.tell(5);
  CHECK_FALSE(before.sure);

  Ship before_closed;
  before_closed.dull(10, 99);
  before_closed.tell(100);
  before_closed.tell(5);
  CHECK_FALSE(before_closed.sure);
}

TEST_CASE("between two telling reports a later one is no surprise where nothing is gone") {
  Ship ship;
  ship.tell(10);
  ship.dull(11, 14);
  ship.tell(20);
  ship.tell(12);
  CHECK(ship.sure);
  CHECK(ship.sorted() == Minutes{11, 12, 13, 14});
}

TEST_CASE("a late dull report among dropped ones is dropped, and one beside a telling one is kept") {
  Ship ship;
  ship.dull(0, 99);
  ship.tell(200);
  const std::size_t before = ship.kept.size();
  ship.dull(50);
  CHECK(ship.kept.size() == before);
  ship.dull(150);
  ship.dull(160);
  ship.finish();
  CHECK(std::ranges::count(ship.kept, 160) == 1);
  CHECK(ship.sure);
}

TEST_CASE("one that happened before a telling report that came first is its neighbour") {
  Ship ship;
  ship.tell(100);
  ship.dull(10, 60);
  ship.finish();
  CHECK(ship.kept == Minutes{59, 60});
}

TEST_CASE("what is said at the very instant of a telling report is kept") {
  Ship ship;
  ship.dull(0, 50);
  ship.tell(50);
  CHECK(std::ranges::count(ship.kept, 50) == 1);
  ship.dull(50);
  CHECK(std::ranges::count(ship.kept, 50) == 2);
}

// splitmix64
std::uint64_t next_random(std::uint64_t& state) {
  std::uint64_t z = state += 0x9E3779B97F4A7C15U;
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
  return z ^ (z >> 31);
}

TEST_CASE("in whatever order they come, the neighbours in time of all that tells are kept") {
  std::uint64_t seed = 3;
  int sure = 0;
  for (int round = 0; round < 20'000; ++round) {
    const auto below = [&](std::int64_t n) { return static_cast<std::int64_t>(next_random(seed) % static_cast<std::uint64_t>(n)); };
    Ship ship;
    std::set<std::int64_t> dull;
    const std::int64_t most_late = below(30);
    for (std::int64_t i = 0; i < 60; ++i) {
      const std::int64_t minute = std::max<std::int64_t>(0, i - (below(4) == 0 ? below(most_late + 1) : 0));
      const bool tells = below(12) == 0;
      if (tells && dull.contains(minute)) continue;
      if (std::ranges::binary_search(ship.telling, minute * 60'000)) continue;
      if (tells) {
        ship.tell(minute);
      } else {
        ship.dull(minute);
        dull.insert(minute);
      }
    }
    ship.finish();
    if (!ship.sure) continue;
    ++sure;
    const Minutes kept = ship.sorted();
    for (const std::int64_t at_ms : ship.telling) {
      const std::int64_t at = at_ms / 60'000;
      const auto after = dull.upper_bound(at);
      if (after != dull.end()) CHECK(std::ranges::binary_search(kept, *after));
      if (after != dull.begin()) CHECK(std::ranges::binary_search(kept, *std::prev(after)));
    }
  }
  CHECK(sure > 5'000);
}

}  // namespace
}  // namespace casus::watch
