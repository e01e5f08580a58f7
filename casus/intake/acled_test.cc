#include <doctest/doctest.h>

#include "tests/support/feed_read.h"

using namespace casus;
using testing::read_feed;
using testing::said;

namespace {

const std::string header =
    "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,actor2,country,admin1,latitude,longitude,"
    "geo_precision,source,notes,fatalities,timestamp\n";
const std::string good =
    "NOR123,15 January 2023,2023,1,Political violence,Battles,Armed clash,Military Forces of Norland,Hill Front,Norland,Coast,48.0159,37.8029,1,"
    "Some Paper,\"On 15 January, guns.\",12,1674512345";

testing::FeedRead row(const std::string& cells) { return read_feed("acled", header + cells + "\n"); }

testing::FeedRead with(const std::string& old_cell, const std::string& new_cell) {
  std::string cells = good;
  cells.replace(cells.find(old_cell), old_cell.size(), new_cell);
  return row(cells);
}

std::string days(const testing::FeedRead& got) {
  const measure::Interval when = *got.only().when;
  return measure::print(when.from).substr(0, 10) + " " + measure::print(when.to).substr(0, 10);
}

}  // namespace

TEST_CASE("a row of ACLED is an incident of its day, town and deaths") {
  const testing::FeedRead got = row(good);
  const fact::Fact& fact = got.only();
  CHECK(fact.root == fact::Root::incident);
  CHECK(fact.what == "battle");
  CHECK(fact.id() == "x:NOR123");
  CHECK(fact.place->at == earth::Position::make(480'159'000, 378'029'000));
  CHECK(fact.actors.empty());
  for (const auto& [name, value] : {std::pair{"deaths", "12"}, {"fatalities", "12"}, {"time_precision", "1"}, {"geo_precision", "1"},
                                    {"sub_event_type", "Armed clash"}, {"actor1", "Military Forces of Norland"}, {"actor2", "Hill Front"}, {"country", "Norland"}})
    CHECK(said(fact, name) == value);
  CHECK(measure::print(*fact.published) == "2023-01-23T22:19:05.000Z");
}

TEST_CASE("notes and sources of ACLED do not get into a fact") {
  const std::string json = fact::to_json(row(good).only());
  CHECK(json.find("guns") == std::string::npos);
  CHECK(json.find("Paper") == std::string::npos);
}

TEST_CASE("each of the six event types has its kind, whatever its capitals; any other is bad") {
  for (const auto& [type, kind] : {std::pair{"Battles", "battle"}, {"Explosions/Remote violence", "explosion"}, {"Protests", "protest"}, {"Riots", "riot"},
                                   {"Violence against civilians", "violence_against_civilians"}, {"Strategic Developments", "strategic_development"}})
    CHECK(with("Battles", type).only().what == kind);
  for (const char* wrong : {"", "Battle", "Remote violence"}) CHECK(with("Battles", wrong).reason() == "kind");
}

TEST_CASE("time precision makes the day a day, two weeks around it, or its month") {
  CHECK(days(row(good)) == "2023-01-15 2023-01-16");
  CHECK(days(with("2023,1,Pol", "2023,2,Pol")) == "2023-01-09 2023-01-22");
  CHECK(days(with("2023,1,Pol", "2023,3,Pol")) == "2023-01-01 2023-02-01");
  CHECK(days(with("15 January 2023,2023,1", "15 December 2022,2022,3")) == "2022-12-01 2023-01-01");
  for (const char* wrong : {"2023,0,Pol", "2023,4,Pol", "2023,,Pol", "2023,1.0,Pol"}) CHECK(with("2023,1,Pol", wrong).reason() == "time");
}

TEST_CASE("both spellings of a day mean that day; a century that slipped is a bad record") {
  for (const char* same : {"2023-01-15", "15 JANUARY 2023"}) CHECK(days(with("15 January 2023", same)) == "2023-01-15 2023-01-16");
  for (const char* wrong : {"0025-01-15", "15 January 0025", "2223-01-15", "2023-02-30", "30 February 2023", "15 Januar 2023", "15/01/2023", "", "2023-01-15T00:00:00",
                            "2023-1-15", "-5 January 2023", "15 January  2023", "2023--1-15"}) {
    CAPTURE(wrong);
    CHECK(with("15 January 2023", wrong).reason() == "time");
  }
}

TEST_CASE("a publication that is no unix time is bad, a missing one is not known") {
  CHECK_FALSE(with("1674512345", "").only().published);
  for (const char* wrong : {"-1", "yesterday", "99999999999999999999", "9999999999999", "1e9"}) CHECK(with("1674512345", wrong).reason() == "time");
}

TEST_CASE("what happens after its own publication is bad, unless its time may lie before") {
  CHECK(with("15 January 2023", "24 January 2023").reason() == "future");
  CHECK(days(with("15 January 2023", "23 January 2023")) == "2023-01-23 2023-01-24");
  CHECK(days(with("15 January 2023,2023,1", "31 January 2023,2023,3")) == "2023-01-01 2023-02-01");
}

TEST_CASE("geographic precision becomes 5 km about a town, 25 km, or possible anywhere") {
  CHECK(row(good).only().place->radius == measure::kilometres(5));
  CHECK(with("37.8029,1", "37.8029,2").only().place->radius == measure::kilometres(25));
  CHECK(with("37.8029,1", "37.8029,3").only().place->radius == std::nullopt);
  for (const char* wrong : {"37.8029,0", "37.8029,4", "37.8029,", "NaN,1", ",1", "180.5,1"}) CHECK(with("37.8029,1", wrong).reason() == "place");
  CHECK(with("48.0159,37.8029", ",").reason() == "place");
}

TEST_CASE("a row of ACLED without fatalities has no deaths rather than none; a number below 0 is bad") {
  CHECK(with(",12,", ",,").only().find("deaths") == nullptr);
  for (const char* wrong : {",-1,", ",many,", ",NaN,", ",9999999999,"}) CHECK(with(",12,", wrong).reason() == "amount");
}

TEST_CASE("a row of ACLED without an id or of the wrong width is bad") {
  CHECK(with("NOR123", "").reason() == "id");
  CHECK(row(good + ",x").reason() == "columns");
  CHECK(with("Coast", "Co\xffst").reason() == "utf8");
  CHECK(read_feed("acled", "event_id_cnty,event_date\n").fault->message.find("`time_precision`") != std::string::npos);
}

TEST_CASE("a where rule sees the columns of an ACLED row") {
  fact::SourceProfile profile = testing::one_rule("deaths", 12, "clash");
  profile.rules[0].tests.any_of[0].push_back({"actor1", fact::Comparison::equal, fact::Value{std::string{"Military Forces of Norland"}}});
  CHECK(read_feed("acled", header + good, profile).only().what == "clash");
}
