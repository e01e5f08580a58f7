#include "casus/rehearse/simulate.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "casus/base/byte_source.h"
#include "casus/earth/distance.h"
#include "casus/intake/intake.h"
#include "casus/rehearse/small_accord_test.h"

using namespace casus;
using namespace casus::rehearse;

namespace {

constexpr measure::Instant start{1'765'756'800'000};  // 2025-12-15Z

Simulation run(std::uint64_t seed, std::int64_t days = 20) {
  auto made = simulate(small_accord(), {seed, days, start});
  REQUIRE(made.ok());
  return std::move(*made);
}

class Counter : public fact::Sink {
 public:
  void fact(fact::Fact&& fact) override { facts.push_back(std::move(fact)); }
  void bad(const fact::BadRecord& record) override { ++bad_[std::string{record.reason}]; }
  std::vector<fact::Fact> facts;
  std::map<std::string, int> bad_;
};

Counter read_feed(const Simulation& simulation, const std::string& name) {
  const accord::Accord accord = small_accord();
  const accord::Source* source = accord.source(name);
  REQUIRE(source != nullptr);
  const auto feed = std::find_if(simulation.feeds.begin(), simulation.feeds.end(),
                                 [&name](const Feed& one) { return one.source == name; });
  REQUIRE(feed != simulation.feeds.end());
  base::MemorySource bytes{feed->bytes};
  Counter out;
  CHECK(intake::read(source->format, bytes, source->profile, out).ok());
  return out;
}

}  // namespace

TEST_CASE("the same seed gives the same bytes, another seed does not") {
  const Simulation a = run(7);
  const Simulation b = run(7);
  const Simulation c = run(8);
  REQUIRE(a.feeds.size() == 5);
  CHECK(a.truth_ndjson == b.truth_ndjson);
  CHECK(a.truth_ndjson != c.truth_ndjson);
  for (std::size_t i = 0; i < a.feeds.size(); ++i) CHECK(a.feeds[i].bytes == b.feeds[i].bytes);
}

TEST_CASE("the truth keeps to its days, its zone's edge and its own tracks") {
  const Simulation sim = run(3);
  const auto end = start + measure::days(20);
  std::size_t inside = 0;
  const accord::Accord accord = small_accord();
  for (const TrueIncident& incident : sim.truth.incidents) {
    CHECK((start <= incident.at && incident.at < end));
    if (earth::contains_slowly(accord.zones[0].compiled, incident.place)) ++inside;
  }
  CHECK(inside > sim.truth.incidents.size() / 2);
  CHECK(inside < sim.truth.incidents.size());
  CHECK_FALSE(sim.truth.episodes.empty());
  for (const TrueEpisode& episode : sim.truth.episodes) {
    const auto mover = std::find_if(sim.truth.movers.begin(), sim.truth.movers.end(),
                                    [&](const TrueMover& one) { return one.mover == episode.mover; });
    REQUIRE(mover != sim.truth.movers.end());
    CHECK(earth::contains_slowly(accord.zones[0].compiled, place_at(*mover, episode.enter)));
    CHECK(earth::contains_slowly(accord.zones[0].compiled, place_at(*mover, episode.leave)));
    CHECK_FALSE(earth::contains_slowly(accord.zones[0].compiled, place_at(*mover, episode.enter - episode_step)));
  }
}

TEST_CASE("every feed is read back by its own reader, with bad records among good ones") {
  const Simulation sim = run(5, 30);
  for (const char* name : {"patrols", "aaa_log", "ais", "yearly", "returns"}) {
    CAPTURE(name);
    const Counter got = read_feed(sim, name);
    CHECK(got.facts.size() > 3);
    for (const fact::Fact& fact : got.facts) CHECK(fact.when.has_value());
  }
  const Counter patrols = read_feed(sim, "patrols");
  CHECK_FALSE(patrols.bad_.empty());
  CHECK(patrols.bad_.count("future") == 0);
  const Counter ais = read_feed(sim, "ais");
  CHECK(ais.bad_.count("checksum") == 1);
}

TEST_CASE("a patrol's interval and disc hold the truth for nearly all reports") {
  const Simulation sim = run(5, 30);
  std::size_t right = 0;
  const Counter got = read_feed(sim, "patrols");
  for (const fact::Fact& fact : got.facts) {
    const bool holds = std::any_of(sim.truth.incidents.begin(), sim.truth.incidents.end(), [&](const TrueIncident& t) {
      const bool then = fact.when->from <= t.at && (t.at < fact.when->to || fact.when->exact());
      return then && earth::distance(fact.place->at, t.place).lower <= *fact.place->radius;
    });
    if (holds) ++right;
  }
  CHECK(right * 100 > got.facts.size() * 90);
  CHECK(right < got.facts.size());
}

TEST_CASE("a party's own log is all but silent about its own side") {
  const Counter got = read_feed(run(5, 30), "aaa_log");
  std::size_t own = 0;
  for (const fact::Fact& fact : got.facts)
    if (fact.actors == std::vector<std::string>{"AAA"}) ++own;
  CHECK(own * 5 < got.facts.size());
}

TEST_CASE("nothing is sent while a ship is dark") {
  const Simulation sim = run(5, 30);
  const Counter got = read_feed(sim, "ais");
  std::size_t dark = 0;
  for (const TrueMover& mover : sim.truth.movers)
    for (const measure::Interval& off : mover.dark) {
      ++dark;
      for (const fact::Fact& fact : got.facts)
        CHECK_FALSE((fact.mover == mover.mover && off.from <= fact.when->from && fact.when->from < off.to));
    }
  CHECK(dark > 0);
}

TEST_CASE("days that cannot be and accords without norms are refused") {
  CHECK_FALSE(simulate(small_accord(), {1, 0, start}).ok());
  CHECK_FALSE(simulate(small_accord(), {1, 367, start}).ok());
  accord::Accord empty = small_accord();
  empty.norms.clear();
  CHECK_FALSE(simulate(empty, {1, 30, start}).ok());
  accord::Accord deaf = small_accord();
  deaf.sources.clear();
  CHECK_FALSE(simulate(deaf, {1, 30, start}).ok());
}
