#include <doctest/doctest.h>

#include "casus/fact/dates.h"
#include "casus/fact/fact.h"
#include "casus/fact/fastest.h"
#include "casus/fact/mapping.h"
#include "casus/fact/perhaps.h"
#include "casus/fact/sink.h"
#include "casus/fact/vocabulary.h"

using namespace casus;
using fact::Comparison;
using fact::Value;
using measure::Truth;

namespace {

fact::Fact shelling() {
  fact::Fact f;
  f.what = "shelling";
  f.when = measure::Interval{measure::Instant{0}, measure::Instant{86'400'000}};
  f.place = fact::Place{*earth::Position::make(482'500'000, 375'000'000), measure::metres(500)};
  f.actors = {"RUS", "UKR"};
  f.set("deaths", 3);
  f.set("calibre", Value{measure::AmountRange{measure::whole(100), measure::whole(122)}});
  f.set("speed", Value{measure::AmountRange{*measure::parse_decimal("0.1"), *measure::parse_decimal("0.1")}});
  f.set("note", Value{std::string{"near \"the mill\""}});
  f.source = "patrols";
  f.record = "17";
  f.grade = {'B', '2'};
  f.offset = 99;
  return f;
}

Value number(std::int64_t low, std::int64_t high) {
  return measure::AmountRange{measure::whole(low), measure::whole(high)};
}

}  // namespace

TEST_CASE("a fact reads back exactly what it prints") {
  const fact::Fact f = shelling();
  const std::string line = fact::to_json(f);
  const auto back = fact::from_json(line);
  REQUIRE(back.ok());
  CHECK(fact::to_json(*back) == line);
}

TEST_CASE("the largest fractions read back to the last digit") {
  for (const char* text : {"3999999999.999999", "-3999999999.999999", "0.000001", "2147483648.123457"}) {
    fact::Fact f = shelling();
    f.set("amount", Value{measure::AmountRange{*measure::parse_decimal(text), *measure::parse_decimal(text)}});
    CHECK(fact::from_json(fact::to_json(f)).ok());
  }
}

TEST_CASE("offset and receipt do not make a new version, visibility does") {
  fact::Fact a = shelling();
  fact::Fact b = shelling();
  b.offset = 7;
  b.received = measure::Instant{5};
  CHECK(fact::version(a) == fact::version(b));
  b.visibility = fact::Visibility::mission;
  CHECK(fact::version(a) != fact::version(b));
}

TEST_CASE("a changed byte of the content is noticed, whatever it is") {
  const std::string line = fact::to_json(shelling());
  std::string changed = line;
  changed.replace(changed.find("\"deaths\":3"), 10, "\"deaths\":4");
  const auto back = fact::from_json(changed);
  REQUIRE_FALSE(back.ok());
  CHECK(back.fault().kind == base::FaultKind::tampered);
}

TEST_CASE("broken documents are faults, not crashes") {
  for (const char* text : {"", "{}", "[1]", "{\"schema\":\"casus.fact/1\"}", "{\"schema\":\"casus.fact/1\",\"kind\":\"x\"}", "\xFF"})
    CHECK_FALSE(fact::from_json(text).ok());
}

TEST_CASE("a missing attribute is unknown, never no") {
  const fact::Test test{"calibre", Comparison::at_least, number(100, 100)};
  CHECK(fact::holds(test, nullptr) == Truth::unknown);
  const Value sure = number(122, 152);
  const Value doubtful = number(82, 120);
  const Value small = number(60, 82);
  CHECK(fact::holds(test, &sure) == Truth::yes);
  CHECK(fact::holds(test, &doubtful) == Truth::unknown);
  CHECK(fact::holds(test, &small) == Truth::no);
}

TEST_CASE("a word is equal to the same word only") {
  const fact::Test test{"flag", Comparison::equal, Value{std::string{"FRA"}}};
  const Value french = std::string{"FRA"};
  const Value counted = number(1, 1);
  CHECK(fact::holds(test, &french) == Truth::yes);
  CHECK(fact::holds(test, &counted) == Truth::no);
}

TEST_CASE("a word equals a text in which it writes `_` for what a name cannot hold") {
  const auto equals = [](const char* word, const char* text) {
    const fact::Value value{std::string{text}};
    return fact::holds({"region", fact::Comparison::equal, fact::Value{std::string{word}}}, &value);
  };
  CHECK(equals("Kyiv_City", "Kyiv City") == Truth::yes);
  CHECK(equals("Kyiv_City", "Kyiv_City") == Truth::yes);
  CHECK(equals("icao_71be34", "icao:71be34") == Truth::yes);
  for (const char* other : {"Kyiv", "KyivXCity", "Kyiv  City", "Kyiv City ", "kyiv city", "Kyiv\xc2"}) CHECK(equals("Kyiv_City", other) == Truth::no);
  CHECK(equals("KyivxCity", "Kyiv City") == Truth::no);
}

TEST_CASE("a date is compared by instants, and a day is all of its instants") {
  const auto built = [](Comparison comparison, const char* asked, const char* told) {
    const Value value{std::string{told}};
    return fact::holds({"built", comparison, Value{std::string{asked}}}, &value);
  };
  CHECK(built(Comparison::less, "2000-01-01Z", "1999-12-31") == Truth::yes);
  CHECK(built(Comparison::less, "2000-01-01Z", "2000-01-01") == Truth::no);
  CHECK(built(Comparison::at_most, "2000-01-01Z", "2000-01-01") == Truth::yes);
  CHECK(built(Comparison::greater, "2000-01-01Z", "2000-01-01T23:59:59Z") == Truth::no);
  CHECK(built(Comparison::greater, "2000-01-01Z", "2000-01-02T00:00:00Z") == Truth::yes);
  CHECK(built(Comparison::equal, "2000-01-01Z", "2000-01-01") == Truth::yes);
  CHECK(built(Comparison::equal, "2000-01-01T12:00Z", "2000-01-01T12:00:00Z") == Truth::yes);
  CHECK(built(Comparison::equal, "2000-01-01T12:00Z", "2000-01-01") == Truth::unknown);
  CHECK(built(Comparison::at_least, "2000-01-01T12:00Z", "2000-01-01") == Truth::unknown);
  // A day without an offset is one of the test's; one with its own keeps it.
  CHECK(built(Comparison::equal, "2000-01-01+01:00", "2000-01-01") == Truth::yes);
  CHECK(built(Comparison::less, "2000-01-01+01:00", "1999-12-31T23:30:00Z") == Truth::no);
  CHECK(built(Comparison::less, "2000-01-01+01:00", "2000-01-01T00:00+02:00") == Truth::yes);
  CHECK(built(Comparison::less, "2000-01-01Z", "in spring") == Truth::unknown);
  const Value number{measure::AmountRange{measure::whole(1999), measure::whole(1999)}};
  CHECK(fact::holds({"built", Comparison::less, Value{std::string{"2000-01-01Z"}}}, &number) == Truth::unknown);
  CHECK(fact::day_beside("2000-01-01+01:00", -1) == "1999-12-31+01:00");
  CHECK(fact::day_beside("2000-02-28T23:30-05:00", 1) == "2000-02-29-05:00");
}

TEST_CASE("a word where a number is asked for leaves the test undecided") {
  const fact::Test test{"calibre", Comparison::at_least, number(100, 100)};
  const Value unread = std::string{"152 mm"};
  CHECK(fact::holds(test, &unread) == Truth::unknown);
}

TEST_CASE("the first rule that certainly fits names kind and actor") {
  fact::SourceProfile profile;
  profile.rules.push_back({{{{{"prec", Comparison::equal, number(1, 1)}}}}, "clash", fact::Root::incident, "unknown"});
  profile.rules.push_back({{}, "rumour", std::nullopt, std::nullopt});
  const Value one = number(1, 1);
  fact::Fact f = shelling();
  fact::apply(profile, [&](std::string_view) { return &one; }, f);
  CHECK(f.what == "clash");
  CHECK(f.actors.empty());
  fact::Fact g = shelling();
  fact::apply(profile, [](std::string_view) { return nullptr; }, g);
  CHECK(g.what == "rumour");
  // It perhaps is a clash, which would be by nobody known.
  CHECK(fact::kinds_of(g) == "rumour?clash");
  CHECK(g.actors.empty());
  profile.rules.front().actor = "BBB";
  fact::Fact h = shelling();
  h.actors = {"AAA"};
  fact::apply(profile, [](std::string_view) { return nullptr; }, h);
  CHECK(h.actors == std::vector<std::string>{"AAA", "BBB"});
}

TEST_CASE("a grade is at least another only if both its parts are") {
  CHECK(fact::parse_grade("B2")->at_least(*fact::parse_grade("C3")));
  CHECK_FALSE(fact::parse_grade("A4")->at_least(*fact::parse_grade("C3")));
  CHECK_FALSE(fact::parse_grade("G1").has_value());
}

TEST_CASE("only position messages of ships and aircraft are movers") {
  CHECK(fact::mover_kind("ais_nmea", 27) == "vessel");
  CHECK(fact::mover_kind("ais_nmea", 9) == "aircraft");
  CHECK(fact::mover_kind("ais_nmea", 4).empty());
  CHECK(fact::vocabulary("ais_nmea")->tracks);
  CHECK(fact::vocabulary("teletext") == nullptr);
}

TEST_CASE("the bound of a track is that of its teller: a vessel's, or an aircraft's") {
  fact::Fact position;
  position.what = "warship";
  CHECK(fact::fastest("ais_csv", position) == fact::fastest_vessel);
  CHECK(fact::fastest("ais_nmea", position) == fact::fastest_vessel);
  CHECK(fact::fastest("readsb_json", position) == fact::fastest_aircraft);
  position.set("message", 9);
  CHECK(fact::teller("ais_nmea", position) == "aircraft");
  position.set("message", 18);
  CHECK(fact::teller("ais_nmea", position) == "vessel");
  // A knot is 1,852 m an hour.
  CHECK(10 * fact::tenth_knot_mm * measure::hours(1).raw() == fact::tenth_knot_ms * measure::metres(1'852).raw());
}

TEST_CASE("a summary counts every bad record by its reason") {
  fact::FeedSummary s{.source = "ged", .bytes = 10, .records = 3, .facts = 1, .bad = {{"checksum", 2}}, .duplicates = 0, .no_time = 0};
  CHECK(fact::to_json(s) ==
        R"({"schema":"casus.summary/1","source":"ged","bytes":10,"records":3,"facts":1,"bad":{"checksum":2},"duplicates":0,"no_time":0})");
}
