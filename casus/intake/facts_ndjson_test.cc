// Facts that Casus printed, read again.
#include <doctest/doctest.h>

#include "casus/intake/intake.h"
#include "tests/support/collector.h"

using namespace casus;
using fact::Root;

namespace {

testing::Collector read(const std::string& text, const std::string& source = "register") {
  fact::SourceProfile profile;
  profile.id = source;
  profile.parties = {"RUS", "UKR"};
  testing::Collector kept;
  base::MemorySource bytes{text};
  const auto counts = intake::read_facts_ndjson(bytes, profile, kept);
  CHECK(counts.ok());
  return kept;
}

fact::Fact act() {
  fact::Fact fact;
  fact.root = Root::act;
  fact.what = "consult";
  fact.source = "register";
  fact.record = "a1";
  fact.actors = {"UKR"};
  fact.received = *measure::civil(2026, 3, 1, {10, 0, 0, 0});
  fact.when = measure::Interval{*fact.received, *fact.received};
  fact.set("signature", std::string{"unsigned"});
  return fact;
}

}  // namespace

TEST_CASE("what was printed of facts reads as the same facts") {
  fact::Fact report = act();
  report.root = Root::incident;
  report.what = "shelling";
  report.record = "p1";
  report.place = fact::Place{*earth::Position::make(480'000'000, 370'000'000)};
  const testing::Collector kept = read(fact::to_json(act()) + "\n\n" + fact::to_json(report) + "\n");
  CHECK(kept.bads.empty());
  REQUIRE(kept.facts.size() == 2);
  CHECK(fact::to_json(kept.facts[0]) == fact::to_json(act()).substr(0, fact::to_json(kept.facts[0]).size()));
  CHECK(fact::canonical(kept.facts[1]) == fact::canonical(report));
}

TEST_CASE("a file of several sources is read for one of them; the others are no records of it") {
  fact::Fact other = act();
  other.source = "patrols";
  const testing::Collector kept = read(fact::to_json(other) + "\n" + fact::to_json(act()) + "\n");
  CHECK(kept.bads.empty());
  REQUIRE(kept.facts.size() == 1);
  CHECK(kept.facts.front().source == "register");
}

TEST_CASE("an act happens when it was received, and no line can say that it is signed") {
  fact::Fact back_dated = act();
  back_dated.when = measure::Interval{*measure::civil(2026, 1, 1), *measure::civil(2026, 1, 1)};
  back_dated.set("signature", std::string{"ed25519:00"});
  const testing::Collector kept = read(fact::to_json(back_dated) + "\n");
  REQUIRE(kept.facts.size() == 1);
  const fact::Fact& fact = kept.facts.front();
  CHECK(fact.when->from == *fact.received);
  CHECK(std::get<std::string>(*fact.find("claimed")) == "2026-01-01T00:00:00.000Z");
  CHECK(std::get<std::string>(*fact.find("signature")) == "unsigned");
}

TEST_CASE("a line that is no fact, was changed, comes from the future or names a stranger is counted") {
  std::string changed = fact::to_json(act());
  changed.replace(changed.find("consult"), 7, "consort");
  fact::Fact future = act();
  future.root = Root::incident;
  future.when = measure::Interval{*measure::civil(2030, 1, 1), *measure::civil(2030, 1, 1)};
  fact::Fact stranger = act();
  stranger.actors = {"FRA"};
  const testing::Collector kept = read("no json\n" + changed + "\n" + fact::to_json(future) + "\n" + fact::to_json(stranger) + "\n");
  CHECK(kept.facts.empty());
  REQUIRE(kept.bads.size() == 4);
  CHECK(kept.bads[0].reason == "json");
  CHECK(kept.bads[1].reason == "json");
  CHECK(kept.bads[2].reason == "future");
  CHECK(kept.bads[3].reason == "actor");
}

namespace {

// An incident with one thing changed; the line is sealed after the change.
template <typename Change>
std::string reason_of(Change change) {
  fact::Fact fact = act();
  fact.root = Root::incident;
  fact.what = "shelling";
  change(fact);
  const testing::Collector kept = read(fact::to_json(fact) + "\n");
  return kept.bads.empty() ? "a fact" : kept.bads.front().reason;
}

}  // namespace

TEST_CASE("what our own tables refuse is refused here, though its version is right") {
  const auto at = [](int year) { return *measure::civil(year, 1, 1); };
  CHECK(reason_of([](fact::Fact&) {}) == "a fact");
  CHECK(reason_of([](fact::Fact& fact) { fact.set("deaths", measure::AmountRange{measure::whole(50), measure::whole(1)}); }) == "attribute");
  CHECK(reason_of([](fact::Fact& fact) { fact.set("deaths", measure::AmountRange{measure::whole(1), measure::whole(50)}); }) == "a fact");
  CHECK(reason_of([&](fact::Fact& fact) { fact.when = measure::Interval{at(1899), at(1899)}; }) == "time");
  CHECK(reason_of([&](fact::Fact& fact) { fact.when->to = at(2201); }) == "time");
  CHECK(reason_of([&](fact::Fact& fact) { fact.published = at(1800); }) == "time");
  CHECK(reason_of([&](fact::Fact& fact) { fact.received = fact.published = at(2200); }) == "time");
  CHECK(reason_of([&](fact::Fact& fact) { fact.received.reset(); fact.when = measure::Interval{at(2199), at(2200)}; }) == "a fact");
  CHECK(reason_of([](fact::Fact& fact) { fact.what = "two words"; }) == "kind");
  for (const char* mover : {"538004030", "mmsi:1 2", "mmsi:012345678", "icao:71BE34", "MMSI:12345678", "mmsi:1\n"}) CHECK(reason_of([&](fact::Fact& fact) { fact.mover = mover; }) == "mover");
  for (const char* mover : {"", "mmsi:12345678", "icao:71be34", "non_icao:71be34"}) CHECK(reason_of([&](fact::Fact& fact) { fact.mover = mover; }) == "a fact");
  const auto coverage = [](const char* what, int hours) {
    return [=](fact::Fact& fact) {
      fact.root = Root::coverage;
      fact.what = what;
      fact.when->to = fact.when->from + measure::hours(hours);
    };
  };
  CHECK(reason_of(coverage("zzz", 1)) == "kind");
  CHECK(reason_of(coverage("outage", 0)) == "time");
  CHECK(reason_of(coverage("access_denied", 1)) == "a fact");
}

TEST_CASE("a mover in another spelling than its own is refused with the one that is") {
  fact::Fact report = act();
  report.root = Root::sighting;
  report.mover = "icao:71BE34";
  CHECK(read(fact::to_json(report) + "\n").bads.front().detail == "`icao:71BE34` is spelled `icao:71be34`: write it so, with the version of that content");
}
