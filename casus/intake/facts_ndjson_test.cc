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
