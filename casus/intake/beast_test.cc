#include <doctest/doctest.h>
#include <fmt/format.h>

#include <array>

#include "casus/intake/mode_s.h"
#include "tests/support/beast_frame.h"
#include "tests/support/feed_read.h"

using namespace casus;
using testing::beast_frame;
using testing::beast_second;
using testing::read_feed;
using testing::said;

namespace {

// One aircraft at 52.257 N 3.919 E, and its name; another that lands.
constexpr std::string_view even = "8D40621D58C382D690C8AC2863A7";
constexpr std::string_view odd = "8D40621D58C386435CC412692AD6";
constexpr std::string_view name = "8D4840D6202CC371C32CE0576098";
constexpr std::string_view landing_even = "8d71be34580b03dc290889ba29dc", landing_odd = "8d71be34580b073218dd9556f75c";
constexpr std::string_view taxiing = "8d71be34314c0377782c60921d89";
constexpr std::uint64_t start = 5'000 * beast_second;

const std::string dated = "time 2018-04-03T19:02:28.136Z\n";

std::string at(double seconds, std::string_view hex) { return beast_frame(start + static_cast<std::uint64_t>(static_cast<std::int64_t>(seconds * beast_second)), hex); }

testing::FeedRead read(const std::string& bytes) { return read_feed("beast", bytes); }

// A short message whose last three bytes are its parity, exclusive-or `over`.
std::string short_message(std::uint32_t first, std::uint32_t over) {
  std::array<std::uint8_t, 7> bytes{};
  for (std::size_t i = 0; i < 4; ++i) bytes[i] = static_cast<std::uint8_t>(first >> (24 - 8 * i));
  return fmt::format("{:08x}{:06x}", first, intake::mode_s_parity(bytes) ^ over);
}
std::string all_call(std::uint32_t address) { return short_message(0x5D000000U | address, 0); }
// Of downlink format 5, with squawk 0356.
std::string reply(std::uint32_t address) { return short_message(0x2A00516D, address); }

std::vector<std::string> kinds(const testing::FeedRead& got) {
  std::vector<std::string> out;
  for (const fact::Fact& fact : got.kept.facts) out.push_back(fact.what);
  return out;
}
using Kinds = std::vector<std::string>;

std::string when(const fact::Fact& fact) { return fact.when ? measure::print(fact.when->from) : "never"; }

}  // namespace

TEST_CASE("an even and an odd report within ten seconds are a sighting of an aircraft") {
  const testing::FeedRead got = read(dated + at(0, odd) + at(10, even));
  REQUIRE(kinds(got) == Kinds{"message", "aircraft"});
  const fact::Fact& fact = got.kept.facts[1];
  CHECK(fact.root == fact::Root::sighting);
  CHECK(fact.mover == "icao:40621d");
  CHECK(fact.place->at == earth::Position::make(522'572'021, 39'193'726));
  CHECK(fact.place->radius == measure::millimetres(185'200));
  CHECK(when(fact) == "2018-04-03T19:02:38.136Z");
  CHECK(said(fact, "altitude") == "38000");
  CHECK(said(fact, "downlink") == "17");
  CHECK(said(fact, "type_code") == "11");
  CHECK(said(fact, "on_ground") == "0");
  CHECK(fact.grade == fact::Grade{'B', '2'});
}

TEST_CASE("reports more than ten seconds apart, of one parity or of two aircraft give no place") {
  CHECK(kinds(read(at(0, odd) + at(10.001, even))) == Kinds{"message", "message"});
  CHECK(kinds(read(at(0, even) + at(1, even))) == Kinds{"message", "message"});
  CHECK(kinds(read(at(0, landing_odd) + at(1, even))) == Kinds{"message", "message"});
}

TEST_CASE("a pair may come in either order, as may its counters") {
  CHECK(kinds(read(at(0.3, odd) + at(0, even))) == Kinds{"message", "aircraft"});
  CHECK(kinds(read(at(0, even) + at(0, odd))) == Kinds{"message", "aircraft"});
}

TEST_CASE("after a position one report is enough, for ten minutes in the air") {
  CHECK(kinds(read(at(0, odd) + at(1, even) + at(601, even))).back() == "aircraft");
  CHECK(kinds(read(at(0, odd) + at(1, even) + at(602, even))).back() == "message");
}

TEST_CASE("a report on the ground is placed by the last position, for five minutes") {
  const testing::FeedRead got = read(at(0, landing_odd) + at(1, landing_even) + at(301, taxiing));
  REQUIRE(kinds(got).back() == "aircraft");
  const fact::Fact& fact = got.kept.facts.back();
  CHECK(std::abs(fact.place->at.latitude_e7() - 598'000'000) < 100);
  CHECK(std::abs(fact.place->at.longitude_e7() - 302'600'000) < 200);
  CHECK(said(fact, "on_ground") == "1");
  CHECK(kinds(read(at(0, landing_odd) + at(1, landing_even) + at(302, taxiing))).back() == "message");
  CHECK(kinds(read(at(0, taxiing))) == Kinds{"message"});
}

TEST_CASE("a frame without a date in its stream has no time, but a place") {
  const testing::FeedRead got = read(at(0, odd) + at(1, even));
  CHECK(when(got.kept.facts[1]) == "never");
  CHECK(got.kept.facts[1].place);
}

TEST_CASE("a time line dates the next frame, the counter those around it, rounded down to a millisecond") {
  const testing::FeedRead got = read(dated + at(0, name) + at(-0.2, name) + beast_frame(start + 11'999, name) + beast_frame(start - 1, name));
  std::vector<std::string> times;
  for (const fact::Fact& fact : got.kept.facts) times.push_back(when(fact));
  CHECK(times == std::vector<std::string>{"2018-04-03T19:02:28.136Z", "2018-04-03T19:02:27.936Z", "2018-04-03T19:02:28.136Z", "2018-04-03T19:02:28.135Z"});
}

TEST_CASE("the counter turns over without a jump in time") {
  const std::uint64_t last = (std::uint64_t{1} << 48) - 6'000;
  const testing::FeedRead got = read(dated + beast_frame(last, odd) + beast_frame(6'000, even));
  CHECK(when(got.kept.facts[1]) == "2018-04-03T19:02:28.137Z");
  CHECK(got.kept.facts[1].what == "aircraft");
}

TEST_CASE("a receiver that begins anew makes times unknown and pairs with nothing before") {
  const testing::FeedRead back = read(dated + at(100, odd) + at(101, even) + at(90.9, even) + at(91, odd));
  CHECK(kinds(back) == Kinds{"message", "aircraft", "message", "aircraft"});
  CHECK(when(back.kept.facts[2]) == "never");
  CHECK(when(back.kept.facts[3]) == "never");
  CHECK(when(read(dated + at(100, name) + at(90, name)).kept.facts[1]) == "2018-04-03T19:02:18.136Z");
  CHECK(when(read(dated + at(0, name) + at(86'401, name)).kept.facts[1]) == "never");
  const testing::FeedRead again = read(dated + at(100, name) + "time 2018-04-04T00:00Z\n" + at(0, name));
  CHECK(when(again.kept.facts[1]) == "2018-04-04T00:00:00.000Z");
}

TEST_CASE("a counter that is none gives neither time nor place") {
  for (const std::uint64_t none : {std::uint64_t{0}, std::uint64_t{0xFF004D4C4154}}) {
    const testing::FeedRead got = read(dated + at(0, odd) + beast_frame(none, even) + at(1, name));
    CHECK(kinds(got) == Kinds{"message", "message", "message"});
    CHECK(when(got.kept.facts[1]) == "never");
    CHECK(when(got.kept.facts[2]) == "2018-04-03T19:02:29.136Z");
  }
}

TEST_CASE("a time line that states no time is bad and ends what an earlier one stated") {
  for (const char* wrong : {"time now\n", "time 2018-04-03\n", "time 1018-04-03T00:00Z\n", "time 2018-02-30T00:00Z\n", "time \n", "time \xff\n"}) {
    CAPTURE(wrong);
    const testing::FeedRead got = read(dated + at(0, name) + wrong + at(1, name));
    CHECK(got.kept.reasons == std::map<std::string, int>{{"time", 1}});
    CHECK(when(got.kept.facts[1]) == "never");
  }
}

TEST_CASE("replies to radars count for aircraft that have proven themselves, and for no others") {
  const std::string squawk = "2A00516D492B80";  // names an aircraft that is heard nowhere else
  CHECK(read(at(0, squawk)).reason() == "address");
  const testing::FeedRead known = read(at(0, all_call(0x4840D6)) + at(1, reply(0x4840D6)));
  REQUIRE(known.kept.facts.size() == 2);
  CHECK(known.kept.facts[1].mover == "icao:4840d6");
  CHECK(said(known.kept.facts[1], "squawk") == "356");
  CHECK(read(at(0, "8D40621D58C382D690C8AC2863A6")).reason() == "parity");
  CHECK(read(at(0, "C000000000000000000000000000")).reason() == "format");
  CHECK(read(at(0, "0000")).counts->records == 0);  // Mode A/C names nobody
}

TEST_CASE("escapes within a frame are one byte") {
  const testing::FeedRead got = read(beast_frame(0x1A1A1A1A1A1A, name) + beast_frame(0x1A1A1A1A1A1B, name));
  CHECK(got.kept.facts.size() == 2);
  CHECK(got.kept.facts[1].offset == 29);
}

TEST_CASE("a frame that is cut is bad, and the next one is read") {
  const std::string whole = at(1, name);
  for (std::size_t size = 1; size < at(0, name).size(); ++size) {
    const testing::FeedRead got = read(at(0, name).substr(0, size) + whole);
    CAPTURE(size);
    if (size != 1) CHECK(got.kept.reasons == std::map<std::string, int>{{"truncated", 1}});
    if (size != 1) CHECK(got.kept.facts.size() == 1);
    CHECK(read(whole + at(0, name).substr(0, size)).kept.reasons == std::map<std::string, int>{{"truncated", 1}});
  }
}

TEST_CASE("bytes between frames are noise, a run of them one record, endless ones too") {
  const testing::FeedRead got = read("\r\n" + at(0, name) + std::string(300'000, '\x1A') + "x" + at(1, name) + "time and again");
  CHECK(got.kept.reasons == std::map<std::string, int>{{"noise", 3}});
  CHECK(got.kept.facts.size() == 2);
  CHECK(got.kept.bads[1].detail == "300001 bytes that belong to no frame");
  testing::Collector kept;
  testing::LongSource ones{at(0, name), '\x1A', 100'000'000, at(1, name)};
  REQUIRE(intake::read("beast", ones, {.id = "x", .grade = {}, .rules = {}, .parties = {}}, kept).ok());
  CHECK(kept.facts.size() == 2);
}

TEST_CASE("frames by which receivers tell of themselves are passed over, unknown types are bad") {
  const std::string status = std::string{"\x1A\x34"} + std::string(21, '\x01');
  const std::string id = std::string{"\x1A\xE3"} + "\x1A\x1A" + "1234567";
  CHECK(read(status + id + at(0, name)).counts->records == 1);
  const testing::FeedRead got = read(std::string{"\x1A\x39"} + "abc" + at(0, name));
  CHECK(got.kept.reasons == std::map<std::string, int>{{"kind", 1}});
  CHECK(got.kept.facts.size() == 1);
}

TEST_CASE("a stream that breaks gives what came before, and its fault") {
  testing::Collector kept;
  testing::BrokenSource source{at(0, name) + at(1, name).substr(0, 9), 7};
  const auto counts = intake::read("beast", source, {.id = "x", .grade = {}, .rules = {}, .parties = {}}, kept);
  REQUIRE_FALSE(counts.ok());
  CHECK(counts.fault().message == "the stream ends early");
  CHECK(kept.facts.size() == 1);
  CHECK(kept.reasons == std::map<std::string, int>{{"truncated", 1}});
}

TEST_CASE("one transmission heard twice in a millisecond is one record, a later one another") {
  const testing::FeedRead got = read(dated + at(0, name) + beast_frame(start + 100, name) + at(1, name));
  CHECK(got.kept.facts[0].record == got.kept.facts[1].record);
  CHECK(got.kept.facts[0].record != got.kept.facts[2].record);
}

TEST_CASE("a where rule may test the address and every attribute") {
  CHECK(read_feed("beast", at(0, name), testing::one_rule("type_code", 4, "named")).only().what == "named");
  fact::SourceProfile profile = testing::one_rule("type_code", 4, "patrol");
  profile.rules[0].tests = {{{{"icao", fact::Comparison::equal, fact::Value{std::string{"icao_4840d6"}}}}}};
  CHECK(read_feed("beast", at(0, name), profile).only().what == "patrol");
}

TEST_CASE("of more than 4,096 aircraft the one that was heard least recently is given up") {
  std::string bytes = at(0, all_call(1));
  for (std::uint32_t address = 2; address <= 4'096; ++address) bytes += at(1, all_call(address));
  CHECK(read(bytes + at(2, reply(1))).kept.bads.empty());
  const testing::FeedRead full = read(bytes + at(2, all_call(1)) + at(3, all_call(4'097)) + at(4, reply(1)) + at(4, reply(2)));
  CHECK(full.kept.reasons == std::map<std::string, int>{{"address", 1}});
  CHECK(full.kept.bads.front().offset > 4'098 * 16);
}
