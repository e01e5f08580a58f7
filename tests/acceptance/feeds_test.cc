// Recorded feeds of other publishers as whole files, through the door that feeds
// come in by. Expected numbers were counted with awk and python outside the
// reader; where they differ from the lines of the file, the test says why.
#include <doctest/doctest.h>

#include <cstdio>
#include <map>
#include <set>

#include "casus/base/text.h"
#include "casus/host/gzip.h"
#include "casus/intake/intake.h"
#include "tests/support/collector.h"
#include "tests/support/shared_data.h"

using namespace casus;

namespace {

struct Recorded {
  testing::Collector kept;
  intake::ReadCounts counts;
};

Recorded read_recorded(std::string_view format, const std::filesystem::path& path) {
  Recorded out;
  auto feed = host::open_feed(path.string());
  REQUIRE(feed.ok());
  fact::SourceProfile profile;
  profile.id = "x";
  profile.grade = {'B', '2'};
  const auto read = intake::read(format, **feed, profile, out.kept);
  REQUIRE(read.ok());
  out.counts = *read;
  return out;
}

std::size_t with(const testing::Collector& kept, std::string_view attribute) {
  return static_cast<std::size_t>(
      std::ranges::count_if(kept.facts, [&](const fact::Fact& fact) { return fact.find(attribute) != nullptr; }));
}

std::set<std::string> movers(const testing::Collector& kept) {
  std::set<std::string> names;
  for (const fact::Fact& fact : kept.facts) names.insert(fact.mover);
  return names;
}

// Sums of the coordinates in 1e-7 degree over the facts that have a place.
std::pair<std::int64_t, std::int64_t> sums(const testing::Collector& kept) {
  std::pair<std::int64_t, std::int64_t> sum;
  for (const fact::Fact& fact : kept.facts) {
    if (!fact.place) continue;
    sum.first += fact.place->at.latitude_e7();
    sum.second += fact.place->at.longitude_e7();
  }
  return sum;
}

}  // namespace

TEST_CASE("a recorded day of MarineCadastre gives 600 ships at the places that its rows add up to") {
  const auto shared = test::shared_data("a recorded day of MarineCadastre");
  if (!shared) return;
  const Recorded day = read_recorded("ais_csv", *shared / "data/ais-marinecadastre/us-2023.csv");
  CHECK(day.counts.records == 600);
  CHECK(day.kept.bads.empty());
  CHECK(movers(day.kept).size() == 600);
  CHECK(sums(day.kept) == std::pair<std::int64_t, std::int64_t>{201'389'949'300, -562'764'227'400});
  // 48 rows have no course, 263 no heading, 29 no status and 49 status 15.
  CHECK(with(day.kept, "cog") == 552);
  CHECK(with(day.kept, "heading") == 337);
  CHECK(with(day.kept, "nav_status") == 522);
}

TEST_CASE("a recorded minute of SBS gives its eleven aircraft and 964 positions, at the times when they were generated") {
  const auto shared = test::shared_data("a recorded minute of SBS");
  if (!shared) return;
  const Recorded minute = read_recorded("sbs", *shared / "data/adsb/ulss7-2018-04-03.sbs.csv.gz");
  CHECK(minute.counts.records == 5'462);
  CHECK(minute.kept.bads.empty());
  CHECK(movers(minute.kept).size() == 11);
  CHECK(with(minute.kept, "ground_speed") == 976);
  CHECK(with(minute.kept, "squawk") == 238);
  std::size_t aircraft = 0;
  for (const fact::Fact& fact : minute.kept.facts) {
    aircraft += fact.what == "aircraft" ? 1U : 0U;
    CHECK(measure::print(fact.when->from).starts_with("2018-04-03T19:0"));
    CHECK(measure::print(*fact.received).starts_with("2018-04-10T21:2"));
  }
  CHECK(aircraft == 964);
  CHECK(sums(minute.kept) == std::pair<std::int64_t, std::int64_t>{576'846'012'200, 318'211'909'000});
  // The file holds each line twice.
  std::set<std::string> records;
  for (const fact::Fact& fact : minute.kept.facts) records.insert(fact.record);
  CHECK(records.size() == 2'728);
}

TEST_CASE("a recorded minute written again as one snapshot of readsb gives the same aircraft, places and times") {
  const auto shared = test::shared_data("a recorded minute written again as one snapshot of readsb");
  if (!shared) return;
  const Recorded minute = read_recorded("sbs", *shared / "data/adsb/ulss7-2018-04-03.sbs.csv.gz");
  const std::int64_t now = measure::civil(2018, 4, 3, {.hour = 19, .minute = 5})->ms();
  testing::Collector sbs;
  std::string snapshot = R"({"now":)" + base::print_scaled(now, 3) + R"(,"aircraft":[)";
  for (const fact::Fact& fact : minute.kept.facts) {
    if (!fact.place) continue;
    snapshot += sbs.facts.empty() ? "\n" : ",\n";
    snapshot += R"({"hex":")" + fact.mover.substr(5) + R"(","lat":)" + base::print_scaled(fact.place->at.latitude_e7(), 7) + R"(,"lon":)" +
                base::print_scaled(fact.place->at.longitude_e7(), 7) + R"(,"seen_pos":)" + base::print_scaled(now - fact.when->from.ms(), 3) + "}";
    sbs.facts.push_back(fact);
  }
  testing::Collector again;
  base::MemorySource source{snapshot += "]}"};
  REQUIRE(intake::read("readsb_json", source, {.id = "x", .grade = {'B', '2'}, .rules = {}, .parties = {}}, again).ok());
  REQUIRE(again.facts.size() == 964);
  CHECK(again.bads.empty());
  for (std::size_t i = 0; i < again.facts.size(); ++i) {
    CHECK(again.facts[i].mover == sbs.facts[i].mover);
    CHECK(again.facts[i].place->at == sbs.facts[i].place->at);
    CHECK(again.facts[i].when == sbs.facts[i].when);
  }
}

TEST_CASE("a log of another program with SBS inside its lines is refused line by line, torn ones too") {
  const auto shared = test::shared_data("a log of another program with SBS inside its lines");
  if (!shared) return;
  const Recorded log = read_recorded("sbs", *shared / "data/adsb/stratux-es-2015-09-02.log.gz");
  CHECK(log.kept.facts.empty());
  CHECK(log.counts.records == 26'688);
}

namespace {

// What the two records of one minute must have in common, by aircraft.
using Places = std::map<std::string, std::vector<const fact::Fact*>>;

Places places(const testing::Collector& kept) {
  Places by_mover;
  for (const fact::Fact& fact : kept.facts) {
    if (fact.place) by_mover[fact.mover].push_back(&fact);
  }
  return by_mover;
}

// SBS has five decimals and whole milliseconds: half a unit of each, and the rounding.
bool same_place(const fact::Fact& sbs, const fact::Fact& beast) {
  const auto apart = [](std::int64_t a, std::int64_t b) { return std::abs(a - b); };
  return apart(sbs.place->at.latitude_e7(), beast.place->at.latitude_e7()) <= 51 &&
         apart(sbs.place->at.longitude_e7(), beast.place->at.longitude_e7()) <= 51 &&
         apart(sbs.when->from.ms(), beast.when->from.ms()) <= 1;
}

std::size_t unmatched(const Places& these, const Places& those, bool these_are_sbs) {
  std::size_t count = 0;
  for (const auto& [mover, reports] : these) {
    const auto other = those.find(mover);
    for (const fact::Fact* one : reports) {
      const auto fits = [&](const fact::Fact* two) { return these_are_sbs ? same_place(*one, *two) : same_place(*two, *one); };
      count += other != those.end() && std::ranges::any_of(other->second, fits) ? 0U : 1U;
    }
  }
  return count;
}

// "mover attribute value", with how many facts say so.
std::map<std::string, int> sayings(const testing::Collector& kept, std::string_view attribute) {
  std::map<std::string, int> out;
  for (const fact::Fact& fact : kept.facts) {
    const fact::Value* value = fact.find(attribute);
    if (value == nullptr) continue;
    const auto* number = std::get_if<measure::AmountRange>(value);
    ++out[fact.mover + " " + (number == nullptr ? std::get<std::string>(*value) : measure::print(number->low))];
  }
  return out;
}

Recorded beast_minute(const std::filesystem::path& shared) {
  // Beast has no date: the instant of the first frame is that of the first line of SBS.
  const std::string bytes = "time 2018-04-03T19:02:28.136Z\n" + test::slurp(shared / "data/adsb/ulss7-2018-04-03.beast");
  Recorded out;
  base::MemorySource source{bytes};
  const auto read = intake::read("beast", source, {.id = "x", .grade = {}, .rules = {}, .parties = {}}, out.kept);
  REQUIRE(read.ok());
  out.counts = *read;
  return out;
}

}  // namespace

TEST_CASE("one recorded minute gives the same aircraft at the same places as Beast and as SBS") {
  const auto shared = test::shared_data("one recorded minute as Beast and as SBS");
  if (!shared) return;
  const Recorded beast = beast_minute(*shared);
  const Recorded sbs = read_recorded("sbs", *shared / "data/adsb/ulss7-2018-04-03.sbs.csv.gz");
  CHECK(beast.counts.records == 5'660);
  CHECK(beast.kept.reasons == std::map<std::string, int>{{"address", 6}});
  CHECK(movers(beast.kept) == movers(sbs.kept));
  const Places by_beast = places(beast.kept);
  const Places by_sbs = places(sbs.kept);
  CHECK(unmatched(by_sbs, by_beast, true) == 0);
  CHECK(unmatched(by_beast, by_sbs, false) == 0);
  // Each frame stands twice. The first of them whose pair completes a position comes
  // before it, so that one of the 964 is a message here.
  const auto total = [](const Places& all) {
    std::size_t count = 0;
    for (const auto& [mover, reports] : all) count += reports.size();
    return count;
  };
  CHECK(total(by_beast) == 963);
  CHECK(total(by_sbs) == 964);
  std::printf("one minute: %zu aircraft; %zu positions by Beast, %zu by SBS, all within 5.1e-6 degree and 1 ms of each other\n", by_beast.size(),
              total(by_beast), total(by_sbs));
}

TEST_CASE("the same minute gives the same climb rates as Beast and as SBS, and speeds that differ by their rounding") {
  const auto shared = test::shared_data("the same minute as Beast and as SBS");
  if (!shared) return;
  const Recorded beast = beast_minute(*shared);
  const Recorded sbs = read_recorded("sbs", *shared / "data/adsb/ulss7-2018-04-03.sbs.csv.gz");
  CHECK(sayings(beast.kept, "vertical_rate") == sayings(sbs.kept, "vertical_rate"));
  CHECK(with(beast.kept, "ground_speed") == 976);
  // The writer of the SBS lines cuts decimals of a knot off; we round.
  std::map<std::string, std::int64_t> sums_of_speed;
  for (const Recorded* one : {&beast, &sbs}) {
    for (const fact::Fact& fact : one->kept.facts) {
      const fact::Value* speed = fact.find("ground_speed");
      if (speed != nullptr) sums_of_speed[fact.mover] += std::get<measure::AmountRange>(*speed).low.raw() * (one == &beast ? 1 : -1);
    }
  }
  for (const auto& [mover, more] : sums_of_speed) {
    CHECK(more >= 0);
    CHECK(more <= 976 * measure::decimal_one);
  }
}

TEST_CASE("three collections of air-raid alerts give the rows and the hours that were counted outside") {
  const auto shared = test::shared_data("three collections of air-raid alerts");
  if (!shared) return;
  struct Expected {
    const char* name;
    std::uint64_t rows;
    std::int64_t starts;   // unix seconds, added up
    std::int64_t seconds;  // under alert, without rows whose end was invented
    std::size_t naive, regions;
  };
  for (const Expected& expected : {Expected{"official_en", 24'861, 41'388'122'156'858, 99'599'209, 0, 26}, {"official_uk", 24'861, 41'388'122'156'858, 99'599'209, 0, 26},
                                   {"volunteer_en", 23'564, 39'256'961'532'195, 79'397'393, 929, 25}}) {
    CAPTURE(expected.name);
    const Recorded alerts = read_recorded("alerts_csv", *shared / "data/air-raid-ua" / (std::string{expected.name} + ".csv.gz"));
    CHECK(alerts.counts.records == expected.rows);
    CHECK(alerts.kept.bads.empty());
    CHECK(with(alerts.kept, "naive") == expected.naive);
    std::int64_t starts = 0;
    std::int64_t seconds = 0;
    std::set<std::string> regions, records;
    for (const fact::Fact& fact : alerts.kept.facts) {
      starts += fact.when->from.ms() / 1'000;
      if (fact.find("naive") == nullptr) seconds += (fact.when->to - fact.when->from).raw() / 1'000;
      CHECK(fact.grade.credibility == (fact.find("naive") == nullptr ? '2' : '3'));
      regions.insert(std::get<std::string>(*fact.find("region")));
      records.insert(fact.record);
    }
    CHECK(starts == expected.starts);
    CHECK(seconds == expected.seconds);
    CHECK(regions.size() == expected.regions);
    CHECK(records.size() == expected.rows);
  }
}
