#include <doctest/doctest.h>

#include <cmath>
#include <numbers>
#include <vector>

#include "casus/intake/mode_s.h"

using namespace casus;
using intake::ModeSDecoded;
using intake::ModeSMessage;

namespace {

std::vector<std::uint8_t> bytes(std::string_view hex) {
  std::vector<std::uint8_t> out;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2) out.push_back(static_cast<std::uint8_t>(std::stoi(std::string{hex.substr(i, 2)}, nullptr, 16)));
  return out;
}

ModeSDecoded decoded(std::string_view hex) { return intake::decode_mode_s(bytes(hex)); }

ModeSMessage message(std::string_view hex) {
  const ModeSDecoded got = decoded(hex);
  REQUIRE(got.message);
  return *got.message;
}

// A long message with its parity made right.
std::vector<std::uint8_t> sealed(std::string_view hex) {
  std::vector<std::uint8_t> out = bytes(hex);
  out.resize(14, 0);
  const std::uint32_t parity = intake::mode_s_parity(out);
  for (std::size_t i = 0; i < 3; ++i) out[11 + i] = static_cast<std::uint8_t>(parity >> (16 - 8 * i));
  return out;
}

}  // namespace

TEST_CASE("a position states by its type within which radius the aircraft is; some state none") {
  CHECK(intake::containment_of(9) == measure::millimetres(7'500));
  CHECK(intake::containment_of(11) == measure::millimetres(185'200));
  CHECK(intake::containment_of(13) == measure::millimetres(1'111'200));
  CHECK(intake::containment_of(16) == measure::kilometres(18) + measure::metres(520));
  for (const int none : {0, 4, 8, 18, 19, 22, 31}) CHECK_FALSE(intake::containment_of(none));
  for (int type = 5; type < 22; ++type) {
    const bool grows = type != 5 && type != 8 && type != 9 && type < 18;
    if (grows && intake::containment_of(type - 1)) CHECK(*intake::containment_of(type) > *intake::containment_of(type - 1));
  }
}

// The messages are those of the literature (The 1090 MHz Riddle) and of its decoders' tests.
TEST_CASE("an identification gives address and callsign") {
  const ModeSMessage got = message("8D4840D6202CC371C32CE0576098");
  CHECK(got.address == 0x4840D6);
  CHECK(got.proven);
  CHECK(got.downlink == 17);
  CHECK(got.type_code == 4);
  CHECK(got.callsign == "KLM1023");
  CHECK_FALSE(got.position);
}

TEST_CASE("an airborne position gives altitude and the report of the place") {
  const ModeSMessage got = message("8D40621D58C382D690C8AC2863A7");
  CHECK(got.altitude == 38'000);
  CHECK(got.on_ground == false);
  CHECK(got.position == intake::CprReport{93'000, 51'372, false, intake::CprZones::airborne});
  CHECK(message("8D40621D58C386435CC412692AD6").position->odd);
}

TEST_CASE("a velocity gives speed, track and climb to the nearest unit") {
  const ModeSMessage got = message("8D485020994409940838175B284F");
  CHECK(got.ground_speed == 159'000'000);
  CHECK(got.track == 183);
  CHECK(got.vertical_rate == -832);
}

TEST_CASE("an airspeed is no ground speed") {
  const ModeSMessage got = message("8DA05F219B06B6AF189400CBC33F");
  CHECK_FALSE(got.ground_speed);
  CHECK_FALSE(got.track);
  CHECK(got.vertical_rate == -2'304);
}

TEST_CASE("a position on the ground gives taxi speed and track") {
  const ModeSMessage got = message("8C4841753A9A153237AEF0F275BE");
  CHECK(got.on_ground == true);
  CHECK(got.position->zones == intake::CprZones::surface);
  CHECK(got.ground_speed == 17'000'000);
  CHECK(got.track == 93);
}

TEST_CASE("replies to radars give altitude or squawk, and name an aircraft without proving it") {
  const ModeSMessage squawk = message("2A00516D492B80");
  CHECK(squawk.downlink == 5);
  CHECK(squawk.squawk == 356);
  CHECK_FALSE(squawk.proven);
  CHECK(message("A02014B400000000000000F9D514").altitude == 32'300);
}

TEST_CASE("an all-call reply may carry the code of the radar that asked") {
  std::vector<std::uint8_t> reply = bytes("5D4CA2D1000000");
  const std::uint32_t parity = intake::mode_s_parity(reply);
  for (const std::uint32_t code : {0U, 1U, 79U, 80U}) {
    for (std::size_t i = 0; i < 3; ++i) reply[4 + i] = static_cast<std::uint8_t>((parity ^ code) >> (16 - 8 * i));
    CHECK(intake::decode_mode_s(reply).message.has_value() == (code < 80));
  }
  CHECK(intake::decode_mode_s(reply).reason == "parity");
}

TEST_CASE("one flipped bit anywhere in a squitter is refused") {
  const std::vector<std::uint8_t> good = bytes("8D40621D58C382D690C8AC2863A7");
  for (std::size_t bit = 5; bit < 112; ++bit) {
    std::vector<std::uint8_t> bad = good;
    bad[bit / 8] = static_cast<std::uint8_t>(bad[bit / 8] ^ (0x80U >> (bit % 8)));
    CHECK(intake::decode_mode_s(bad).reason == "parity");
  }
}

TEST_CASE("formats that name no aircraft, or of another length, are refused") {
  CHECK(decoded("C000000000000000000000000000").reason == "format");  // 24
  CHECK(decoded("98000000000000000000000000AA").reason == "format");  // 19, military
  CHECK(decoded("8D40621D58C382").reason == "format");                // 17 in a short frame
  CHECK(decoded("5D4CA2D1000000000000000000AA").reason == "format");  // 11 in a long one
  CHECK(decoded("914CA2D1000000000000000000AA").reason == "format");  // 18 from an address that is no aircraft's
  CHECK(decoded("00").reason == "format");
  CHECK(decoded("00000000000000").reason == "address");
}

TEST_CASE("emergency and squawk of a status message are read where they are stated") {
  const auto distress = intake::decode_mode_s(sealed("8D40621DE1"));
  REQUIRE(distress.message);
  CHECK(distress.message->emergency == false);
  CHECK_FALSE(distress.message->squawk);
  const auto coded = intake::decode_mode_s(sealed("8D40621DE12AAA"));
  CHECK(coded.message->emergency == true);
  CHECK(coded.message->squawk == 7'700);
}

TEST_CASE("both altitude codes give feet; metres and impossible codes give none") {
  CHECK(intake::altitude_of(0) == std::nullopt);
  CHECK(intake::altitude_of(0x0050) == std::nullopt);  // metres
  CHECK(intake::altitude_of(0x0010) == -1'000);        // steps of 25 feet
  CHECK(intake::altitude_of(0x1FBF) == 50'175);
  CHECK(intake::altitude_of(0x0100) == -1'200);        // Gillham: C4 alone
  CHECK(intake::altitude_of(0x1000) == -800);          // C1 alone
  CHECK(intake::altitude_of(0x0800) == std::nullopt);  // no hundreds
}

TEST_CASE("a track is the whole degree nearest to the direction, all around") {
  for (std::int64_t east = -1'022; east <= 1'022; east += 73) {
    for (std::int64_t north = -1'022; north <= 1'022; north += 61) {
      const double exact = std::atan2(static_cast<double>(east), static_cast<double>(north)) * 180 / std::numbers::pi;
      const double off = std::abs(std::remainder(static_cast<double>(intake::track_of(east, north)) - exact, 360.0));
      CHECK(off <= 0.5);
    }
  }
  CHECK(intake::track_of(0, 0) == 0);
  CHECK(intake::track_of(-1, 1'000) == 0);
  CHECK(intake::track_of(-5, 0) == 270);
}

TEST_CASE("a root is the nearest whole number") {
  for (std::int64_t n = 0; n < 100'000; n += 7)
    CHECK(intake::nearest_root(n) == std::llround(std::sqrt(static_cast<double>(n))));
}
