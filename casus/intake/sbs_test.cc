#include <doctest/doctest.h>

#include "tests/support/feed_read.h"

using namespace casus;
using testing::read_feed;
using testing::said;

namespace {

const std::string position = "MSG,3,1,1,71BE34,1,2018/04/03,19:02:28.951,2018/04/10,21:24:39.448,,35000,,,59.73459,31.99796,,,,,,0";
const std::string everything =
    "MSG,3,0,0,4006B3,0,2009/06/19,06:22:06.140,2009/06/19,06:22:06.340,BAW4J   ,16000,365.5,090,51.3102,-0.8433,-1216,7700,-1,1,0,0";

testing::FeedRead line(const std::string& text) { return read_feed("sbs", text + "\r\n"); }

testing::FeedRead with(const std::string& old_cell, const std::string& new_cell) {
  std::string cells = position;
  cells.replace(cells.find(old_cell), old_cell.size(), new_cell);
  return line(cells);
}

}  // namespace

TEST_CASE("a line of SBS with a position is a sighting of an aircraft, exactly there and then") {
  const testing::FeedRead got = line(position);
  const fact::Fact& fact = got.only();
  CHECK(fact.root == fact::Root::sighting);
  CHECK(fact.what == "aircraft");
  CHECK(fact.mover == "icao:71be34");
  CHECK(fact.when->exact());
  CHECK(fact.place->at == earth::Position::make(597'345'900, 319'979'600));
  CHECK(fact.place->radius == measure::millimetres(0));
  CHECK(said(fact, "altitude") == "35000");
  CHECK(said(fact, "transmission") == "3");
  CHECK(said(fact, "on_ground") == "0");
}

TEST_CASE("a byte order mark before the first line of SBS does not cost it") { CHECK(line("\xEF\xBB\xBF" + position).only().offset == 3); }

TEST_CASE("a line of SBS without a position is a message of the aircraft, not a sighting of it") {
  const testing::FeedRead got = line("MSG,8,1,1,400159,1,2018/04/03,19:02:28.136,2018/04/10,21:24:39.436,,,,,,,,,,,,");
  CHECK(got.only().what == "message");
  CHECK_FALSE(got.only().place);
}

TEST_CASE("every cell of an SBS line has its attribute and unit") {
  const testing::FeedRead got = line(everything);
  for (const auto& [name, value] : {std::pair{"callsign", "BAW4J"}, {"altitude", "16000"}, {"ground_speed", "365.5"}, {"track", "90"},
                                    {"vertical_rate", "-1216"}, {"squawk", "7700"}, {"alert", "1"}, {"emergency", "1"}, {"spi", "0"}})
    CHECK(said(got.only(), name) == value);
}

TEST_CASE("the event is when the line was generated; logged a week later is when it was received") {
  const testing::FeedRead got = line(position);
  CHECK(measure::print(got.only().when->from) == "2018-04-03T19:02:28.951Z");
  CHECK(measure::print(*got.only().received) == "2018-04-10T21:24:39.448Z");
}

TEST_CASE("what was logged more than five minutes before it was generated has a wrong clock") {
  CHECK(with("2018/04/10,21:24:39.448", "2018/04/03,18:57:28.950").reason() == "future");
  CHECK(with("2018/04/10,21:24:39.448", "2018/04/03,18:57:28.951").only().what == "aircraft");
}

TEST_CASE("a line without times is a report at no known time; half a time is bad") {
  CHECK_FALSE(with("2018/04/03,19:02:28.951,2018/04/10,21:24:39.448", ",,,").only().when);
  CHECK_FALSE(with("2018/04/10,21:24:39.448", ",").only().received);
  for (const char* wrong : {"2018/04/03,", ",19:02:28.951", "2018/02/29,19:02:28.951", "1818/04/03,19:02:28.951", "2218/04/03,19:02:28.951",
                            "03.04.2018,19:02:28", "2018/04/03,25:02:28", "2018/04/03,NaN"})
    CHECK(with("2018/04/03,19:02:28.951", wrong).reason() == "time");
}

TEST_CASE("lines may step back in time: each keeps its own") {
  const testing::FeedRead got = read_feed("sbs", position + "\n" + everything + "\n");
  REQUIRE(got.kept.facts.size() == 2);
  CHECK(got.kept.facts[1].when->from < got.kept.facts[0].when->from);
}

TEST_CASE("one transmission that is logged twice is one record, another second is another") {
  const std::string again = with("21:24:39.448", "21:24:40.001").only().record;
  CHECK(line(position).only().record == again);
  CHECK(with("MSG,3,1,1", "MSG,3,5,211").only().record == again);
  CHECK(with("19:02:28.951", "19:02:28.952").only().record != again);
}

TEST_CASE("what BaseStation tells of itself is passed over, anything else that is no MSG is bad") {
  const testing::FeedRead got = read_feed("sbs", "STA,,5,179,400AE7,10103,2008/11/28,14:58:51.153,2008/11/28,14:58:51.153,RM\nID ,,64,522,4006B3\n\nCLK,,1\n");
  CHECK(got.counts->records == 0);
  for (const char* wrong : {"MSG,9", "MSG,", "MSG,33", "START", "2936535519,MSG,8,,,ABDF3F", "msg,3", "{\"a\":1}"}) CHECK(line(wrong).reason() == "kind");
}

TEST_CASE("an aircraft is named by six hexadecimal digits in either case") {
  CHECK(with("71BE34", "71be34").only().mover == "icao:71be34");
  for (const char* wrong : {"", "71BE3", "71BE345", "71BE3G", "~71BE34", "000000"}) CHECK(with("71BE34", wrong).reason() == "mover");
}

TEST_CASE("a position of SBS is two numbers on the earth or nothing") {
  CHECK(with("59.73459,31.99796", ",").only().what == "message");
  for (const char* wrong : {"59.73459,", ",31.99796", "NaN,31.9", "90.1,31.9", "59.7,180.1", "5.9e1,31.9", "inf,inf"})
    CHECK(with("59.73459,31.99796", wrong).reason() == "place");
}

TEST_CASE("a number that no transponder can send makes a bad line") {
  for (const auto& [from, to] : {std::pair{"35000", "NaN"}, {"35000", "131000"}, {"35000", "-1501"}, {"35000", "99999999999999999999"}, {"35000", "0x10"}})
    CHECK(with(from, to).reason() == "amount");
  for (const char* squawk : {"7780", "77000", "-700", "7.70"}) CHECK(with(",,,,,,0", std::string{",,"} + squawk + ",,,,0").reason() == "amount");
  CHECK(with(",,,,,,0", ",,0021,,,,0").only().find("squawk") != nullptr);
  CHECK(with(",,,,,,0", ",,,yes,,,0").reason() == "amount");
}

TEST_CASE("lines that are too long, too short or no text are counted, and the next is read") {
  const testing::FeedRead got =
      read_feed("sbs", position + ",\n" + position.substr(0, 60) + "\nMSG,3,\xff\n" + std::string(2'000'000, 'x') + "\n" + position + "\n");
  CHECK(got.kept.reasons == std::map<std::string, int>{{"columns", 2}, {"too_long", 1}, {"utf8", 1}});
  CHECK(got.kept.facts.size() == 1);
  CHECK(got.counts->records == 5);
  CHECK(got.kept.bads.back().line == 4);
}

TEST_CASE("a where rule may test the address and every cell") {
  CHECK(read_feed("sbs", everything, testing::one_rule("squawk", 7700, "distress")).only().what == "distress");
  fact::SourceProfile profile = testing::one_rule("squawk", 0, "patrol");
  profile.rules[0].tests = {{{{"icao", fact::Comparison::equal, fact::Value{std::string{"icao_71be34"}}}}}};
  CHECK(read_feed("sbs", position, profile).only().what == "patrol");
}
