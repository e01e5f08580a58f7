#include <doctest/doctest.h>

#include <map>

#include "casus/intake/intake.h"
#include "tests/support/ais_encoder.h"

using namespace casus;
using namespace casus::intake;
using namespace casus::test;

namespace {

struct Heard : fact::Sink {
  std::vector<fact::Fact> facts;
  std::vector<fact::BadRecord> lost;
  std::map<std::string_view, int> reasons;
  [[nodiscard]] int count(std::string_view reason) const {
    const auto found = reasons.find(reason);
    return found == reasons.end() ? 0 : found->second;
  }
  void fact(fact::Fact&& one) override { facts.push_back(std::move(one)); }
  void bad(const fact::BadRecord& record) override {
    lost.push_back(record);
    ++reasons[record.reason];
  }
};

Heard hear(const std::string& text, const std::vector<fact::MappingRule>& rules = {}) {
  fact::SourceProfile profile;
  profile.id = "ais";
  profile.grade = {'B', '2'};
  profile.rules = rules;
  base::MemorySource bytes{text};
  Heard heard;
  const auto counts = read_ais_nmea(bytes, profile, heard);
  REQUIRE(counts.ok());
  CHECK(counts->bytes == text.size());
  CHECK(counts->records == heard.facts.size() + heard.lost.size());
  return heard;
}

std::string lines(const std::vector<std::string>& all) {
  std::string text;
  for (const std::string& one : all) text += one + "\n";
  return text;
}

std::string clock(int second, int ms = 0) {
  return sentence("$PGHP,1,2013,11,12,12,0," + std::to_string(second) + "," + std::to_string(ms) +
                  ",219,,2190067,1,62");
}

// One character of the payload is another.
std::string damage(std::string line) {
  line[20] = line[20] == '0' ? '1' : '0';
  return line;
}

std::string from(const fact::Fact& fact) {
  return fact.when ? measure::print(fact.when->from) : std::string{"none"};
}

const std::string ship = vdm(class_a(1, Track{}));
const std::vector<std::string> statics = vdm_parts(voyage({}), 59, "3");

}  // namespace

TEST_CASE("each of the ways to state a time is read") {
  CHECK(from(hear(lines({clock(5, 11), ship})).facts.at(0)) == "2013-11-12T12:00:05.011Z");
  CHECK(from(hear(lines({tag_block("s:x,c:1565218798") + ship})).facts.at(0)) == "2019-08-07T22:59:58.000Z");
  CHECK(from(hear(lines({tag_block("c:1565218798123") + ship})).facts.at(0)) == "2019-08-07T22:59:58.123Z");
  CHECK(from(hear(lines({ship + ",r003669987,1152921693"})).facts.at(0)) == "2006-07-15T00:01:33.000Z");
  const auto arrived = hear(lines({ship + ",1327992119157"})).facts.at(0);
  CHECK(from(arrived) == "none");
  CHECK(measure::print(*arrived.received) == "2012-01-31T06:41:59.157Z");
  const auto both = hear(lines({ship + ",1327992000,1327992119157"})).facts.at(0);
  CHECK(from(both) == "2012-01-31T06:40:00.000Z");
  CHECK(both.received);
}

TEST_CASE("the clock line comes before the tag block, the tag block before the trailer") {
  const std::string tagged = tag_block("c:1565218798") + ship + ",1152921693";
  CHECK(from(hear(lines({clock(5), tagged})).facts.at(0)) == "2013-11-12T12:00:05.000Z");
  CHECK(from(hear(lines({tagged})).facts.at(0)) == "2019-08-07T22:59:58.000Z");
}

TEST_CASE("a clock line holds for one message only, and a later one replaces it") {
  const Heard heard = hear(lines({clock(1), clock(2), "$GPZDA,114702.51,27,01,2012,,*66", ship, ship}));
  CHECK(from(heard.facts.at(0)) == "2013-11-12T12:00:02.000Z");
  CHECK(from(heard.facts.at(1)) == "none");
}

TEST_CASE("a clock line is spent on the broken sentence it stood before") {
  const Heard heard = hear(lines({clock(1), "!AIVDM,1,1,,A,3", ship}));
  CHECK(from(heard.facts.at(0)) == "none");
  CHECK(heard.count("truncated") == 1);
}

TEST_CASE("a time that cannot be is no time") {
  CHECK(from(hear(lines({sentence("$PGHP,1,2013,2,30,12,0,0,0,219,,1,1,62"), ship})).facts.at(0)) == "none");
  CHECK(from(hear(lines({sentence("$PGHP,1,2205,2,3,12,0,0,0,219,,1,1,62"), ship})).facts.at(0)) == "none");
  CHECK(from(hear(lines({ship + ",9999999999"})).facts.at(0)) == "none");
  CHECK(from(hear(lines({ship + ",003669973"})).facts.at(0)) == "none");
  CHECK(from(hear(lines({clock(1) + "0", ship})).facts.at(0)) == "2013-11-12T12:00:01.000Z");
  std::string damaged = clock(1);
  damaged[12] = '9';
  CHECK(from(hear(lines({damaged, ship})).facts.at(0)) == "none");
  CHECK(from(hear(lines({"\\c:1565218798*00\\" + ship})).facts.at(0)) == "none");
}

TEST_CASE("a time before there was AIS is of a clock that nobody has set") {
  for (const char* unset : {"c:0", "c:3600", "c:315964800", "c:883612799", "c:883612799999"}) {
    CHECK(from(hear(lines({tag_block(unset) + ship})).facts.at(0)) == "none");
    CHECK(from(hear(lines({tag_block(unset) + ship + ",1152921693"})).facts.at(0)) == "2006-07-15T00:01:33.000Z");
  }
  CHECK(from(hear(lines({tag_block("c:883612800") + ship})).facts.at(0)) == "1998-01-01T00:00:00.000Z");
  CHECK(from(hear(lines({sentence("$PGHP,1,1980,1,6,0,0,0,0,219,,1,1,62"), ship})).facts.at(0)) == "none");
}

TEST_CASE("what happens more than five minutes after its own arrival is bad") {
  const Heard heard = hear(lines({ship + ",1327992419,1327992119157", ship + ",1327992420,1327992119157", tag_block("c:1804240800") + ship + ",,1327992119157",
                                  tag_block("c:1804240800") + ship}));
  CHECK(heard.facts.size() == 2);  // five minutes are the clocks', and without an arrival nobody can tell
  CHECK(heard.count("future") == 2);
  CHECK(heard.lost.at(0).line == 2);
}

TEST_CASE("lines end with a line feed, a carriage return or both, wherever a chunk ends") {
  const std::string text = lines({clock(1), ship, clock(2), ship, ship});
  for (const char* end : {"\r", "\r\n", "\r\r\n", "\n"}) {
    std::string other;
    for (const char c : text) other += c == '\n' ? std::string{end} : std::string{c};
    const Heard heard = hear(other);
    REQUIRE(heard.facts.size() == 3);
    CHECK(from(heard.facts[1]) == "2013-11-12T12:00:02.000Z");
    CHECK(heard.facts[1].offset == other.find('!', other.find('!') + 1));
    // 64 KiB is a chunk: before it, on its edge and behind it.
    for (std::size_t before = 65'530; before < 65'540; ++before) {
      std::string filled = "#" + std::string(before, ' ') + end;
      CHECK(hear(filled + ship + end + ship).facts.size() == 2);
    }
  }
}

TEST_CASE("a sentence behind another one of its line is bad, each by itself") {
  const std::string tagged = tag_block("c:1565218798") + ship;
  const Heard heard = hear(lines({tagged + tagged + ship + ",r003669987,1152921693", ship}));
  CHECK(heard.facts.size() == 2);
  CHECK(heard.count("joined") == 2);
  CHECK(heard.lost.at(0).offset == tagged.size() + tagged.find("VDM,"));
  CHECK(from(heard.facts[0]) == "2019-08-07T22:59:58.000Z");
  CHECK(from(hear(lines({ship + ship + ",1152921693"})).facts.at(0)) == "none");  // a time of the second
  // Behind a sentence that is itself bad, too.
  const Heard cut = hear(lines({ship.substr(0, 20) + ship + ship, "# " + ship + ship, damage(ship) + ship}));
  CHECK(cut.facts.empty());
  CHECK(cut.count("truncated") == 1);
  CHECK(cut.count("prefix") == 1);
  CHECK(cut.count("checksum") == 1);
  CHECK(cut.count("joined") == 4);
}

TEST_CASE("a tag block alone on its line holds for the next sentence") {
  const Heard heard = hear(lines({tag_block("c:1565218798"), ship, tag_block("si:AISD"), clock(4), ship}));
  CHECK(from(heard.facts.at(0)) == "2019-08-07T22:59:58.000Z");
  CHECK(from(heard.facts.at(1)) == "2013-11-12T12:00:04.000Z");
}

TEST_CASE("a group before a tag block that has its own checksum is not read, what the checksum covers is") {
  const auto of = [](const std::string& block) { return hear(lines({"\\" + block + "\\" + ship})).facts.at(0); };
  CHECK(from(of("g:1-2-9999,c:1565218798*53")) == "2019-08-07T22:59:58.000Z");
  CHECK(from(of("g:1-2-9999,c:1565218799*53")) == "none");
  CHECK(from(of("s:1-2-9999,c:1565218798*53")) == "none");
  CHECK(from(of("g:1-2-9999,s:x,c:1565218798*53")) == "none");
  CHECK(from(of("g:1-2-9999*53")) == "none");
  // Parts then join by their own fields: the groups differ, and nothing covers them.
  CHECK(hear(lines({"\\g:1-2-70,c:1565218798*53\\" + statics[0], "\\g:2-2-71,c:1565218798*53\\" + statics[1]})).facts.size() == 1);
}

TEST_CASE("a byte order mark before the first line does not cost its sentence") {
  CHECK(hear("\xEF\xBB\xBF" + ship + "\n").facts.size() == 1);
  CHECK(hear("\xEF\xBB\xBF" + ship + "\n").facts.at(0).offset == 3);
}

TEST_CASE("a message in parts has the time of its first part and the byte of its first sentence") {
  const std::string text = lines({"# comment", clock(7), tag_block("si:AISD") + statics[0], clock(9), statics[1]});
  const Heard heard = hear(text);
  REQUIRE(heard.facts.size() == 1);
  CHECK(from(heard.facts[0]) == "2013-11-12T12:00:07.000Z");
  CHECK(heard.facts[0].offset == text.find('!'));
  CHECK(heard.facts[0].what == "static");
}

TEST_CASE("parts join by group whatever their fields, else by talker, sequence and channel") {
  const auto other = vdm_parts(voyage({}), 59, "4");
  CHECK(hear(lines({tag_block("g:1-2-70") + statics[0], tag_block("g:2-2-70") + other[1]})).facts.size() == 1);
  CHECK(hear(lines({tag_block("g:1-2-70") + statics[0], tag_block("g:2-2-71") + statics[1]})).facts.empty());
  CHECK(hear(lines({tag_block("g:1-2-70") + statics[0], statics[1]})).facts.size() == 1);
  CHECK(hear(lines({statics[0], other[1]})).facts.empty());
  const Heard grouped = hear(lines({tag_block("g:1-2-70,c:1565218798") + statics[0], tag_block("g:1-2-71") + statics[0],
                                    tag_block("g:2-2-70") + statics[1], tag_block("g:2-2-71") + statics[1]}));
  CHECK(grouped.facts.size() == 2);
  CHECK(from(grouped.facts[0]) == "2019-08-07T22:59:58.000Z");
  const Heard plain = hear(lines({statics[0], other[0], other[1], statics[1]}));
  CHECK(plain.facts.size() == 2);
  CHECK(plain.lost.empty());
}

TEST_CASE("a network that gives every message one group is told apart by the sentences") {
  const auto other = vdm_parts(voyage({}), 59, "4");
  const std::string first = tag_block("g:1-2-9999");
  const std::string second = tag_block("g:2-2-9999");
  const Heard heard = hear(lines({first + statics[0], first + other[0], second + statics[1], second + other[1]}));
  CHECK(heard.facts.size() == 2);
  CHECK(heard.lost.empty());
}

TEST_CASE("parts out of order, alone, or without an end are truncated, each message once") {
  CHECK(hear(lines({statics[1], statics[0]})).count("truncated") == 2);
  CHECK(hear(lines({statics[0], statics[0], statics[1]})).count("truncated") == 1);
  CHECK(hear(lines({statics[0], statics[0], statics[1]})).facts.size() == 1);
  CHECK(hear(lines({statics[0]})).lost.at(0).offset == 0);
}

TEST_CASE("parts more than thirty seconds apart do not join") {
  CHECK(hear(lines({clock(0), statics[0], clock(30), statics[1]})).facts.size() == 1);
  CHECK(hear(lines({clock(0), statics[0], clock(30, 1), statics[1]})).facts.empty());
  CHECK(hear(lines({clock(31), statics[0], clock(0), statics[1]})).facts.empty());
  CHECK(hear(lines({statics[0] + ",1327992119000", statics[1] + ",1327992149000"})).facts.size() == 1);
  CHECK(hear(lines({statics[0] + ",1327992119000", statics[1] + ",1327992149001"})).facts.empty());
}

TEST_CASE("the table of incomplete messages is bounded, the oldest makes room") {
  std::string text;
  for (int i = 0; i < 100; ++i) text += tag_block("g:1-2-" + std::to_string(i)) + statics[0] + "\n";
  text += tag_block("g:2-2-35") + statics[1] + "\n" + tag_block("g:2-2-99") + statics[1] + "\n";
  const Heard heard = hear(text);
  CHECK(heard.facts.size() == 1);
  CHECK(heard.count("truncated") == 100);
}

TEST_CASE("every broken sentence is counted under its reason, in their order") {
  std::string wrong = ship;
  wrong.back() = wrong.back() == '0' ? '1' : '0';
  const Heard heard = hear(lines({"!=IVDM,1,1,,A,3", "junk " + ship, "# VDM, in a comment", "!AIVDM,1,1,,A,3", wrong,
                                  sentence("!AIVDM,1,1,,A"), sentence("!AIVDM,1,1,,A,0000,0"),
                                  sentence("!AIVDM,1,1,,A,,0"), sentence("!AIVDM,1,2,,A,0000000,0"),
                                  sentence("!AIVDM,1,1,,A,000X000,0"), "!AIVDM,1,1,,A,3" + ship}));
  CHECK(heard.facts.empty());
  CHECK(heard.reasons == std::map<std::string_view, int>{
                             {"prefix", 3}, {"truncated", 3}, {"joined", 1}, {"checksum", 1}, {"short", 2}, {"malformed", 2}});
}

TEST_CASE("lines without AIS or time are passed over, whatever their bytes") {
  const std::string text = std::string("\0\0\0\n", 4) + "\r\n$GPRMC,,V*00\n# note\n\xFF\xFE\n!AIABK,1*00\n\\broken\n";
  const Heard heard = hear(text + std::string(3, '\0') + ship + "\r\n  " + ship);
  CHECK(heard.facts.size() == 2);
  CHECK(heard.lost.empty());
}

TEST_CASE("the channel never rejects, and lower-case checksums count") {
  std::string lower = sentence("!A9VDO,1,1,,ZZZ9," + class_a(1, Track{}).armoured() + ",0");
  for (std::size_t i = lower.size() - 2; i < lower.size(); ++i) {
    if (lower[i] >= 'A') lower[i] = static_cast<char>(lower[i] + 32);
  }
  CHECK(hear(lower).facts.size() == 1);
}

TEST_CASE("an endless line is bad, the line after it is read") {
  const Heard heard = hear("!AIVDM,1,1,,A," + std::string(std::size_t{2} << 20, '0') + ",0*00\n" + ship + "\n");
  CHECK(heard.count("too_long") == 1);
  CHECK(heard.facts.size() == 1);
  CHECK(hear(sentence("!AIVDM,1,1,,A," + std::string(4'097, '0') + ",0")).count("too_long") == 1);
}

TEST_CASE("a position is a sighting with decimals, an own one says so") {
  Track track;
  track.latitude = 34'560'000;
  track.longitude = 6'240'000;
  track.sog = 123;
  track.cog = 905;
  track.heading = 91;
  track.nav_status = 0;
  const auto fact = hear(vdm(class_a(3, track), "!BSVDO,1,1,,B,")).facts.at(0);
  CHECK(fact.what == "position");
  CHECK(fact.mover == "mmsi:211331640");
  CHECK(fact.place == fact::Place{*earth::Position::make(576'000'000, 104'000'000), measure::millimetres(0)});
  const auto number = [](std::int64_t millionths) {
    return fact::Value{measure::AmountRange{measure::Decimal{millionths}, measure::Decimal{millionths}}};
  };
  const std::vector<fact::Attribute> expected{
      {"accuracy", number(0)},   {"cog", number(90'500'000)},    {"heading", number(91'000'000)},
      {"message", number(3'000'000)}, {"nav_status", number(0)}, {"own", fact::Value{"true"}},
      {"sog", number(12'300'000)}};
  CHECK(fact.attributes == expected);
  CHECK(fact.grade == fact::Grade{'B', '2'});
}

TEST_CASE("the record id is a hash of time and payload, not of the station or the parts") {
  const auto id = [](const std::string& text) { return hear(text).facts.at(0).record; };
  CHECK(id(clock(1) + "\n" + ship) == id(clock(1) + "\n" + vdm(class_a(1, Track{}), "!BSVDM,1,1,7,B,")));
  CHECK(id(clock(1) + "\n" + ship) != id(clock(2) + "\n" + ship));
  CHECK(id(clock(1) + "\n" + ship) != id(ship));
  CHECK(id(ship).size() == 32);
  CHECK(id(lines({statics[0], statics[1]})) == id(vdm(voyage({}))));
  CHECK(id(lines({statics[0], statics[1]})) == id(lines(vdm_parts(voyage({}), 31, ""))));
}

TEST_CASE("rules may test the flag of any message, and ship_type of statics") {
  fact::MappingRule rule;
  rule.tests.any_of = {{{"flag", fact::Comparison::equal, fact::Value{"DEU"}}}};
  rule.kind = "patrol";
  const Heard heard = hear(lines({ship, vdm(voyage({}))}), {rule});
  CHECK(heard.facts.at(0).what == "patrol");
  CHECK(heard.facts.at(0).find("flag") == nullptr);
  CHECK(heard.facts.at(1).what == "patrol");
  CHECK(heard.facts.at(1).find("flag") != nullptr);
  Track stranger;
  stranger.mmsi = 970'123'456;
  CHECK(hear(vdm(class_a(1, stranger)), {rule}).facts.at(0).what == "position");
}
