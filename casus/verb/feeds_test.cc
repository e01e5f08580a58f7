#include "casus/verb/feeds.h"

#include <doctest/doctest.h>

#include "casus/verb/small_record_test.h"

namespace casus::verb {
namespace {

using testing::Folder;

FeedOutcome outcome_of(const std::string& path, std::string_view format = "incidents_csv") {
  fact::SourceProfile profile;
  profile.id = "patrols";
  return read_feed({"patrols", path}, format, profile, [](fact::Fact&&) {});
}

TEST_CASE("a feed is SOURCE=PATH; the path may hold another equals sign") {
  const auto feed = parse_feed("ais=day=1.nmea");
  REQUIRE(feed.ok());
  CHECK(feed->source == "ais");
  CHECK(feed->path == "day=1.nmea");
  CHECK(parse_feed("x=-").ok());
  for (const std::string_view bad : {"", "ais", "ais=", "=day.nmea"}) {
    CAPTURE(bad);
    const auto refused = parse_feed(bad);
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.fault().kind == base::FaultKind::usage);
    CHECK(refused.fault().help.find("SOURCE=PATH") != std::string::npos);
  }
}

TEST_CASE("an unknown source gets the nearest name, or all names if none is near") {
  accord::Accord accord;
  accord.sources.resize(2);
  accord.sources[0].name = "patrols";
  accord.sources[1].name = "observers";
  CHECK((*source_of(accord, {"observers", "-"}))->name == "observers");
  CHECK(source_of(accord, {"patrol", "-"}).fault().help == "did you mean `patrols`?");
  CHECK(source_of(accord, {"satellite", "-"}).fault().help == "the accord declares: patrols, observers");
}

TEST_CASE("a feed is summed up: facts, bad records by reason, repeated ids, facts without a time") {
  const Folder folder;
  const FeedOutcome read = outcome_of(folder.put("patrols.csv", std::string{testing::small_feed} + "p1,shelling,2025-03-07T10:00:00Z,48.2,37.5,0,1\n"));
  CHECK_FALSE(read.fault.has_value());
  CHECK(read.summary.records == 6);
  CHECK(read.summary.facts == 5);
  CHECK(read.summary.duplicates == 1);
  CHECK(read.summary.bad.at("time") == 1);
  const auto lines = describe(read, "patrols.csv");
  REQUIRE(lines.size() == 2);
  CHECK(lines[0] == "patrols: 5 facts of 6 records; 1 bad (time 1)");
  CHECK(lines[1].starts_with("  first `time`: patrols.csv:6 byte "));
}

TEST_CASE("a table with a header and no row is an empty report, not a wrong file") {
  const Folder folder;
  const FeedOutcome empty = outcome_of(folder.put("header.csv", "id,kind,from,lat,lon\n"));
  CHECK_FALSE(empty.fault.has_value());
  CHECK(empty.summary.records == 0);
}

TEST_CASE("an input of which nothing can be read is a fault: it is not evidence of silence") {
  const Folder folder;
  CHECK(outcome_of(folder.put("empty.csv", "")).fault->message.find("empty") != std::string::npos);
  const FeedOutcome all_bad = outcome_of(folder.put("bad.csv", "id,kind,from,lat,lon\n1,shelling,never,48,37\n"));
  CHECK(all_bad.fault->message.find("time 1") != std::string::npos);
  const FeedOutcome wrong = outcome_of(folder.put("patrols.csv", testing::small_feed), "ais_nmea");
  CHECK(wrong.fault->message.find("could be read as `ais_nmea`") != std::string::npos);
  CHECK(outcome_of(folder.at("nowhere.csv")).fault->kind == base::FaultKind::not_found);
}

}  // namespace
}  // namespace casus::verb
