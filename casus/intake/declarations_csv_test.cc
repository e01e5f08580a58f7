#include <doctest/doctest.h>

#include "casus/intake/intake.h"
#include "tests/support/collector.h"

using namespace casus;

namespace {

const std::string header = "id,party,what,at,received,unit,amount,published,visibility,grade\n";

testing::Collector read(const std::string& text) {
  fact::SourceProfile profile;
  profile.id = "returns";
  profile.grade = {'B', '2'};
  profile.parties = {"RUS", "UKR"};
  testing::Collector kept;
  base::MemorySource source{text};
  CHECK(intake::read_declarations_csv(source, profile, kept).ok());
  return kept;
}

std::string reason(const std::string& cells) {
  const testing::Collector kept = read(header + cells + "\n");
  REQUIRE(kept.facts.size() + kept.bads.size() == 1);
  return kept.bads.empty() ? "" : kept.bads.front().reason;
}

}  // namespace

TEST_CASE("a declaration is one party's statement at one instant") {
  const testing::Collector kept =
      read(header + "D1,UKR,personnel,2026-01-01T00:00Z,2026-01-02T09:00Z,Army,750000,,mission,A1\n");
  REQUIRE(kept.facts.size() == 1);
  const fact::Fact& fact = kept.facts.front();
  CHECK(fact.root == fact::Root::declaration);
  CHECK(fact.what == "personnel");
  CHECK(fact.id() == "returns:D1");
  CHECK(fact.when->exact());
  CHECK(measure::print(fact.when->from) == "2026-01-01T00:00:00.000Z");
  CHECK(measure::print(*fact.received) == "2026-01-02T09:00:00.000Z");
  CHECK(fact.actors == std::vector<std::string>{"UKR"});
  CHECK(std::get<std::string>(*fact.find("unit")) == "Army");
  CHECK(std::get<measure::AmountRange>(*fact.find("amount")).low == measure::whole(750'000));
  CHECK(fact.visibility == fact::Visibility::mission);
  CHECK(fact.grade == fact::Grade{'A', '1'});
}

TEST_CASE("a return without unit has no unit, which replaces all before") {
  const testing::Collector kept = read("id,party,what,at\nD1,UKR,personnel,2026-01-01T00:00Z\n");
  REQUIRE(kept.facts.size() == 1);
  CHECK(kept.facts.front().find("unit") == nullptr);
  CHECK(kept.facts.front().grade == fact::Grade{'B', '2'});
}

TEST_CASE("a unit that looks like a number is still a name") {
  const testing::Collector kept = read(header + "D1,UKR,personnel,2026-01-01T00:00Z,,25,100,,,\n");
  CHECK(std::get<std::string>(*kept.facts.front().find("unit")) == "25");
}

TEST_CASE("a declaration by nobody, by two or by a stranger is bad") {
  for (const char* party : {"", "unknown", "RUS|UKR", "USA"}) {
    CAPTURE(party);
    CHECK(reason(std::string{"D1,"} + party + ",personnel,2026-01-01T00:00Z,,,1,,,") == "actor");
  }
}

TEST_CASE("each cell that is not what it must be has its own reason") {
  CHECK(reason(",UKR,personnel,2026-01-01T00:00Z,,,1,,,") == "id");
  CHECK(reason("D1,UKR,,2026-01-01T00:00Z,,,1,,,") == "kind");
  CHECK(reason("D1,UKR,personnel,,,,1,,,") == "time");
  CHECK(reason("D1,UKR,personnel,2026-01-01Z,,,1,,,") == "time");
  CHECK(reason("D1,UKR,personnel,2205-01-01T00:00Z,,,1,,,") == "time");
  CHECK(reason("D1,UKR,personnel,2026-01-01T00:00Z,2025-12-31T00:00Z,,1,,,") == "future");
  CHECK(reason("D1,UKR,personnel,2026-01-01T00:00Z,,,9..8,,,") == "attribute");
  CHECK(reason("D1,UKR,personnel,2026-01-01T00:00Z,,,1,,all,") == "visibility");
  CHECK(reason("D1,UKR,personnel,2026-01-01T00:00Z,,,1,,,Z9") == "grade");
  CHECK(reason("D1,UKR,personnel") == "columns");
  CHECK(reason("D1,UKR,personnel,2026-01-01T00:00Z,,\xFF,1,,,") == "utf8");
}
