// Recorded feeds of other publishers as whole files, through the door that feeds
// come in by. Expected numbers were counted with awk and python outside the
// reader; where they differ from the lines of the file, the test says why.
#include <doctest/doctest.h>

#include <set>

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

TEST_CASE("a log of another program with SBS inside its lines is refused line by line, torn ones too") {
  const auto shared = test::shared_data("a log of another program with SBS inside its lines");
  if (!shared) return;
  const Recorded log = read_recorded("sbs", *shared / "data/adsb/stratux-es-2015-09-02.log.gz");
  CHECK(log.kept.facts.empty());
  CHECK(log.counts.records == 26'688);
}
