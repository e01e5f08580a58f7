#include <doctest/doctest.h>

#include <array>

#include "casus/intake/ais_payload.h"
#include "tests/support/ais_encoder.h"

using namespace casus;
using namespace casus::intake;
using namespace casus::test;

namespace {

PayloadBits packed(const SixBits& bits) {
  PayloadBits result;
  result.append(bits.armoured(), std::stoi(bits.fill()));
  return result;
}

AisMessage read(const SixBits& bits) {
  const auto message = decode(packed(bits));
  REQUIRE(message);
  return *message;
}

}  // namespace

TEST_CASE("a field is read wherever it lies across words and characters") {
  SixBits bits;
  for (int i = 0; i < 100; ++i) bits.put(i * 37 % 2048, 11);
  const PayloadBits all = packed(bits);
  for (int i = 0; i < 98; ++i) CHECK(all.unsigned_at(static_cast<std::size_t>(i) * 11, 11) == i * 37 % 2048);
  CHECK(packed(SixBits{}.put(-3, 27)).signed_at(0, 27) == -3);
}

TEST_CASE("the fill bits of an earlier part leave no gap") {
  PayloadBits bits;
  bits.append("w", 4);  // 11, then four bits dropped
  bits.append("0w", 0);
  CHECK(bits.size() == 14);
  CHECK(bits.unsigned_at(0, 14) == 0b11'000000'111111);
}

TEST_CASE("a fill larger than the payload leaves an empty payload") {
  PayloadBits bits;
  bits.append("", 5);
  CHECK(bits.size() == 0);
  CHECK_FALSE(decode(bits));
}

TEST_CASE("coordinates are the nearest 1e-7 degree of raw times 50/3") {
  struct Case {
    std::int64_t raw, e7;
  };
  for (const Case& c : {Case{1, 17}, {2, 33}, {3, 50}, {-1, -17}, {-2, -33}, {-3, -50}, {54'000'000, 900'000'000},
                        {-54'000'000, -900'000'000}, {34'567'891, 576'131'517}}) {
    Track track;
    track.latitude = c.raw;
    track.longitude = c.raw;
    for (const SixBits& bits : {class_a(1, track), class_a(3, track), class_b(18, track)}) {
      const AisMessage message = read(bits);
      REQUIRE(message.position);
      CHECK(message.position->latitude_e7() == c.e7);
      CHECK(message.position->longitude_e7() == c.e7);
    }
  }
}

TEST_CASE("a position that was typed in, is reckoned or of a system that does not work is not fixed") {
  Track track;
  for (const int second : {0, 59, 60}) {
    track.second = second;
    for (const SixBits& bits : {class_a(1, track), class_a(3, track), class_b(18, track), class_b(19, track)}) CHECK(read(bits).fixed);
  }
  for (const int second : {61, 62, 63}) {
    track.second = second;
    for (const SixBits& bits : {class_a(2, track), class_a(3, track), class_b(18, track), class_b(19, track)}) CHECK_FALSE(read(bits).fixed);
    CHECK(read(class_a(1, track).cut(142)).fixed);  // half of the field says nothing
  }
}

TEST_CASE("91 and 181 degrees and everything beyond the globe are no position") {
  Track track;
  track.latitude = 91 * 600'000;
  CHECK_FALSE(read(class_a(1, track)).position);
  track = {};
  track.longitude = 181 * 600'000;
  CHECK_FALSE(read(class_a(1, track)).position);
  track.longitude = 180 * 600'000 + 1;
  CHECK_FALSE(read(class_a(1, track)).position);
  track.longitude = -180 * 600'000;
  CHECK(read(class_a(1, track)).position);
}

TEST_CASE("what is not available is absent, its neighbours are there") {
  const AisMessage none = read(class_a(1, Track{}));
  CHECK(none.sog == AisMessage::absent);
  CHECK(none.cog == AisMessage::absent);
  CHECK(none.heading == AisMessage::absent);
  CHECK(none.nav_status == AisMessage::absent);
  Track track;
  track.sog = 1'022;
  track.cog = 3'599;
  track.heading = 359;
  track.nav_status = 14;
  track.accuracy = 1;
  const AisMessage all = read(class_a(2, track));
  CHECK(all.sog == 1'022);
  CHECK(all.cog == 3'599);
  CHECK(all.heading == 359);
  CHECK(all.nav_status == 14);
  CHECK(all.accuracy == 1);
}

TEST_CASE("a position report cut before its coordinates has no position") {
  Track track;
  track.latitude = 30'000'000;
  track.sog = 55;
  CHECK(read(class_a(1, track).cut(116)).position);
  const AisMessage cut = read(class_a(1, track).cut(115));
  CHECK_FALSE(cut.position);
  CHECK(cut.sog == 55);
  CHECK(cut.cog == AisMessage::absent);
  CHECK(read(class_a(1, track).cut(38)).mmsi == 211'331'640);
  CHECK_FALSE(decode(packed(class_a(1, track).cut(37))));
}

TEST_CASE("a search aircraft and a long-range report count whole knots") {
  SixBits nine;
  nine.put(9, 6).put(0, 2).put(111'265'501, 30).put(303, 12).put(120, 10).put(1, 1);
  nine.put(6'000'000, 28).put(33'000'000, 27).put(900, 12).put(60, 6).put(0, 34);
  CHECK(read(nine).sog == 1'200);
  CHECK(read(nine).cog == 900);
  CHECK(read(nine).position == earth::Position::make(550'000'000, 100'000'000));

  SixBits far;
  far.put(27, 6).put(0, 2).put(538'004'030, 30).put(1, 1).put(0, 1).put(5, 4);
  far.put(-6'001, 18).put(33'001, 17).put(17, 6).put(270, 9).put(0, 2);
  const AisMessage message = read(far);
  CHECK(message.position == earth::Position::make(550'016'667, -100'016'667));
  CHECK(message.sog == 170);
  CHECK(message.cog == 2'700);
  CHECK(message.nav_status == 5);
  CHECK_FALSE(read(far.cut(78)).position);
}

TEST_CASE("a static report gives its texts, sums of its dimensions, and no position") {
  const SixBits bits = voyage({});
  CHECK(bits.size() == 424);
  const AisMessage message = read(bits);
  CHECK_FALSE(message.position);
  CHECK(message.imo == 9'074'729);
  CHECK(message.ship_type == 35);
  CHECK(message.length == 135);
  CHECK(message.beam == 17);
  CHECK(ship_name(packed(bits), message) == "NORDLICHT");
  CHECK(call_sign(packed(bits), message) == "DGXY");
  CHECK(destination(packed(bits), message) == "SKAGEN");
}

TEST_CASE("half a name is no name, but a destination may lack its end") {
  SixBits bits = voyage({}).cut(230);
  CHECK(ship_name(packed(bits), read(bits)).empty());
  CHECK(call_sign(packed(bits), read(bits)) == "DGXY");
  bits = voyage({}).cut(420);
  CHECK(destination(packed(bits), read(bits)) == "SKAGEN");
}

TEST_CASE("text ends at the first at-sign and keeps its inner blanks and marks") {
  Ship ship;
  ship.name = "  A B?_^[1]  @JUNK";
  const SixBits bits = voyage(ship);
  CHECK(ship_name(packed(bits), read(bits)) == "A B?_^[1]");
  ship.name = "";
  CHECK(ship_name(packed(voyage(ship)), read(voyage(ship))).empty());
}

TEST_CASE("both halves of a class B static report are told apart") {
  SixBits a;
  a.put(24, 6).put(0, 2).put(211'000'001, 30).put(0, 2).put_text("SEEADLER", 20).put(0, 8);
  CHECK(ship_name(packed(a), read(a)) == "SEEADLER");
  CHECK(call_sign(packed(a), read(a)).empty());
  SixBits b;
  b.put(24, 6).put(0, 2).put(211'000'001, 30).put(1, 2).put(36, 8).put(0, 42).put_text("DA1234", 7);
  b.put(5, 9).put(6, 9).put(1, 6).put(2, 6).put(0, 6);
  const AisMessage message = read(b);
  CHECK(ship_name(packed(b), message).empty());
  CHECK(call_sign(packed(b), message) == "DA1234");
  CHECK(message.ship_type == 36);
  CHECK(message.length == 11);
  CHECK(message.beam == 3);
}

TEST_CASE("a craft of a mother ship has her number where others have dimensions") {
  SixBits b;
  b.put(24, 6).put(0, 2).put(982'110'001, 30).put(1, 2).put(36, 8).put(0, 42).put_text("", 7);
  b.put(211'331'640, 30).put(0, 6);
  CHECK(read(b).length == AisMessage::absent);
}

TEST_CASE("an extended report has position, name and dimensions") {
  Track track;
  track.latitude = 600'000;
  SixBits bits = class_b(19, track);
  bits.put(0, 4).put_text("MOEWE", 20).put(37, 8).put(7, 9).put(8, 9).put(2, 6).put(2, 6).put(0, 11);
  const AisMessage message = read(bits);
  CHECK(message.position == earth::Position::make(10'000'000, 0));
  CHECK(ship_name(packed(bits), message) == "MOEWE");
  CHECK(message.ship_type == 37);
  CHECK(message.length == 15);
}

TEST_CASE("an aid's long name goes on in its extension") {
  SixBits bits;
  bits.put(21, 6).put(0, 2).put(992'111'111, 30).put(1, 5).put_text("ABCDEFGHIJKLMNOPQRST", 20).put(1, 1);
  bits.put(6'000'000, 28).put(33'000'000, 27).put(2, 9).put(2, 9).put(2, 6).put(2, 6).put(0, 23).put_text("UVW", 3);
  const AisMessage message = read(bits);
  CHECK(ship_name(packed(bits), message) == "ABCDEFGHIJKLMNOPQRSTUVW");
  CHECK(message.position == earth::Position::make(550'000'000, 100'000'000));
  CHECK(message.length == 4);
}

TEST_CASE("of other types only type and sender are read") {
  for (const int type : {0, 4, 8, 28, 63}) {
    SixBits bits;
    bits.put(type, 6).put(0, 2).put(2'190'067, 30).put(0x7FFF'FFFF, 32).put(0x7FFF'FFFF, 32).put(0, 66);
    const AisMessage message = read(bits);
    CHECK(message.type == type);
    CHECK(message.mmsi == 2'190'067);
    CHECK_FALSE(message.position);
    CHECK(message.sog == AisMessage::absent);
  }
}
