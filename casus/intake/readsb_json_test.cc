#include <doctest/doctest.h>

#include "tests/support/feed_read.h"

using namespace casus;
using testing::read_feed;
using testing::said;

namespace {

const std::string flight = R"({"hex":"71BE34","type":"adsb_icao","flight":"KAL908  ","r":"HL8382","t":"B77W","alt_baro":35000,"alt_geom":35450,)"
                           R"("gs":418.6,"track":91.25,"baro_rate":-64,"squawk":"7700","emergency":"general","category":"A5","lat":59.734591,)"
                           R"("lon":31.99796,"nic":8,"rc":186,"seen_pos":0.349,"alert":0,"spi":1,"dbFlags":9,"mlat":[],"tisb":[],"seen":0.1})";
const std::string silent = R"({"hex":"400159","type":"mode_s","lastPosition":{"lat":59.1,"lon":31.1,"nic":8,"rc":186,"seen_pos":71.2},"rr_lat":59.7,"rr_lon":30.3,"seen":2.5})";

std::string snapshot(const std::string& aircraft, const std::string& now = "1522782148.951") {
  return R"({ "now" : )" + now + ",\n  \"messages\" : 420047,\n  \"aircraft\" : [\n" + aircraft + "\n  ]\n}\n";
}

testing::FeedRead with(const std::string& old_text, const std::string& new_text) {
  std::string text = flight;
  text.replace(text.find(old_text), old_text.size(), new_text);
  return read_feed("readsb_json", snapshot(text));
}

}  // namespace

TEST_CASE("an aircraft of a snapshot is a sighting where it says, as long before `now` as its position is old") {
  const fact::Fact fact = read_feed("readsb_json", snapshot(flight)).only();
  CHECK(fact.root == fact::Root::sighting);
  CHECK(fact.what == "aircraft");
  CHECK(fact.mover == "icao:71be34");
  CHECK(measure::print(fact.when->from) == "2018-04-03T19:02:28.602Z");
  CHECK(fact.when->exact());
  CHECK(measure::print(*fact.received) == "2018-04-03T19:02:28.951Z");
  CHECK(fact.place->at == earth::Position::make(597'345'910, 319'979'600));
  CHECK(fact.place->radius == measure::metres(186));
}

TEST_CASE("every member of an aircraft that is read has its attribute and unit") {
  const fact::Fact fact = read_feed("readsb_json", snapshot(flight)).only();
  for (const auto& [name, value] : {std::pair{"callsign", "KAL908"}, {"altitude", "35000"}, {"geometric_altitude", "35450"}, {"ground_speed", "418.6"},
                                    {"track", "91.25"}, {"vertical_rate", "-64"}, {"squawk", "7700"}, {"emergency", "1"}, {"alert", "0"}, {"spi", "1"},
                                    {"on_ground", "0"}, {"message_type", "adsb_icao"}, {"category", "A5"}, {"registration", "HL8382"},
                                    {"aircraft_type", "B77W"}, {"military", "1"}, {"nic", "8"}})
    CHECK(said(fact, name) == value);
  CHECK(fact.attributes.size() == 17);
}

TEST_CASE("an aircraft without a position is a message, whatever its last position and its receiver's place are") {
  const fact::Fact fact = read_feed("readsb_json", snapshot(silent)).only();
  CHECK(fact.what == "message");
  CHECK_FALSE(fact.place);
  CHECK(measure::print(fact.when->from) == "2018-04-03T19:02:26.451Z");
}

TEST_CASE("an aircraft on the ground has no altitude") {
  const fact::Fact fact = with("35000", "\"ground\"").only();
  CHECK(said(fact, "on_ground") == "1");
  CHECK(said(fact, "altitude") == "none");
  CHECK(said(with("\"alt_baro\":35000,", "").only(), "on_ground") == "none");
  CHECK(with("35000", "\"air\"").reason() == "amount");
}

TEST_CASE("an address that is not ICAO's names a mover of another kind") {
  CHECK(with("71BE34", "~71BE34").only().mover == "non_icao:71be34");
  for (const char* wrong : {"", "71BE3", "71BE345", "71BE3G", "~", "~71BE3", "~~71BE34", "~000000", "000000", "71BE34\\u0000"})
    CHECK((with("71BE34", wrong).reason() == "mover" || with("71BE34", wrong).reason() == "json"));
  CHECK(with(R"("hex":"71BE34",)", "").reason() == "mover");
}

TEST_CASE("a transponder that vouches for no radius is taken at its word") {
  CHECK_FALSE(with("\"rc\":186", "\"rc\":0").only().place->radius);
  CHECK(with("\"rc\":186,", "").only().place->radius == measure::millimetres(0));
  for (const char* wrong : {"-1", "1e3", "99999999", "\"*\"", "true"}) CHECK(with("\"rc\":186", std::string{"\"rc\":"} + wrong).reason() == "place");
}

TEST_CASE("the age of what is said is needed and not absurd") {
  for (const char* wrong : {"-0.1", "86400.001", "1e2", "true", "null", "9223372036854775807", "99999999999999999999"})
    CHECK(with("\"seen_pos\":0.349", std::string{"\"seen_pos\":"} + wrong).reason() == "time");
  CHECK(with("\"seen_pos\":0.349", "\"seen_pos\":1324.543").only().what == "aircraft");
  CHECK(read_feed("readsb_json", snapshot(R"({"hex":"400159"})")).reason() == "time");
}

TEST_CASE("a snapshot whose `now` is missing, behind its aircraft or no time in seconds has no aircraft that can be used") {
  for (const char* wrong : {"null", "\"soon\"", "1.5e9", "1522782148951", "-2208988800.001", "[1]", "9223372036854775807", "nil"})
    CHECK(read_feed("readsb_json", snapshot(flight, wrong)).reason() == "time");
  CHECK(read_feed("readsb_json", R"({"aircraft":[)" + flight + R"(],"now":1522782148.951})").reason() == "time");
  CHECK(read_feed("readsb_json", snapshot(flight, "-2208988800")).reason() == "time");
}

TEST_CASE("a position of an aircraft is two numbers on the earth or nothing") {
  CHECK(with(R"("lat":59.734591,"lon":31.99796,)", R"("lat":null,)").only().what == "message");
  CHECK(with("59.734591", "90").only().what == "aircraft");
  for (const char* wrong : {"null", "90.0000001", "5.9e1", "\"north\"", "true", "999999999999999999999"}) CHECK(with("59.734591", wrong).reason() == "place");
  CHECK(with("31.99796", "180.0000001").reason() == "place");
}

TEST_CASE("a number that no transponder can send makes a bad aircraft, and no other") {
  for (const auto& [from, to] : {std::pair{"35000", "131000"}, {"35000", "-1501"}, {"35450", "1e9"}, {"418.6", "5801"}, {"418.6", "-1"}, {"91.25", "360.1"},
                                 {"-64", "33001"}, {"\"nic\":8", "\"nic\":12"}, {"\"7700\"", "\"7780\""}, {"\"7700\"", "77000"}, {"\"alert\":0", "\"alert\":2"},
                                 {"\"general\"", "\"?\""}, {"\"dbFlags\":9", "\"dbFlags\":-1"}, {"\"dbFlags\":9", "\"dbFlags\":0.5"}})
    CHECK(with(from, to).reason() == "amount");
  const testing::FeedRead got = read_feed("readsb_json", snapshot(R"({"hex":"400159","alt_baro":999999,"seen":1},)" + flight));
  CHECK(got.kept.facts.size() == 1);
  CHECK(got.kept.bads.front().line == 4);
  CHECK(got.counts->records == 2);
}

TEST_CASE("a list where a number should stand is bad JSON of that aircraft, elsewhere it is not looked at") {
  CHECK(with("418.6", "[418.6]").reason() == "json");
  CHECK(with("418.6", "NaN").reason() == "json");
  CHECK(with("\"mlat\":[]", "\"mlat\":[\"lat\",{\"}\":1}]").only().what == "aircraft");
  CHECK(with("KAL908", "\xff").reason() == "json");
}

TEST_CASE("snapshots may follow one another, each with its own `now`, and aircraft may come a line each") {
  const std::string alone = R"({"now" : 1522782149.5,)" + flight.substr(1) + "\n";
  const testing::FeedRead got = read_feed("readsb_json", snapshot(flight) + snapshot("") + snapshot(flight, "1522782150.951") + alone);
  REQUIRE(got.kept.facts.size() == 3);
  CHECK(measure::print(got.kept.facts[1].when->from) == "2018-04-03T19:02:30.602Z");
  CHECK(measure::print(got.kept.facts[2].when->from) == "2018-04-03T19:02:29.151Z");
  CHECK(read_feed("readsb_json", flight).reason() == "time");
}

TEST_CASE("a position that the next snapshot repeats is the same record") {
  std::string older = flight;
  older.replace(older.find("0.349"), 5, "1.349");
  const testing::FeedRead got = read_feed("readsb_json", snapshot(flight) + snapshot(older, "1522782149.951") + snapshot(flight, "1522782149.951"));
  REQUIRE(got.kept.facts.size() == 3);
  CHECK(got.kept.facts[0].record == got.kept.facts[1].record);
  CHECK(got.kept.facts[0].record != got.kept.facts[2].record);
}

TEST_CASE("what was cut, too long or no aircraft is counted, and the next snapshot is read") {
  const std::string trace = R"({"icao":"71be34","timestamp":1609275898.495,"trace":[[0.0,30.4,-86.4,-300,0.7,0.0,1,0,{"type":"adsb_icao"}]]})";
  const testing::FeedRead got = read_feed("readsb_json", snapshot("7, " + flight + ",{\"hex\":\"400159\",\"x\":\"" + std::string(2'000'000, 'x') + "\"}") + trace + "\n" +
                                                             R"({"now":1522782148.9,"aircraft":[{"hex":"4)");
  CHECK(got.kept.reasons == std::map<std::string, int>{{"json", 2}, {"too_long", 1}, {"truncated", 1}});
  CHECK(got.kept.facts.size() == 1);
  CHECK(got.counts->records == 5);
}

TEST_CASE("an aircraft that is not closed costs only itself, and a snapshot that is not closed itself alone") {
  const std::string open = flight.substr(0, flight.size() - 1);
  const testing::FeedRead got = read_feed("readsb_json", snapshot(flight + ",\n" + open + ",\n" + silent + "," + open + "," + flight));
  CHECK(got.kept.facts.size() == 3);
  CHECK(got.kept.reasons == std::map<std::string, int>{{"truncated", 2}});
  std::string cut = snapshot(flight);
  cut = cut.substr(0, cut.rfind(']'));
  const testing::FeedRead second = read_feed("readsb_json", cut + snapshot(flight, "1522782150.951"));
  REQUIRE(second.kept.facts.size() == 2);
  CHECK(measure::print(*second.kept.facts[1].received) == "2018-04-03T19:02:30.951Z");
  CHECK(second.kept.reasons == std::map<std::string, int>{{"truncated", 1}});
  const std::string alone = R"({"now":1522782149.5,)" + open.substr(1);
  CHECK(read_feed("readsb_json", alone + "\n" + alone + "}\n" + alone).kept.facts.size() == 1);
}

TEST_CASE("a where rule may test the address and every member of an aircraft") {
  CHECK(read_feed("readsb_json", snapshot(flight), testing::one_rule("military", 1, "patrol")).only().what == "patrol");
  fact::SourceProfile profile = testing::one_rule("squawk", 0, "patrol");
  profile.rules[0].tests = {{{{"icao", fact::Comparison::equal, fact::Value{std::string{"icao_71be34"}}}}}};
  CHECK(read_feed("readsb_json", snapshot(flight), profile).only().what == "patrol");
}
