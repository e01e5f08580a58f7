// Bits to fields. Bit 1 is the first, as the standards count.
#include "casus/intake/mode_s.h"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace casus::intake {

namespace {

class Bits {
 public:
  explicit Bits(std::span<const std::uint8_t> bytes) : bytes_{bytes} {}
  // `count` bits from bit `first` on; within the message.
  [[nodiscard]] std::uint32_t get(std::size_t first, std::size_t count) const {
    std::uint32_t value = 0;
    for (std::size_t bit = first - 1; bit < first - 1 + count; ++bit)
      value = (value << 1) | ((std::uint32_t{bytes_[bit / 8]} >> (7 - bit % 8)) & 1U);
    return value;
  }

 private:
  std::span<const std::uint8_t> bytes_;
};

constexpr std::array<std::uint32_t, 256> parity_table = [] {
  std::array<std::uint32_t, 256> table{};
  for (std::uint32_t byte = 0; byte < 256; ++byte) {
    std::uint32_t rest = byte << 16;
    for (int bit = 0; bit < 8; ++bit) rest = (rest << 1) ^ ((rest & 0x800000U) != 0 ? 0x1FFF409U : 0U);
    table[byte] = rest & 0xFFFFFFU;
  }
  return table;
}();

// tan(0.5), tan(1.5) ... tan(44.5 degrees) in 1e-12, rounded down. Velocities have
// components below 4,096, so that their quotients stay clear of these by far more.
constexpr std::array<std::int64_t, 45> half_degrees{
    8'726'867'790,   26'185'921'569,  43'660'942'908,  61'162'620'150,  78'701'706'824,  96'289'048'197,
    113'935'608'301, 131'652'497'587, 149'451'001'349, 167'342'609'081, 185'339'044'931, 203'452'299'423,
    221'694'662'642, 240'078'759'080, 258'617'584'355, 277'324'544'059, 296'213'494'962, 315'298'788'878,
    334'595'319'502, 354'118'572'530, 373'884'679'484, 393'910'475'614, 414'213'562'373, 434'812'374'960,
    455'726'255'532, 476'975'532'698, 498'581'608'053, 520'567'050'551, 542'955'699'638, 565'772'778'187,
    589'045'016'420, 612'800'788'139, 637'070'260'807, 661'885'561'195, 687'280'958'601, 713'293'067'897,
    739'961'075'028, 767'326'987'978, 795'435'916'667, 824'336'385'817, 854'080'685'463, 884'725'264'555,
    916'331'174'017, 948'964'566'714, 982'697'263'115};

std::uint32_t binary_of_gray(std::uint32_t gray) {
  for (std::uint32_t shift = 1; shift < 16; shift <<= 1) gray ^= gray >> shift;
  return gray;
}

// The bits of a 13-bit code in the order of `places`, each the shift of one.
template <std::size_t n>
std::uint32_t gathered(std::uint32_t code, const std::array<int, n>& places) {
  std::uint32_t value = 0;
  for (const int place : places) value = (value << 1) | ((code >> place) & 1U);
  return value;
}

// Bits of the code, from the last: D4 B4 D2 B2 Q B1 M A4 C4 A2 C2 A1 C1.
std::optional<std::int64_t> gillham(std::uint32_t code) {
  constexpr std::array<int, 8> d2_to_b4{2, 0, 11, 9, 7, 5, 3, 1};
  constexpr std::array<int, 3> c1_to_c4{12, 10, 8};
  const std::uint32_t five_hundreds = binary_of_gray(gathered(code, d2_to_b4));
  std::uint32_t hundreds = binary_of_gray(gathered(code, c1_to_c4));
  if (hundreds == 0 || hundreds == 5 || hundreds == 6) return std::nullopt;
  if (hundreds == 7) hundreds = 5;
  if (five_hundreds % 2 == 1) hundreds = 6 - hundreds;
  return std::int64_t{five_hundreds} * 500 + std::int64_t{hundreds} * 100 - 1'300;
}

std::int64_t squawk_of(std::uint32_t code) {
  constexpr std::array<int, 3> a{7, 9, 11}, b{1, 3, 5}, c{8, 10, 12}, d{0, 2, 4};
  return std::int64_t{gathered(code, a)} * 1'000 + gathered(code, b) * 100 + gathered(code, c) * 10 + gathered(code, d);
}

// Callsigns have 64 characters, of which letters, digits and the blank mean something.
std::string callsign_of(const Bits& bits) {
  constexpr std::string_view alphabet = "?ABCDEFGHIJKLMNOPQRSTUVWXYZ????? ???????????????0123456789??????";
  std::string text;
  for (std::size_t i = 0; i < 8; ++i) text += alphabet[bits.get(41 + 6 * i, 6)];
  while (text.ends_with(' ')) text.pop_back();
  while (text.starts_with(' ')) text.erase(0, 1);
  return text.find('?') == std::string::npos ? text : std::string{};
}

// The speed of a taxiing aircraft is coded in steps that grow with it.
std::optional<std::int64_t> taxi_speed(std::uint32_t code) {
  struct Steps {
    std::uint32_t first;
    std::int64_t speed, step;  // thousandths of a knot
  };
  constexpr std::array<Steps, 9> all{{{124, 175'000, 0}, {109, 100'000, 5'000}, {94, 70'000, 2'000}, {39, 15'000, 1'000},
                                      {13, 2'000, 500}, {9, 1'000, 250}, {2, 125, 125}, {1, 0, 0}, {0, 0, 0}}};
  if (code == 0 || code > 124) return std::nullopt;
  for (const Steps& steps : all) {
    if (code >= steps.first) return (steps.speed + steps.step * (code - steps.first)) * 1'000;
  }
  return std::nullopt;
}

CprReport position_of(const Bits& bits, CprZones zones) { return {bits.get(55, 17), bits.get(72, 17), bits.get(54, 1) == 1, zones}; }

void read_surface(const Bits& bits, ModeSMessage& message) {
  message.position = position_of(bits, CprZones::surface);
  message.on_ground = true;
  message.ground_speed = taxi_speed(bits.get(38, 7));
  // Steps of 360 / 128 degrees, to the nearest whole one.
  if (bits.get(45, 1) == 1) message.track = (std::int64_t{bits.get(46, 7)} * 360 + 64) / 128 % 360;
}

// Type codes 20 to 22 hold a height above the ellipsoid in place of the altitude; it
// is another quantity and is not read.
void read_airborne(const Bits& bits, ModeSMessage& message) {
  message.position = position_of(bits, CprZones::airborne);
  message.on_ground = false;
  const std::uint32_t code = bits.get(41, 12);
  if (message.type_code <= 18) message.altitude = altitude_of(((code & 0xFC0U) << 1) | (code & 0x3FU));
}

// Subtypes 1 and 2 (four times as fast) are a velocity over ground; the others are
// airspeeds, which are no ground speed.
void read_velocity(const Bits& bits, ModeSMessage& message) {
  const std::uint32_t subtype = bits.get(38, 3);
  const std::uint32_t climb = bits.get(70, 9);
  if (subtype >= 1 && subtype <= 4 && climb != 0) message.vertical_rate = (bits.get(69, 1) == 1 ? -64 : 64) * (std::int64_t{climb} - 1);
  const std::uint32_t east = bits.get(47, 10);
  const std::uint32_t north = bits.get(58, 10);
  if (subtype < 1 || subtype > 2 || east == 0 || north == 0) return;
  const std::int64_t scale = subtype == 2 ? 4 : 1;
  const std::int64_t x = (bits.get(46, 1) == 1 ? -scale : scale) * (std::int64_t{east} - 1);
  const std::int64_t y = (bits.get(57, 1) == 1 ? -scale : scale) * (std::int64_t{north} - 1);
  message.ground_speed = nearest_root(x * x + y * y) * 1'000'000;
  message.track = track_of(x, y);
}

void read_squitter(const Bits& bits, ModeSMessage& message) {
  const int type = static_cast<int>(bits.get(33, 5));
  message.type_code = type;
  if (type >= 1 && type <= 4) message.callsign = callsign_of(bits);
  if (type >= 5 && type <= 8) read_surface(bits, message);
  if ((type >= 9 && type <= 18) || (type >= 20 && type <= 22)) read_airborne(bits, message);
  if (type == 19) read_velocity(bits, message);
  if (type != 28 || bits.get(38, 3) != 1) return;
  message.emergency = bits.get(41, 3) != 0;
  if (bits.get(44, 13) != 0) message.squawk = squawk_of(bits.get(44, 13));
}

bool is_read(int downlink) {
  constexpr std::array<int, 9> read{0, 4, 5, 11, 16, 17, 18, 20, 21};
  for (const int one : read) {
    if (one == downlink) return true;
  }
  return false;
}

}  // namespace

std::optional<measure::Length> containment_of(int type_code) {
  using measure::millimetres;
  using measure::nautical_miles;
  switch (type_code) {
    case 5: case 9: case 20: return millimetres(7'500);
    case 6: case 10: case 21: return measure::metres(25);
    case 7: case 11: return millimetres(185'200);    // 75 m with a supplement
    case 12: return millimetres(370'400);
    case 13: return millimetres(1'111'200);          // 0.3, 0.5 or 0.6 nautical miles by supplements
    case 14: return nautical_miles(1);
    case 15: return nautical_miles(2);
    case 16: return nautical_miles(10);              // of the first version; 4 or 8 since
    case 17: return nautical_miles(20);
    default: return std::nullopt;
  }
}

std::uint32_t mode_s_parity(std::span<const std::uint8_t> bytes) {
  std::uint32_t rest = 0;
  for (const std::uint8_t byte : bytes.first(bytes.size() - 3)) rest = ((rest << 8) ^ parity_table[((rest >> 16) ^ byte) & 0xFFU]) & 0xFFFFFFU;
  return rest ^ Bits{bytes.last(3)}.get(1, 24);
}

std::optional<std::int64_t> altitude_of(std::uint32_t code) {
  constexpr std::uint32_t metric = 0x40, quick = 0x10;
  if (code == 0 || (code & metric) != 0) return std::nullopt;
  if ((code & quick) == 0) return gillham(code);
  return std::int64_t{((code & 0x1F80U) >> 2) | ((code & 0x20U) >> 1) | (code & 0xFU)} * 25 - 1'000;
}

std::int64_t track_of(std::int64_t east, std::int64_t north) {
  const std::int64_t x = std::abs(east);
  const std::int64_t y = std::abs(north);
  const std::int64_t less = std::min(x, y);
  const std::int64_t more = std::max(x, y);
  std::int64_t degrees = 0;
  for (const std::int64_t half : half_degrees) degrees += less * 1'000'000'000'000 > half * more ? 1 : 0;
  if (x > y) degrees = 90 - degrees;
  if (north < 0) degrees = 180 - degrees;
  if (east < 0) degrees = 360 - degrees;
  return degrees % 360;
}

std::int64_t nearest_root(std::int64_t n) {
  std::int64_t root = 0;
  for (std::int64_t bit = std::int64_t{1} << 30; bit > 0; bit >>= 1) {
    if ((root + bit) * (root + bit) <= n) root += bit;
  }
  return n > root * root + root ? root + 1 : root;
}

ModeSDecoded decode_mode_s(std::span<const std::uint8_t> bytes) {
  constexpr std::size_t short_size = 7, long_size = 14;
  ModeSMessage message;
  if (bytes.size() != short_size && bytes.size() != long_size) return {std::nullopt, "format"};
  const Bits bits{bytes};
  message.downlink = static_cast<int>(bits.get(1, 5));
  const bool is_long = message.downlink >= 16;
  const bool foreign = message.downlink == 18 && bits.get(6, 3) != 0;  // relayed, or not an aircraft's own address
  if (!is_read(message.downlink) || is_long != (bytes.size() == long_size) || foreign) return {std::nullopt, "format"};
  const std::uint32_t parity = mode_s_parity(bytes);
  message.proven = message.downlink == 11 || message.downlink == 17 || message.downlink == 18;
  // An all-call reply has the code of the radar that asked, below 80, over its parity.
  if (message.proven && parity >= (message.downlink == 11 ? 80U : 1U)) return {std::nullopt, "parity"};
  message.address = message.proven ? bits.get(9, 24) : parity;
  if (message.address == 0) return {std::nullopt, "address"};
  if (message.downlink == 17 || message.downlink == 18) read_squitter(bits, message);
  if (message.downlink == 5 || message.downlink == 21) message.squawk = squawk_of(bits.get(20, 13));
  if (message.downlink == 0 || message.downlink == 4 || message.downlink == 16 || message.downlink == 20)
    message.altitude = altitude_of(bits.get(20, 13));
  return {std::move(message), {}};
}

}  // namespace casus::intake
