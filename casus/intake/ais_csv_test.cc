#include <doctest/doctest.h>

#include "tests/support/feed_read.h"

using namespace casus;
using testing::read_feed;
using testing::said;

namespace {

const std::string header =
    "MMSI,BaseDateTime,LAT,LON,SOG,COG,Heading,VesselName,IMO,CallSign,VesselType,Status,Length,Width,Draft,Cargo,TransceiverClass\n";
const std::string good = "636021061,2023-01-11T00:00:02,26.09241,-80.04806,8.8,272.7,270.0,MSC NAISHA III,IMO9307839,5LCB4,70,8.0,208.0,30.0,8.5,71.0,A";

testing::FeedRead row(const std::string& cells) { return read_feed("ais_csv", header + cells + "\n"); }

// The good row with one cell replaced.
testing::FeedRead with(const std::string& old_cell, const std::string& new_cell) {
  std::string cells = good;
  cells.replace(cells.find(old_cell), old_cell.size(), new_cell);
  return row(cells);
}

}  // namespace

TEST_CASE("a column that differs in capitals from one that could be read is noted") {
  const testing::FeedRead got = testing::read_feed("ais_csv", "MMSI,BaseDateTime,LAT,LON,Sog,x\n");
  REQUIRE(got.counts);
  CHECK(got.counts->notes == std::vector<std::string>{"the column `Sog` is not `SOG`, and is not read as it"});
}

TEST_CASE("a row of ais_csv is a sighting of a vessel, exactly there and then") {
  const testing::FeedRead got = row(good);
  const fact::Fact& fact = got.only();
  CHECK(fact.root == fact::Root::sighting);
  CHECK(fact.what == "vessel");
  CHECK(fact.mover == "mmsi:636021061");
  CHECK(fact.when->exact());
  CHECK(measure::print(fact.when->from) == "2023-01-11T00:00:02.000Z");
  CHECK(fact.place->at == earth::Position::make(260'924'100, -800'480'600));
  CHECK(fact.place->radius == measure::millimetres(0));
  CHECK(fact.grade == fact::Grade{'B', '2'});
  CHECK(fact.offset == header.size());
}

TEST_CASE("the columns of ais_csv come out under the names that ais_nmea gives them") {
  const testing::FeedRead got = row(good);
  for (const auto& [name, value] : {std::pair{"sog", "8.8"}, {"cog", "272.7"}, {"heading", "270"}, {"nav_status", "8"}, {"name", "MSC NAISHA III"},
                                    {"imo", "9307839"}, {"callsign", "5LCB4"}, {"ship_type", "70"}, {"length", "208"}, {"beam", "30"},
                                    {"draught", "8.5"}, {"cargo", "71"}, {"transceiver", "A"}, {"flag", "LBR"}})
    CHECK(said(got.only(), name) == value);
}

TEST_CASE("what AIS calls not available is left out of a row, as are empty cells") {
  const testing::FeedRead got = row("636021061,2023-01-11T00:00:02,26.0,-80.0,102.3,360.0,511.0,,IMO0000000,,0,15.0,0,0,0,,");
  CHECK(got.only().attributes.size() == 1);
  CHECK(said(got.only(), "flag") == "LBR");
}

TEST_CASE("times of ais_csv are UTC, and an offset is honoured where one is written") {
  CHECK(measure::print(with("00:00:02", "00:00:02+02:00").only().when->from) == "2023-01-10T22:00:02.000Z");
  CHECK(with("2023-01-11T00:00:02", "2023-01-11").reason() == "time");
  CHECK(with("2023-01-11T00:00:02", "").reason() == "time");
  CHECK(with("2023-01-11T00:00:02", "1823-01-11T00:00:02").reason() == "time");
  CHECK(with("2023-01-11T00:00:02", "2323-01-11T00:00:02").reason() == "time");
  CHECK(with("2023-01-11T00:00:02", "2023-02-29T00:00:02").reason() == "time");
}

TEST_CASE("an MMSI is a number of one to nine digits") {
  CHECK(with("636021061", "3669882").only().mover == "mmsi:3669882");
  for (const char* wrong : {"", "0", "-636021061", "6360210611", "63602106A", "6.36e8"}) CHECK(with("636021061", wrong).reason() == "mover");
}

TEST_CASE("a row of ais_csv without a place on the earth is bad") {
  for (const char* wrong : {"91.0", "NaN", "", "26,1", "-90.0000001"}) CHECK(with("26.09241", wrong).reason() != "a fact");
  CHECK(with("26.09241", "91.0").reason() == "place");
  CHECK(with("26.09241", "nan").reason() == "place");
  CHECK(with("26.09241,-80.04806", ",").reason() == "place");
  CHECK(with("26.09241,-80.04806", "91,181").reason() == "place");
}

TEST_CASE("a number that its AIS field cannot hold makes a bad row") {
  for (const auto& [old_cell, new_cell] : {std::pair{"8.8", "102.4"}, {"8.8", "-0.1"}, {"8.8", "NaN"}, {"272.7", "360.1"}, {"272.7", "-87.3"},
                                           {"270.0", "360"}, {"8.0", "16"}, {"208.0", "1e3"}, {"IMO9307839", "IMO12x"}, {"30.0", "127"}}) {
    CAPTURE(new_cell);
    CHECK(with(old_cell, new_cell).reason() == "amount");
  }
}

TEST_CASE("rows of the wrong width or that are no text are counted with their line") {
  const testing::FeedRead got = read_feed("ais_csv", header + "1,2\n" + good + ",x\n" + good + "\n636021061\xff" + good.substr(9) + "\n");
  CHECK(got.kept.reasons == std::map<std::string, int>{{"columns", 2}, {"utf8", 1}});
  CHECK(got.kept.bads.front().line == 2);
  CHECK(got.counts->records == 4);
}

TEST_CASE("one report is one record, whatever file it stands in; another second is another") {
  const std::string other_order = "LON,LAT,BaseDateTime,MMSI,SOG,COG,Heading,Status\n-80.04806,26.09241,2023-01-11T00:00:02,636021061,8.8,272.7,270.0,8.0\n";
  CHECK(read_feed("ais_csv", other_order).only().record == row(good).only().record);
  CHECK(with("00:00:02", "00:00:03").only().record != row(good).only().record);
}

TEST_CASE("a where rule may test the ship's number and every column") {
  CHECK(read_feed("ais_csv", header + good + "\n", testing::one_rule("mmsi", 636'021'061, "container_ship")).only().what == "container_ship");
  CHECK(read_feed("ais_csv", header + good + "\n", testing::one_rule("ship_type", 70, "freighter")).only().actors == std::vector<std::string>{"RUS"});
  CHECK(read_feed("ais_csv", header + good + "\n", testing::one_rule("ship_type", 30, "trawler")).only().what == "vessel");
}

TEST_CASE("ais_csv needs number, time and place in its header") {
  CHECK(read_feed("ais_csv", "MMSI,LAT,LON\n1,2,3\n").fault->message.find("`BaseDateTime`") != std::string::npos);
  CHECK(read_feed("ais_csv", "").fault->kind == base::FaultKind::malformed);
}
