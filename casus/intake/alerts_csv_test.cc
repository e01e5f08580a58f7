#include <doctest/doctest.h>

#include "tests/support/feed_read.h"

using namespace casus;
using testing::read_feed;
using testing::said;

namespace {

const std::string official = "oblast,raion,hromada,level,started_at,finished_at,source\n";
const std::string volunteer = "region,started_at,finished_at,naive\n";
const std::string hromada = "Cherkaska oblast,Umanskyi raion,Umanska hromada,hromada,2022-03-15 16:11:50+00:00,2022-03-15 16:54:47+00:00,official";

testing::FeedRead alert(const std::string& cells) { return read_feed("alerts_csv", volunteer + cells + "\n"); }

}  // namespace

TEST_CASE("an alert is an incident from its start to its end, at no known place") {
  const testing::FeedRead got = read_feed("alerts_csv", official + hromada + "\n");
  const fact::Fact& fact = got.only();
  CHECK(fact.root == fact::Root::incident);
  CHECK(fact.what == "alert");
  CHECK(measure::print(fact.when->from) == "2022-03-15T16:11:50.000Z");
  CHECK(measure::print(fact.when->to) == "2022-03-15T16:54:47.000Z");
  CHECK_FALSE(fact.place);
  CHECK(fact.actors.empty());
  CHECK(fact.grade == fact::Grade{'B', '2'});
  for (const auto& [name, value] : {std::pair{"region", "Cherkaska oblast"}, {"raion", "Umanskyi raion"}, {"hromada", "Umanska hromada"}, {"level", "hromada"},
                                    {"reported_by", "official"}, {"seconds", "2577"}})
    CHECK(said(fact, name) == value);
}

TEST_CASE("an alert whose end was invented is a step less credible and has no duration") {
  const testing::FeedRead got = alert("Kyiv City,2022-02-25 16:36:22+00:00,2022-02-25 17:06:22+00:00,True");
  CHECK(got.only().grade == fact::Grade{'B', '3'});
  CHECK(said(got.only(), "naive") == "true");
  CHECK(got.only().find("seconds") == nullptr);
  const testing::FeedRead worst = read_feed("alerts_csv", volunteer + "Kyiv City,2022-02-25 16:36:22Z,2022-02-25 17:06:22Z,True\n",
                                            {.id = "x", .grade = {'F', '6'}, .rules = {}, .parties = {}});
  CHECK(worst.only().grade == fact::Grade{'F', '6'});
  CHECK(alert("Kyiv City,2022-02-25 16:36:22Z,2022-02-25 17:06:22Z,False").only().grade == fact::Grade{'B', '2'});
}

TEST_CASE("an alert that is not over yet has only its start") {
  const testing::FeedRead got = alert("Kyiv City,2022-02-25 16:36:22+00:00,,False");
  CHECK(got.only().when->exact());
  CHECK(said(got.only(), "open") == "true");
  CHECK(got.only().find("seconds") == nullptr);
}

TEST_CASE("one alert is one record: a corrected end is a later version, another start or region another alert") {
  const std::string first = alert("Kyiv City,2022-02-25 16:36:22Z,2022-02-25 17:06:22Z,False").only().record;
  CHECK(alert("Kyiv City,2022-02-25 18:36:22+02:00,2022-02-25 17:30:00Z,False").only().record == first);
  CHECK(alert("Kyiv City,2022-02-25 16:36:23Z,2022-02-25 17:06:22Z,False").only().record != first);
  CHECK(alert("Kyivska oblast,2022-02-25 16:36:22Z,2022-02-25 17:06:22Z,False").only().record != first);
}

TEST_CASE("names of regions may be in any script") {
  CHECK(said(alert("Київ,2022-02-25 16:36:22Z,2022-02-25 17:06:22Z,").only(), "region") == "Київ");
}

TEST_CASE("each thing that spoils an alert has its reason") {
  for (const char* wrong : {"A,,2022-02-25 17:06:22Z,", "A,2022-02-25,2022-02-26,", "A,2022-02-25 17:06:22Z,2022-02-25 17:06:21Z,", "A,1822-02-25 17:06Z,,",
                            "A,2222-02-25 17:06Z,,", "A,2022-02-30 17:06Z,,", "A,NaN,NaN,", "A,2022-02-25 17:06:22Z,soon,"})
    CHECK(alert(wrong).reason() == "time");
  CHECK(alert(",2022-02-25 16:36:22Z,2022-02-25 17:06:22Z,").reason() == "place");
  CHECK(alert("A,2022-02-25 16:36:22Z,2022-02-25 17:06:22Z,perhaps").reason() == "attribute");
  CHECK(alert("A,2022-02-25 16:36:22Z").reason() == "columns");
  CHECK(alert("\xff,2022-02-25 16:36:22Z,,").reason() == "utf8");
}

TEST_CASE("a table of alerts needs both times and a region in its header") {
  CHECK(read_feed("alerts_csv", "region,started_at\n").fault->message.find("`finished_at`") != std::string::npos);
  CHECK(read_feed("alerts_csv", "started_at,finished_at\n").fault->message.find("neither `region` nor `oblast`") != std::string::npos);
}

TEST_CASE("a where rule sees what an alert says") {
  const std::string text = official + hromada + "\n";
  CHECK(read_feed("alerts_csv", text, testing::one_rule("seconds", 2577, "long_alert")).only().what == "long_alert");
}
