// Field offsets are those of ITU-R M.1371-5, annex 8. Each message is a short
// list of reads; what two messages share is a helper with an offset.
#include "casus/intake/ais_payload.h"

#include <algorithm>

#include "casus/intake/nmea.h"

namespace casus::intake {

namespace {

constexpr std::int32_t absent = AisMessage::absent;

// Units of 1/10,000 minute are 1e7 / 600,000 = 50/3 of 1e-7 degree. The remainder
// is 0, 1 or 2 thirds, so the nearest integer is never a tie.
constexpr std::int64_t to_e7(std::int64_t raw, std::int64_t fifty) {
  const std::int64_t thirds = raw * fifty;
  return (thirds < 0 ? thirds - 1 : thirds + 1) / 3;
}
static_assert(to_e7(1, 50) == 17 && to_e7(-1, 50) == -17 && to_e7(2, 50) == 33 && to_e7(3, 50) == 50);

// Longitude of 28 bits and latitude of 27 at `at`. 181 and 91 degrees mean "not
// available"; everything beyond the poles and the seam is as invalid as they are.
std::optional<earth::Position> fine_position(const PayloadBits& bits, std::size_t at) {
  if (!bits.has(at, 55)) return std::nullopt;
  return earth::Position::make(to_e7(bits.signed_at(at + 28, 27), 50), to_e7(bits.signed_at(at, 28), 50));
}

// Type 27: 18 and 17 bits of 1/10 minute.
std::optional<earth::Position> coarse_position(const PayloadBits& bits, std::size_t at) {
  if (!bits.has(at, 35)) return std::nullopt;
  return earth::Position::make(to_e7(bits.signed_at(at + 18, 17), 50'000),
                               to_e7(bits.signed_at(at, 18), 50'000));
}

// The field at `from`, or absent if it is cut or above `most`.
std::int32_t up_to(const PayloadBits& bits, std::size_t from, std::size_t count, std::uint32_t most) {
  if (!bits.has(from, count)) return absent;
  const std::uint32_t value = bits.unsigned_at(from, count);
  return value <= most ? static_cast<std::int32_t>(value) : absent;
}

// As up_to, but 0 means "not available".
std::int32_t nonzero(const PayloadBits& bits, std::size_t from, std::size_t count) {
  const std::int32_t value = up_to(bits, from, count, 0x3FFF'FFFF);
  return value == 0 ? absent : value;
}

// Bow and stern of nine bits, port and starboard of six. Only their sums are
// kept: where the antenna stands does not say how long the ship is.
void read_size(const PayloadBits& bits, std::size_t at, AisMessage& message) {
  if (!bits.has(at, 30)) return;
  const auto metres = [&](std::size_t from, std::size_t count) {
    const std::uint32_t sum = bits.unsigned_at(from, count) + bits.unsigned_at(from + count, count);
    return sum == 0 ? absent : static_cast<std::int32_t>(sum);
  };
  message.length = metres(at, 9);
  message.beam = metres(at + 18, 6);
}

// The second of the minute at which the position was fixed. 60 says that it is not known; 61,
// that the position was typed in; 62, that it is reckoned; 63, that the system does not work.
bool is_fixed(const PayloadBits& bits, std::size_t seconds) {
  constexpr std::uint32_t no_clock = 60;
  return !bits.has(seconds, 6) || bits.unsigned_at(seconds, 6) <= no_clock;
}

void read_class_a(const PayloadBits& bits, AisMessage& message) {
  message.nav_status = up_to(bits, 38, 4, 14);
  message.sog = up_to(bits, 50, 10, 1'022);
  message.accuracy = up_to(bits, 60, 1, 1);
  message.position = fine_position(bits, 61);
  message.cog = up_to(bits, 116, 12, 3'599);
  message.heading = up_to(bits, 128, 9, 359);
  message.fixed = is_fixed(bits, 137);
}

// Types 18 and 19 begin alike.
void read_class_b(const PayloadBits& bits, AisMessage& message) {
  message.sog = up_to(bits, 46, 10, 1'022);
  message.accuracy = up_to(bits, 56, 1, 1);
  message.position = fine_position(bits, 57);
  message.cog = up_to(bits, 112, 12, 3'599);
  message.heading = up_to(bits, 124, 9, 359);
  message.fixed = is_fixed(bits, 133);
}

// Search aircraft send whole knots.
void read_aircraft(const PayloadBits& bits, AisMessage& message) {
  const std::int32_t knots = up_to(bits, 50, 10, 1'022);
  message.sog = knots == absent ? absent : knots * 10;
  message.accuracy = up_to(bits, 60, 1, 1);
  message.position = fine_position(bits, 61);
  message.cog = up_to(bits, 116, 12, 3'599);
  message.fixed = is_fixed(bits, 128);
}

// Whole knots and whole degrees.
void read_long_range(const PayloadBits& bits, AisMessage& message) {
  message.accuracy = up_to(bits, 38, 1, 1);
  message.nav_status = up_to(bits, 40, 4, 14);
  message.position = coarse_position(bits, 44);
  const std::int32_t knots = up_to(bits, 79, 6, 62);
  message.sog = knots == absent ? absent : knots * 10;
  const std::int32_t degrees = up_to(bits, 85, 9, 359);
  message.cog = degrees == absent ? absent : degrees * 10;
}

void read_voyage(const PayloadBits& bits, AisMessage& message) {
  message.imo = nonzero(bits, 40, 30);
  message.ship_type = nonzero(bits, 232, 8);
  read_size(bits, 240, message);
}

// A craft of a mother ship (98MIDxxxx) sends the mother's MMSI in place of its
// dimensions.
void read_static_b(const PayloadBits& bits, AisMessage& message) {
  message.ship_type = nonzero(bits, 40, 8);
  if (message.mmsi / 10'000'000 != 98) read_size(bits, 132, message);
}

// Six bits a character: 0 is '@', 31 '_', 32 ' ', 63 '?'. Only whole characters.
std::string text(const PayloadBits& bits, std::size_t from, std::size_t characters) {
  std::string result;
  for (std::size_t i = 0; i < characters && bits.has(from + 6 * i, 6); ++i) {
    const std::uint32_t value = bits.unsigned_at(from + 6 * i, 6);
    if (value == 0) break;
    result.push_back(static_cast<char>(value < 32 ? value + 64 : value));
  }
  const std::size_t last = result.find_last_not_of(' ');
  result.erase(last == std::string::npos ? 0 : last + 1);
  result.erase(0, std::min(result.find_first_not_of(' '), result.size()));
  return result;
}

// Half a name is another name: it counts only if its whole field arrived.
std::string whole_text(const PayloadBits& bits, std::size_t from, std::size_t characters) {
  return bits.has(from, 6 * characters) ? text(bits, from, characters) : std::string{};
}

// Eight six-bit characters as the upper 48 bits of a word: all at once, each in its byte,
// then neighbours are joined to 12, 24 and 48 bits.
std::uint64_t packed(const std::array<char, 8>& characters) {
  std::uint64_t bytes = 0;
  for (const char c : characters) bytes = bytes << 8U | static_cast<unsigned char>(c);
  constexpr std::uint64_t ones = 0x0101010101010101U;
  // From '`' on, which has both of these bits, there are eight fewer in between.
  const std::uint64_t upper = bytes >> 6U & bytes >> 5U & ones;
  bytes -= 0x30 * ones + 8 * upper;
  bytes = (bytes & 0x3F003F003F003F00U) >> 2U | (bytes & 0x003F003F003F003FU);
  bytes = (bytes & 0x0FFF00000FFF0000U) >> 4U | (bytes & 0x00000FFF00000FFFU);
  return (bytes & 0x00FFFFFF00000000U) << 8U | (bytes & 0x0000000000FFFFFFU) << 16U;
}

}  // namespace

void PayloadBits::clear() {
  std::fill_n(bits_.begin(), std::min(bits_.size(), size_ / 64 + 1), 0);
  size_ = 0;
}

// Eight at a time, then what is left of them filled up with `0`, which adds nothing.
void PayloadBits::append(std::string_view characters, int fill) {
  constexpr std::size_t room = words * 64;
  const std::size_t end = size_ + 6 * characters.size();
  std::size_t at = size_;
  for (std::size_t i = 0; i < characters.size() && at < room; i += 8, at += 48) {
    std::array<char, 8> eight{'0', '0', '0', '0', '0', '0', '0', '0'};
    std::copy_n(characters.data() + i, std::min<std::size_t>(8, characters.size() - i), eight.data());
    const std::uint64_t value = packed(eight);
    const std::size_t offset = at % 64;
    bits_[at / 64] |= value >> offset;
    if (offset > 16) bits_[at / 64 + 1] |= value << (64 - offset);
  }
  bits_[words] = 0;  // the spare one holds nothing
  size_ = end - std::min(end - size_, static_cast<std::size_t>(fill));
  // The dropped bits must not show through what the next part adds there.
  for (std::size_t i = size_; i < std::min(end, room); ++i) bits_[i / 64] &= ~(std::uint64_t{1} << (63 - i % 64));
}

std::uint32_t PayloadBits::unsigned_at(std::size_t from, std::size_t count) const {
  const std::size_t word = from / 64;
  if (word >= words) return 0;
  const std::size_t offset = from % 64;
  std::uint64_t window = bits_[word] << offset;
  if (offset > 32) window |= bits_[word + 1] >> (64 - offset);
  return static_cast<std::uint32_t>(window >> (64 - count));
}

std::int32_t PayloadBits::signed_at(std::size_t from, std::size_t count) const {
  const auto top = static_cast<std::uint32_t>(unsigned_at(from, count) << (32 - count));
  return static_cast<std::int32_t>(top) >> (32 - count);
}

std::optional<AisMessage> decode(const PayloadBits& bits) {
  if (bits.size() < 38) return std::nullopt;
  AisMessage message;
  message.type = static_cast<std::uint8_t>(bits.unsigned_at(0, 6));
  message.mmsi = bits.unsigned_at(8, 30);
  switch (message.type) {
    case 1: case 2: case 3: read_class_a(bits, message); break;
    case 5: read_voyage(bits, message); break;
    case 9: read_aircraft(bits, message); break;
    case 18: read_class_b(bits, message); break;
    case 19:
      read_class_b(bits, message);
      message.ship_type = nonzero(bits, 263, 8);
      read_size(bits, 271, message);
      break;
    case 21:
      message.accuracy = up_to(bits, 163, 1, 1);
      message.position = fine_position(bits, 164);
      read_size(bits, 219, message);
      break;
    case 24:
      message.part = static_cast<std::uint8_t>(bits.unsigned_at(38, 2));
      if (message.part == 1) read_static_b(bits, message);
      break;
    case 27: read_long_range(bits, message); break;
    default: break;
  }
  return message;
}

std::string ship_name(const PayloadBits& bits, const AisMessage& message) {
  switch (message.type) {
    case 5: return whole_text(bits, 112, 20);
    case 19: return whole_text(bits, 143, 20);
    case 21: {
      // The first twenty characters go on in the extension only if they are full.
      std::string name = whole_text(bits, 43, 20);
      if (name.size() == 20) name += text(bits, 272, 14);
      return name;
    }
    case 24: return message.part == 0 ? whole_text(bits, 40, 20) : std::string{};
    default: return {};
  }
}

std::string call_sign(const PayloadBits& bits, const AisMessage& message) {
  if (message.type == 5) return whole_text(bits, 70, 7);
  if (message.type == 24 && message.part == 1) return whole_text(bits, 90, 7);
  return {};
}

// Many transmitters end type 5 at 420 or 422 bits, inside the last character of
// the destination, so here whole characters count by themselves.
std::string destination(const PayloadBits& bits, const AisMessage& message) {
  return message.type == 5 ? text(bits, 302, 20) : std::string{};
}

}  // namespace casus::intake
