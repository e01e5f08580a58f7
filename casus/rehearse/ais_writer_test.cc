#include "casus/rehearse/ais_writer.h"

#include <doctest/doctest.h>

#include <cstdlib>

#include "casus/base/byte_source.h"
#include "casus/intake/intake.h"

using namespace casus;
using namespace casus::rehearse;

namespace {

class Collector : public fact::Sink {
 public:
  void fact(fact::Fact&& fact) override { facts.push_back(std::move(fact)); }
  void bad(const fact::BadRecord& record) override { reasons.emplace_back(record.reason); }
  std::vector<fact::Fact> facts;
  std::vector<std::string> reasons;
};

Collector read_back(const std::vector<std::string>& lines) {
  std::string bytes;
  for (const std::string& line : lines) bytes += line + "\n";
  Collector out;
  base::MemorySource source{bytes};
  fact::SourceProfile profile;
  profile.id = "ais";
  CHECK(intake::read_ais_nmea(source, profile, out).ok());
  return out;
}

std::int64_t number(const fact::Fact& fact, std::string_view name) {
  const fact::Value* value = fact.find(name);
  REQUIRE(value != nullptr);
  return std::get<measure::AmountRange>(*value).low.raw() / measure::decimal_one;
}

const measure::Instant noon{1'765'800'000'000};

}  // namespace

TEST_CASE("a position of each type is read back where and when it was") {
  for (const int type : {1, 3, 18}) {
    PositionReport report;
    report.type = type;
    report.mmsi = 538'990'001;
    report.at = *earth::Position::make(-463'456'789, 1'301'234'567);
    report.speed_decikn = 123;
    report.course_decideg = 2705;
    const Collector got = read_back(sentences(position_payload(report), {noon, noon + measure::seconds(3), 0, 'A'}));
    REQUIRE(got.facts.size() == 1);
    CHECK(got.reasons.empty());
    const fact::Fact& fact = got.facts.front();
    CHECK(fact.mover == "mmsi:538990001");
    CHECK(number(fact, "message") == type);
    CHECK(fact.when->from == noon);
    CHECK(fact.received == noon + measure::seconds(3));
    REQUIRE(fact.place);
    CHECK(std::abs(fact.place->at.latitude_e7() - report.at.latitude_e7()) <= 84);
    CHECK(std::abs(fact.place->at.longitude_e7() - report.at.longitude_e7()) <= 84);
  }
}

TEST_CASE("statics of both classes carry the ship's type and name") {
  StaticReport report;
  report.mmsi = 636'990'002;
  report.call_sign = "RH2";
  report.name = "REHEARSAL 2";
  report.ship_type = 30;
  const auto voyage = sentences(voyage_payload(report), {noon, std::nullopt, 4, 'B'});
  CHECK(voyage.size() == 2);
  const Collector class_a = read_back(voyage);
  REQUIRE(class_a.facts.size() == 1);
  CHECK(number(class_a.facts[0], "ship_type") == 30);
  CHECK(std::get<std::string>(*class_a.facts[0].find("name")) == "REHEARSAL 2");
  const Collector class_b = read_back(sentences(static_b_payload(report), {noon, std::nullopt, 0, 'A'}));
  REQUIRE(class_b.facts.size() == 1);
  CHECK(number(class_b.facts[0], "ship_type") == 30);
}

TEST_CASE("a changed checksum makes the line bad") {
  PositionReport report;
  report.at = *earth::Position::make(1, 1);
  std::vector<std::string> lines = sentences(position_payload(report), {noon, std::nullopt, 0, 'A'});
  lines[0].back() = lines[0].back() == '0' ? '1' : '0';
  const Collector got = read_back(lines);
  CHECK(got.facts.empty());
  CHECK(got.reasons == std::vector<std::string>{"checksum"});
}

TEST_CASE("checksums are those of published sentences") {
  CHECK(nmea_checksum("BSVDM,1,1,,A,13mb9U0P00PRk8fT5nw>4?wj2006,0") == "5D");
  CHECK(nmea_checksum("c:1565218798") == "53");
}
