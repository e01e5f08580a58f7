#include <doctest/doctest.h>

#include "casus/intake/intake.h"
#include "tests/support/collector.h"
#include "tests/support/feed_read.h"

using namespace casus;
using fact::Root;

namespace {

fact::SourceProfile profile() {
  fact::SourceProfile made;
  made.id = "patrols";
  made.grade = {'A', '2'};
  made.parties = {"RUS", "UKR"};
  return made;
}

const std::string header = "id,root,kind,from,to,lat,lon,radius_m,actor,grade,received,published,visibility,rounds,weapon\n";

testing::Collector read(const std::string& text) {
  testing::Collector kept;
  base::MemorySource source{text};
  const auto counts = intake::read_incidents_csv(source, profile(), kept);
  CHECK(counts.ok());
  return kept;
}

fact::Fact one(const std::string& cells) {
  testing::Collector kept = read(header + cells + "\n");
  if (!kept.bads.empty()) FAIL(kept.bads.front().reason << ": " << kept.bads.front().detail);
  REQUIRE(kept.facts.size() == 1);
  return kept.facts.front();
}

std::string reason(const std::string& cells) {
  const testing::Collector kept = read(header + cells + "\n");
  REQUIRE(kept.facts.size() + kept.bads.size() == 1);
  return kept.bads.empty() ? "" : kept.bads.front().reason;
}

}  // namespace

TEST_CASE("a full row says everything that a fact can hold") {
  const fact::Fact fact = one("P-17,incident,shelling,2026-02-03T04:05+02:00,2026-02-03T05:00+02:00,48.0,37.8,150.5,RUS,B3,"
                              "2026-02-03T06:00Z,2026-02-04T00:00Z,parties,8000..9600,mortar");
  CHECK(fact.root == Root::incident);
  CHECK(fact.what == "shelling");
  CHECK(fact.id() == "patrols:P-17");
  CHECK(measure::print(fact.when->from) == "2026-02-03T02:05:00.000Z");
  CHECK(measure::print(fact.when->to) == "2026-02-03T03:00:00.000Z");
  CHECK(fact.place->radius == measure::millimetres(150'500));
  CHECK(fact.actors == std::vector<std::string>{"RUS"});
  CHECK(fact.grade == fact::Grade{'B', '3'});
  CHECK(measure::print(*fact.received) == "2026-02-03T06:00:00.000Z");
  CHECK(measure::print(*fact.published) == "2026-02-04T00:00:00.000Z");
  CHECK(fact.visibility == fact::Visibility::parties);
  CHECK(std::get<measure::AmountRange>(*fact.find("rounds")) ==
        measure::AmountRange{measure::whole(8000), measure::whole(9600)});
  CHECK(std::get<std::string>(*fact.find("weapon")) == "mortar");
}

TEST_CASE("empty cells and missing columns mean their defaults") {
  const fact::Fact fact = one("1,,shelling,2026-02-03T04:05Z,,48.0,37.8,,,,,,,,");
  CHECK(fact.when->exact());
  CHECK(fact.place->radius == measure::millimetres(0));
  CHECK(fact.actors.empty());
  CHECK(fact.grade == fact::Grade{'A', '2'});
  CHECK_FALSE(fact.received);
  CHECK(fact.visibility == fact::Visibility::everybody);
  CHECK(fact.attributes.empty());
  const testing::Collector kept = read("kind,from,id\nshelling,2026-02-03T04:05Z,1\n");
  REQUIRE(kept.facts.size() == 1);
  CHECK_FALSE(kept.facts.front().place);
}

TEST_CASE("a date alone is its whole day in the written offset") {
  const fact::Fact fact = one("1,,shelling,2026-02-03+02:00,,,,,,,,,,,");
  CHECK(measure::print(fact.when->from) == "2026-02-02T22:00:00.000Z");
  CHECK(measure::print(fact.when->to) == "2026-02-03T22:00:00.000Z");
}

TEST_CASE("a time without offset, a date alone as an end and a far year are bad") {
  for (const std::string from : {"2026-02-03T04:05", "2205-02-03T04:05Z", "2026-02-30T04:05Z", "", "yesterday",
                                 "1899-12-31T23:59Z", "2026-02-03T04:05Z,2026-02-03T04:04Z", "2026-02-03T04:05Z,2026-02-04Z"}) {
    CAPTURE(from);
    const bool both = from.find(',') != std::string::npos;
    CHECK(reason("1,,shelling," + from + (both ? "" : ",") + ",,,,,,,,,,") == "time");
  }
}

TEST_CASE("a record that claims to be known before it happened is bad") {
  CHECK(reason("1,,shelling,2026-02-03T04:05:01Z,,,,,,,2026-02-03T04:00Z,,,,") == "future");
  CHECK(reason("1,,shelling,2026-02-03T04:05:00Z,,,,,,,2026-02-03T04:00Z,,,,") == "");
}

TEST_CASE("a star for a radius means possible anywhere") {
  CHECK(one("1,,shelling,2026-02-03T04:05Z,,48.0,37.8,*,,,,,,,").place->radius == std::nullopt);
  CHECK_FALSE(one("1,,shelling,2026-02-03T04:05Z,,,,*,,,,,,,").place);
}

TEST_CASE("a place is whole or it is bad") {
  for (const std::string place : {"48.0,,", ",37.8,", ",,100", "91,0,", "0,181,", "48.0,37.8,-1", "48.0,37.8,x",
                                  "48.0,37.8,99999999", "4e1,3,", "48;0,37,"}) {
    CAPTURE(place);
    CHECK(reason("1,,shelling,2026-02-03T04:05Z,," + place + ",,,,,,,") == "place");
  }
}

TEST_CASE("actors are parties, candidates in one order, or unknown") {
  const auto actors = [](const std::string& cell) { return one("1,,shelling,2026-02-03T04:05Z,,,,," + cell + ",,,,,,").actors; };
  CHECK(actors("UKR|RUS") == std::vector<std::string>{"RUS", "UKR"});
  CHECK(actors(" UKR | UKR ") == std::vector<std::string>{"UKR"});
  CHECK(actors("unknown").empty());
  for (const char* cell : {"DPR", "RUS|", "RUS|unknown", "|", "RUS,UKR", "rus"}) {
    CAPTURE(cell);
    CHECK(reason(std::string{"1,,shelling,2026-02-03T04:05Z,,,,,\""} + cell + "\",,,,,,") == "actor");
  }
}

TEST_CASE("each column that is not what it must be has its own reason") {
  CHECK(reason(",,shelling,2026-02-03T04:05Z,,,,,,,,,,,") == "id");
  CHECK(reason(std::string(201, 'x') + ",,shelling,2026-02-03T04:05Z,,,,,,,,,,,") == "id");
  CHECK(reason("1,,,2026-02-03T04:05Z,,,,,,,,,,,") == "kind");
  CHECK(reason("1,,two words,2026-02-03T04:05Z,,,,,,,,,,,") == "kind");
  CHECK(reason("1,rumour,shelling,2026-02-03T04:05Z,,,,,,,,,,,") == "root");
  CHECK(reason("1,declaration,strength,2026-02-03T04:05Z,,,,,,,,,,,") == "root");
  CHECK(reason("1,,shelling,2026-02-03T04:05Z,,,,,,G1,,,,,") == "grade");
  CHECK(reason("1,,shelling,2026-02-03T04:05Z,,,,,,,,,secret,,") == "visibility");
  CHECK(reason("1,,shelling,2026-02-03T04:05Z,,,,,,,,,,9..8,") == "attribute");
  CHECK(reason("1,,shelling,2026-02-03T04:05Z,,,,,,,,,,99999999999999,") == "attribute");
  CHECK(reason("1,,shelling,2026-02-03T04:05Z") == "columns");
  CHECK(reason("1,,shelling,2026-02-03T04:05Z,,,,,,,,,,,\xC3") == "utf8");
  CHECK(reason(std::string{"1,,shelling,2026-02-03T04:05Z,,,,,,,,,,,\0", 41}) == "utf8");
}

TEST_CASE("a number finer than millionths lies between two of them") {
  const auto rounds = [](const std::string& cell) { return std::get<measure::AmountRange>(*one("1,,shelling,2026-02-03T04:05Z,,,,,,,,,," + cell + ",").find("rounds")); };
  const measure::Decimal hundred = measure::whole(100);
  const measure::Decimal millionth{1};
  CHECK(rounds("100.0000001") == measure::AmountRange{hundred - millionth, hundred + millionth});
  CHECK(rounds("100.000001") == measure::AmountRange{hundred + millionth, hundred + millionth});
  CHECK(rounds("100.0000000") == measure::AmountRange{hundred, hundred});
}

TEST_CASE("words that look a little like numbers stay words") {
  for (const char* word : {"2S19", "152mm", "1e5", "a..b", "-", "+-1"}) {
    const fact::Fact fact = one(std::string{"1,,shelling,2026-02-03T04:05Z,,,,,,,,,,,"} + word);
    CHECK(std::get<std::string>(*fact.find("weapon")) == word);
  }
}

TEST_CASE("a coverage row says when nobody watched, and needs an end") {
  const fact::Fact fact = one("1,coverage,access_denied,2026-02-03T04:00Z,2026-02-03T06:00Z,48.0,37.8,5000,,,,,,,");
  CHECK(fact.root == Root::coverage);
  CHECK(fact.what == "access_denied");
  CHECK(reason("1,coverage,outage,2026-02-03T04:00Z,,,,,,,,,,,") == "time");
  CHECK(reason("1,coverage,shelling,2026-02-03T04:00Z,2026-02-03T06:00Z,,,,,,,,,,") == "kind");
  const testing::Collector kept = read("id,root,kind,from,to,about\n1,coverage,outage,2026-02-03Z,2026-02-03T06:00Z,ais\n");
  REQUIRE(kept.facts.size() == 1);
  CHECK(std::get<std::string>(*kept.facts.front().find("about")) == "ais");
}

TEST_CASE("an act happens when it is received, whatever time its author claims") {
  const fact::Fact fact = one("1,act,notify,2026-02-01T00:00Z,,,,,RUS,,2026-02-03T04:00Z,,,,");
  CHECK(fact.when == measure::Interval{*fact.received, *fact.received});
  CHECK(std::get<std::string>(*fact.find("claimed")) == "2026-02-01T00:00:00.000Z");
}

TEST_CASE("an act says whom and what it concerns in columns of their own") {
  const testing::Collector kept = read("id,root,kind,from,received,actor,to_whom,object,about\n"
                                       "1,act,notify,2026-02-01Z,2026-02-03T04:00Z,RUS,UKR,exercise,\n"
                                       "2,act,attribute,2026-02-01Z,2026-02-03T04:00Z,RUS,,,patrols:7\n");
  REQUIRE(kept.facts.size() == 2);
  CHECK(std::get<std::string>(*kept.facts[0].find("to")) == "UKR");
  CHECK(std::get<std::string>(*kept.facts[0].find("kind")) == "exercise");
  CHECK(kept.facts[0].what == "notify");
  CHECK(kept.facts[1].find("to") == nullptr);
  CHECK(std::get<std::string>(*kept.facts[1].find("about")) == "patrols:7");
}

TEST_CASE("a mover has one spelling, that of the readers of AIS and ADS-B") {
  const auto mover = [](const std::string& cell) { return read("id,root,kind,from,mover\n1,sighting,vessel,2026-02-03T04:05Z," + cell + "\n").facts.front().mover; };
  for (const auto& [cell, spelled] : {std::pair{"mmsi:012345678", "mmsi:12345678"}, {"MMSI:12345678", "mmsi:12345678"}, {"mmsi:000", "mmsi:0"}, {"icao:71BE34", "icao:71be34"},
                                      {"ICAO:0A0B0C", "icao:0a0b0c"}, {"Non_ICAO:71BE34", "non_icao:71be34"}, {"imo:0123456", "imo:0123456"}, {"Hull:A7", "hull:A7"}, {"mmsi:0A1", "mmsi:0A1"}})
    CHECK(mover(cell) == spelled);
}

namespace {

// What is noted of a header, or the fault.
std::string noted(const std::string& names) {
  const testing::FeedRead got = testing::read_feed("incidents_csv", names + "\n");
  if (got.fault) return got.fault->message;
  std::string out;
  for (const std::string& note : got.counts->notes) out += note + ";";
  return out;
}

}  // namespace

TEST_CASE("a column that differs from one of ours in capitals only is refused") {
  CHECK(noted("id,kind,from,To") == "the column `To` is not `to`: it would be an attribute, and nothing would say what `to` says");
  CHECK(noted("id,kind,from,to,TO").starts_with("the column `TO` is not `to`"));
  CHECK(noted("id,kind,from,RADIUS_M").starts_with("the column `RADIUS_M` is not `radius_m`"));
}

TEST_CASE("a column near one of ours that is missing is noted, and one near nothing is not") {
  CHECK(noted("id,kind,from,radius") == "the column `radius` is an attribute, and there is no column `radius_m`: rename it if that is meant;");
  CHECK(noted("id,kind,from,recieved").find("no column `received`") != std::string::npos);
  CHECK(noted("id,kind,from,Latitude,longitude").find("no column `lat`") != std::string::npos);
  CHECK(noted("id,kind,from,until").find("no column `to`") != std::string::npos);
  for (const char* good : {"id,kind,from,radius_m,radius", "id,kind,from,deaths,weapon,calibre,unit,no,vehicles", "id,kind,from,to,until"}) CHECK(noted(good).empty());
}

TEST_CASE("a mover is named with its registry") {
  const auto mover = [](const std::string& cell) { return read("id,root,kind,from,mover\n1,sighting,vessel,2026-02-03T04:05Z," + cell + "\n"); };
  CHECK(mover("mmsi:538004030").facts.front().mover == "mmsi:538004030");
  for (const char* cell : {"538004030", "mmsi:", ":1", "mmsi:1 2"}) CHECK(mover(cell).reasons["mover"] == 1);
}

TEST_CASE("a where rule may rename what an observer writes, but not an hour without coverage") {
  fact::SourceProfile with_rule = profile();
  with_rule.rules.push_back({{{{{"weapon", fact::Comparison::equal, fact::Value{std::string{"mortar"}}}}}}, "fire", Root::incident, std::nullopt});
  testing::Collector kept;
  const std::string text = header + "1,,shelling,2026-02-03T04:05Z,,,,,,,,,,,mortar\n" +
                           "2,coverage,outage,2026-02-03T04:05Z,2026-02-03T05:05Z,,,,,,,,,,mortar\n";
  base::MemorySource source{text};
  REQUIRE(intake::read_incidents_csv(source, with_rule, kept).ok());
  REQUIRE(kept.facts.size() == 2);
  CHECK(kept.facts[0].what == "fire");
  CHECK(kept.facts[1].what == "outage");
}

TEST_CASE("one bad record costs one record, and its place is told") {
  const std::string row = ",,shelling,2026-02-03T04:05Z,,48.0,37.8,,,,,,,,\n";
  const testing::Collector kept = read(header + "1" + row + "2,\"open\n" + "3" + row + "4,,\xFE\n" + "5" + row);
  REQUIRE(kept.facts.size() == 3);
  CHECK(kept.facts[2].record == "5");
  REQUIRE(kept.bads.size() == 2);
  CHECK(kept.bads[0].reason == "unterminated");
  CHECK(kept.bads[0].line == 3);
  CHECK(kept.bads[0].offset == header.size() + 1 + row.size());
  CHECK(kept.bads[1].line == 5);
}

TEST_CASE("a column that no accord could name is a fault of the whole input") {
  testing::Collector kept;
  base::MemorySource source{"id,kind,from,number of rounds\n"};
  const auto counts = intake::read_incidents_csv(source, profile(), kept);
  REQUIRE_FALSE(counts.ok());
  CHECK(counts.fault().message.find("`number of rounds`") != std::string::npos);
}

TEST_CASE("a line of 1 GB among reports is one bad record") {
  testing::LongSource source{"id,kind,from\n1,", 'x', std::uint64_t{1} << 30, "\n2,shelling,2026-02-03T04:05Z\n"};
  testing::Collector kept;
  const auto counts = intake::read_incidents_csv(source, profile(), kept);
  REQUIRE(counts.ok());
  CHECK(counts->records == 2);
  CHECK(counts->bytes > std::uint64_t{1} << 30);
  CHECK(kept.facts.size() == 1);
  CHECK(kept.reasons == std::map<std::string, int>{{"too_long", 1}});
}
