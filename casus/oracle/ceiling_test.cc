// Ceilings: declared, present together, in a window.
#include "casus/oracle/sentence_test.h"

using namespace casus::oracle::testing;
using casus::fact::Fact;

namespace {

const std::string kinds = "kind personnel is declaration.  kind tank is sighting. ";
const std::string cap = kinds + "5.1 AAA must not have more than 600 000 personnel. ";

Fact strength(const std::string& record, const std::string& at, std::int64_t number, const std::string& unit = "") {
  Fact fact = with(declaration(record, "personnel", "AAA", at), "personnel", number);
  return unit.empty() ? fact : with(fact, "unit", unit);
}

// Tanks seen by a patrol, without a name of their own.
Fact tanks(const std::string& record, const std::string& at, std::int64_t number, const std::string& by = "AAA") {
  Fact fact = with(report(record, "tank", at, {by}), "number", number);
  fact.root = casus::fact::Root::sighting;
  return fact;
}

}  // namespace

TEST_CASE("more than N is too much, N is not") {
  CHECK(findings(read_text(cap), {strength("1", "2025-03-01Z", 600'000)}, "5.1").empty());
  CHECK(findings(read_text(cap), {strength("1", "2025-03-01Z", 600'001)}, "5.1") ==
        Lines{"5.1 AAA breach 2025-03-01T00:00Z -"});
}

TEST_CASE("returns of units add up, one without a unit replaces them all") {
  const std::vector<Fact> log{strength("1", "2025-03-01Z", 520'000, "army"), strength("2", "2025-03-02Z", 200'000, "guard"),
                              strength("3", "2025-03-03Z", 590'000)};
  CHECK(findings(read_text(cap), log, "5.1") == Lines{"5.1 AAA breach 2025-03-02T00:00Z 2025-03-03T00:00Z"});
}

TEST_CASE("a return stands until the next is due; then anything may be true") {
  const auto accord = read_text(cap + "5.2 AAA must declare personnel every 90 d. ");
  const std::vector<Fact> log{strength("1", "2025-03-01Z", 500'000), strength("2", "2025-08-01Z", 500'000)};
  CHECK(findings(accord, log, "5.1").front() == "5.1 AAA unknown 2025-05-30T00:00Z 2025-08-01T00:00Z late");
}

TEST_CASE("a return that leaves its number out may mean any") {
  const Fact empty = declaration("1", "personnel", "AAA", "2025-03-01Z");
  CHECK(findings(read_text(cap), {empty}, "5.1").front().find("unknown") != std::string::npos);
}

TEST_CASE("bounds, a missing number and an unknown instant are reasons why nobody knows") {
  Fact bounds = declaration("1", "personnel", "AAA", "2025-03-01Z");
  bounds.set("amount", casus::measure::AmountRange{casus::measure::whole(550'000), casus::measure::whole(650'000)});
  CHECK(findings(read_text(cap), {bounds}, "5.1") == Lines{"5.1 AAA unknown 2025-03-01T00:00Z - uncertain_amount"});
  CHECK(findings(read_text(cap), {declaration("1", "personnel", "AAA", "2025-03-01Z")}, "5.1") ==
        Lines{"5.1 AAA unknown 2025-03-01T00:00Z - uncertain_amount"});
  Fact some_day = strength("1", "2025-03-01Z", 700'000);
  some_day.when->to = when("2025-03-02Z");
  some_day.received = some_day.when->to;
  const auto first_day = read_text(kinds + "5.1 AAA must not have more than 600 000 personnel until 2025-03-02Z. ");
  CHECK(findings(first_day, {some_day}, "5.1") == Lines{"5.1 AAA unknown 2025-03-01T00:00Z 2025-03-02T00:00Z uncertain_time"});
}

TEST_CASE("what was received had been declared by then") {
  Fact some_day = strength("1", "2025-03-01Z", 700'000);
  some_day.when->to = when("2025-03-02Z");
  some_day.received = when("2025-03-01T06:00Z");
  CHECK(findings(read_text(kinds + "5.1 AAA must not have more than 600 000 personnel."), {some_day}, "5.1") ==
        Lines{"5.1 AAA breach 2025-03-01T00:00Z -"});
}

TEST_CASE("a return that is possibly excused is possibly too much, and the words say why") {
  const auto accord = read_text(kinds + "5.1 AAA must not have more than 600 000 personnel unless call by BBB within 7 d.");
  Fact somebody = act("c", "call", "BBB", "2025-03-01Z");
  somebody.actors = {"BBB", "AAA"};
  CHECK(findings(accord, {somebody, strength("1", "2025-03-05Z", 700'000), strength("2", "2025-03-06Z", 1)}, "5.1") ==
        Lines{"5.1 AAA unknown 2025-03-05T00:00Z 2025-03-06T00:00Z unattributed"});
}

TEST_CASE("counted at each declaration: the verdict is taken there and stands until the next") {
  const auto accord = read_text(kinds + "5.1 AAA must not have more than 600 000 personnel if no call within 7 d, counted at each declaration.");
  const std::vector<Fact> log{act("c", "call", "BBB", "2025-03-01Z"), strength("1", "2025-03-05Z", 700'000),
                              strength("2", "2025-03-20Z", 700'000), strength("3", "2025-04-20Z", 500'000)};
  CHECK(findings(accord, log, "5.1") == Lines{"5.1 AAA breach 2025-03-20T00:00Z 2025-04-20T00:00Z"});
}

TEST_CASE("forty tanks here and forty there, hours apart, are forty to eighty") {
  const auto accord = read_text(kinds + "5.1 AAA must not have more than 75 tank in strip. ");
  const std::vector<Fact> log{tanks("1", "2025-03-01T10:00Z", 40), tanks("2", "2025-03-01T16:00Z", 40)};
  const Lines lines = findings(accord, log, "5.1");
  REQUIRE(lines.size() == 1);
  CHECK(lines[0] == "5.1 AAA unknown 2025-03-01T10:00Z 2025-03-01T16:00Z short_of_duration");
  CHECK(findings(accord, {tanks("1", "2025-03-01T10:00Z", 40), tanks("2", "2025-03-01T10:00Z", 40)}, "5.1") ==
        Lines{"5.1 AAA breach 2025-03-01T10:00Z 2025-03-01T10:00Z"});
}

TEST_CASE("each party by itself, unless they are bound together") {
  const std::vector<Fact> log{tanks("1", "2025-03-01T10:00Z", 40, "AAA"), tanks("2", "2025-03-01T10:00Z", 40, "BBB")};
  CHECK(findings(read_text(kinds + "5.1 AAA, BBB must not have more than 75 tank in strip. "), log, "5.1").empty());
  CHECK(findings(read_text(kinds + "5.1 All together must not have more than 75 tank in strip. "), log, "5.1").size() == 1);
  CHECK(findings(read_text(kinds + "5.1 nobody may have more than 75 tank in strip. "), log, "5.1") ==
        Lines{"5.1 anyone breach 2025-03-01T10:00Z 2025-03-01T10:00Z"});
}

TEST_CASE("what is certainly seen above the return prevails, what is seen below it proves nothing") {
  const auto accord = read_text(kinds + "5.1 AAA must not have more than 75 tank. ");
  const Fact returned = with(declaration("r", "tank", "AAA", "2025-03-01Z"), "tank", 70);
  CHECK(findings(accord, {returned, tanks("1", "2025-03-05T10:00Z", 78)}, "5.1") ==
        Lines{"5.1 AAA breach 2025-03-05T10:00Z 2025-03-05T10:00Z"});
  CHECK(findings(accord, {returned, tanks("1", "2025-03-05T10:00Z", 20)}, "5.1").empty());
}

TEST_CASE("an attribute is added up over what is present") {
  const auto accord = read_text("kind warship is sighting. 6.3 nobody may have more than 30 000 displacement of warship in strip.");
  const auto ship = [](const std::string& record, std::int64_t tons) {
    Fact fact = with(report(record, "warship", "2025-03-01T10:00Z"), "displacement", tons);
    fact.root = casus::fact::Root::sighting;
    fact.mover = "ship:" + record;
    return fact;
  };
  CHECK(findings(accord, {ship("1", 20'000), ship("2", 10'000)}, "6.3").empty());
  CHECK(findings(accord, {ship("1", 20'000), ship("2", 10'001)}, "6.3").size() == 1);
}
