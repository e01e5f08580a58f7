#include "casus/watch/sieve.h"

#include <doctest/doctest.h>

#include <optional>
#include <string>
#include <vector>

#include "casus/watch/history_test.h"
#include "casus/watch/watch.h"
#include "casus/watch/zones_of_movers.h"

namespace casus::watch {
namespace {

using testing::clock;
using testing::Lines;
using testing::Log;

const std::string ships = R"(source ais "AIS", reads ais_nmea, origin coast, grade B2, gap 10 min, lost 1 h, covers everything published.
source sat "satellites", reads ais_nmea, origin space, grade C3, gap 10 min, silent 2 h, covers everything published.
)";
const std::string reserve = ships + "4.1 nobody may have vessel in strip for 1 h.";

fact::Fact report(const std::string& mover, const std::string& at, bool in_strip) {
  fact::Fact fact;
  fact.root = fact::Root::sighting;
  fact.what = "position";
  fact.mover = mover;
  fact.source = "ais";
  fact.grade = {'B', '2'};
  fact.record = mover + "@" + at;
  fact.when = measure::Interval{clock(at), clock(at)};
  fact.place = fact::Place{*earth::Position::make(462'000'000, in_strip ? 305'000'000 : 320'000'000)};
  fact.set("message", 1);
  return fact;
}

fact::Fact statement(const std::string& mover, const std::string& at, std::int64_t ship_type) {
  fact::Fact fact = report(mover, at, false);
  fact.place = std::nullopt;
  fact.set("message", 5);
  fact.set("ship_type", ship_type);
  return fact;
}

struct Sifted {
  std::vector<std::string> kept;
  Passed passed;
  std::set<std::string, std::less<>> unsure;
};

Sifted sift(const accord::Accord& accord, Log log, std::set<std::string, std::less<>> whole = {}) {
  Sifted out;
  const auto zones = zones_of_movers(accord, {"ais", "sat"});
  REQUIRE(zones.has_value());
  Sieve sieve{accord, *zones, std::move(whole), [&](fact::Fact&& fact) { out.kept.push_back(fact.record); }};
  for (fact::Fact& fact : log) {
    sieve.source(*accord.source(fact.source));
    sieve.take(std::move(fact));
  }
  out.passed = sieve.finish();
  out.unsure = sieve.unsure();
  return out;
}

Log off_the_strip(const std::string& mover, int reports) {
  Log log;
  for (int i = 0; i < reports; ++i) log.push_back(report(mover, (i < 10 ? "10:0" : "10:") + std::to_string(i), false));
  return log;
}

TEST_CASE("a ship far from every zone that matters leaves nothing but when it was heard") {
  const Sifted sifted = sift(testing::accord_of(reserve), off_the_strip("mmsi:1", 50));
  CHECK(sifted.kept.empty());
  CHECK(sifted.unsure.empty());
  CHECK(sifted.passed.extent.at("ais") == measure::Interval{clock("10:00"), clock("10:49")});
  CHECK(sifted.passed.end == clock("10:49"));
  CHECK_FALSE(sifted.passed.extent.contains("sat"));
}

TEST_CASE("a receipt makes the record end later, as it does for a fact") {
  Log log = off_the_strip("mmsi:1", 3);
  log.back().received = clock("12:00");
  CHECK(sift(testing::accord_of(reserve), log).passed.end == clock("12:00"));
}

TEST_CASE("when a source was heard is kept as far as its silences ask") {
  Log log;
  for (const char* at : {"10:00", "11:00", "13:00", "15:01", "16:00", "14:30"}) {
    log.push_back(report("mmsi:1", at, false));
    log.back().source = "sat";
    log.back().grade = {'C', '3'};
  }
  const Passed passed = sift(testing::accord_of(reserve), log).passed;
  CHECK(passed.heard.at("sat") == std::vector<measure::Interval>{{clock("10:00"), clock("16:00")}});
  log.pop_back();
  CHECK(sift(testing::accord_of(reserve), log).passed.heard.at("sat") ==
        std::vector<measure::Interval>{{clock("10:00"), clock("13:00")}, {clock("15:01"), clock("16:00")}});
}

TEST_CASE("what a ship says of itself is kept where it adds something") {
  Log log{statement("mmsi:1", "10:00", 30), statement("mmsi:1", "10:06", 30), statement("mmsi:2", "10:06", 30), statement("mmsi:1", "10:12", 31),
          statement("mmsi:1", "10:18", 30), statement("mmsi:1", "10:24", 31)};
  log.push_back(statement("mmsi:1", "10:30", 30));
  log.back().actors = {"AAA"};
  CHECK(sift(testing::accord_of(reserve), log).kept == std::vector<std::string>{"mmsi:1@10:00", "mmsi:2@10:06", "mmsi:1@10:12", "mmsi:1@10:30"});
}

TEST_CASE("no norm reads a report of a mover without a time, and it is dropped") {
  Log log{report("mmsi:1", "10:00", true)};
  log.front().when = std::nullopt;
  const Sifted sifted = sift(testing::accord_of(reserve), log);
  CHECK(sifted.kept.empty());
  CHECK(sifted.passed.extent.empty());
}

TEST_CASE("a report that is not of a mover goes through") {
  Log log{report("mmsi:1", "10:00", false)};
  log.front().root = fact::Root::incident;
  const Sifted sifted = sift(testing::accord_of(reserve), log);
  CHECK(sifted.kept.size() == 1);
  CHECK(sifted.passed.extent.empty());  // it is in the log, and heard there
}

TEST_CASE("a place that may lie in the zone, or an unusual grade, is no dull report") {
  Log log = off_the_strip("mmsi:1", 40);
  log[5].place->radius = measure::metres(100);
  log[10].place->radius = std::nullopt;
  log[20].place->radius = measure::kilometres(200);
  log[30].grade = {'E', '5'};
  const Sifted sifted = sift(testing::accord_of(reserve), log);
  CHECK(std::ranges::count(sifted.kept, "mmsi:1@10:05") == 0);  // certainly outside
  CHECK(std::ranges::count(sifted.kept, "mmsi:1@10:10") == 1);
  CHECK(std::ranges::count(sifted.kept, "mmsi:1@10:20") == 1);
  CHECK(std::ranges::count(sifted.kept, "mmsi:1@10:30") == 1);
  CHECK(sifted.kept.size() == 15);
}

TEST_CASE("an instant that is not known makes a mover unsure") {
  Log log = off_the_strip("mmsi:1", 40);
  log[20].when->to = clock("11:00");
  CHECK(sift(testing::accord_of(reserve), log).unsure == std::set<std::string, std::less<>>{"mmsi:1"});
  CHECK(sift(testing::accord_of(reserve), log, {"mmsi:1"}).kept.size() == 40);
}

TEST_CASE("what one source says of being there keeps what another says beside it") {
  Log log = off_the_strip("mmsi:1", 40);
  log.push_back(report("mmsi:1", "10:41", true));
  log.back().source = "sat";
  log.push_back(report("mmsi:1", "10:50", false));
  CHECK(sift(testing::accord_of(reserve), log).kept ==
        std::vector<std::string>{"mmsi:1@10:38", "mmsi:1@10:39", "mmsi:1@10:41", "mmsi:1@10:50"});
  // Read one after the other, the second source may speak of a time that is gone.
  log = off_the_strip("mmsi:1", 40);
  log.push_back(report("mmsi:1", "10:20", true));
  log.back().source = "sat";
  CHECK(sift(testing::accord_of(reserve), log).unsure.contains("mmsi:1"));
}

TEST_CASE("a stay is the same stay, from the last report outside to the first") {
  Log log = off_the_strip("mmsi:1", 30);
  for (const char* at : {"10:30", "10:40", "10:50", "11:00", "11:10", "11:20", "11:30", "11:40"}) log.push_back(report("mmsi:1", at, true));
  for (const char* at : {"11:50", "12:00", "12:10", "12:20", "12:30"}) log.push_back(report("mmsi:1", at, false));
  const accord::Accord accord = testing::accord_of(reserve);
  base::SerialExecutor serial;
  const auto whole = judge(accord, log, serial);
  REQUIRE(whole.size() == 1);
  CHECK(whole.front().from == clock("10:29"));
  Log kept;
  Sieve sieve{accord, *zones_of_movers(accord, {"ais"}), {}, [&](fact::Fact&& fact) { kept.push_back(std::move(fact)); }};
  sieve.source(*accord.source("ais"));
  for (fact::Fact fact : log) sieve.take(std::move(fact));
  const Passed passed = sieve.finish();
  CHECK(kept.size() == 12);
  const auto sifted = judge_all(accord, kept, serial, passed).findings;
  REQUIRE(sifted.size() == 1);
  CHECK(finding::to_json(sifted.front()) == finding::to_json(whole.front()));
}

}  // namespace
}  // namespace casus::watch
