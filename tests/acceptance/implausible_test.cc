// How many reports of recorded tracks contradict each other. Expected numbers were
// counted by a program of its own, on a sphere; docs/data/ais-logs.md tells of them.
#include <doctest/doctest.h>

#include <cstdio>
#include <map>
#include <set>
#include <string>

#include "casus/host/gzip.h"
#include "casus/intake/intake.h"
#include "casus/oracle/implausible.h"
#include "casus/watch/collect.h"
#include "tests/support/collector.h"
#include "tests/support/shared_data.h"

using namespace casus;

namespace {

// The marks of a log by mover, engine and oracle agreeing on each report.
struct Marks {
  std::size_t positions = 0;
  std::map<std::string, std::size_t> by_mover;
};

accord::Accord one_source(const std::string& format) {
  accord::Accord accord;
  accord::Source source;
  source.name = "x";
  source.format = format;
  accord.sources.push_back(source);
  return accord;
}

Marks marks_of(const std::string& format, const std::filesystem::path& path) {
  const accord::Accord accord = one_source(format);
  testing::Collector kept;
  auto feed = host::open_feed(path.string());
  REQUIRE(feed.ok());
  fact::SourceProfile profile;
  profile.id = "x";
  REQUIRE(intake::read(format, **feed, profile, kept).ok());
  const watch::Catalogue catalogue{accord, kept.facts};
  const watch::Collected collected = watch::collect(catalogue);
  const oracle::Ground ground{accord};
  const oracle::World world{accord, ground, {}};
  Marks out;
  for (const watch::Track& track : collected.tracks) {
    out.positions += track.fact.size();
    std::vector<const fact::Fact*> reports;
    std::set<const fact::Fact*> doubtful;
    for (std::size_t i = 0; i < track.fact.size(); ++i) {
      reports.push_back(&kept.facts[track.fact[i]]);
      if (track.is_doubtful(i)) doubtful.insert(reports.back());
    }
    CHECK(oracle::implausible(world, reports) == doubtful);
    if (!doubtful.empty()) out.by_mover[track.mover] = doubtful.size();
  }
  return out;
}

using ByMover = std::map<std::string, std::size_t>;

}  // namespace

TEST_CASE("in ten recorded AIS logs only numbers that several ships use contradict themselves") {
  const auto shared = test::shared_data("what contradicts itself in ten recorded AIS logs");
  if (!shared) return;
  // Zeros, ones, and a country's code with zeros behind it: numbers that nobody has set.
  const std::map<std::string, ByMover> expected{
      {"amsa-sat-2012-01-31.nmea.gz", {{"mmsi:0", 2}, {"mmsi:412000000", 2}, {"mmsi:525000000", 1}}},
      {"dma-proprietary-2010-06-11.nmea.gz", {{"mmsi:111111111", 2}}},
      {"uscg-nais-2006-07-15.nmea", {{"mmsi:366831000", 2}}}};
  std::size_t positions = 0;
  for (const char* name : {"amsa-mixed-2012-01-27.nmea.gz", "amsa-sat-2012-01-31.nmea.gz", "amsa-sat-2012-02-01.nmea.gz", "amsa-sat-tagblock-2012-04-13.nmea",
                           "dma-denmark-2013-11-12.nmea.gz", "dma-drift-538004030-2014-09-28.nmea.gz", "dma-proprietary-2010-06-11.nmea.gz",
                           "gpsd-nmea-mixed-2020-04-07.nmea", "kystverket-2019-08-07.nm4", "uscg-nais-2006-07-15.nmea"}) {
    const Marks marks = marks_of("ais_nmea", *shared / "data/ais-nmea" / name);
    const auto some = expected.find(name);
    CAPTURE(name);
    CHECK(marks.by_mover == (some == expected.end() ? ByMover{} : some->second));
    positions += marks.positions;
  }
  CHECK(positions == 23'205);
}

TEST_CASE("no recorded row of MarineCadastre and no recorded minute of aircraft contradicts itself") {
  const auto shared = test::shared_data("what contradicts itself in other recorded tracks");
  if (!shared) return;
  const Marks ships = marks_of("ais_csv", *shared / "data/ais-marinecadastre/us-2023.csv");
  CHECK(ships.positions == 600);
  CHECK(ships.by_mover.empty());
  const Marks aircraft = marks_of("sbs", *shared / "data/adsb/ulss7-2018-04-03.sbs.csv.gz");
  CHECK(aircraft.positions == 482);
  CHECK(aircraft.by_mover.empty());
}
