// AIS sentences out: bits first, then six-bit armour, then NMEA framing.
#include "casus/rehearse/ais_writer.h"

#include <fmt/format.h>

#include "casus/base/check.h"

namespace casus::rehearse {

namespace {

class Bits {
 public:
  Bits& put(std::int64_t value, int width) {
    const auto raw = static_cast<std::uint64_t>(value);
    for (int bit = width - 1; bit >= 0; --bit) bits_.push_back(((raw >> bit) & 1) != 0);
    return *this;
  }

  // Six-bit text: '@' to '_' are 0 to 31, ' ' to '?' are 32 to 63; padded with '@'.
  Bits& text(std::string_view words, std::size_t length) {
    for (std::size_t i = 0; i < length; ++i) put(i < words.size() ? six_bit(words[i]) : 0, 6);
    return *this;
  }

  [[nodiscard]] Payload armour() const {
    Payload out;
    out.fill = static_cast<int>((6 - bits_.size() % 6) % 6);
    for (std::size_t i = 0; i < bits_.size(); i += 6) {
      int value = 0;
      for (std::size_t j = i; j < i + 6; ++j) value = value * 2 + (j < bits_.size() && bits_[j] ? 1 : 0);
      out.text += static_cast<char>(value < 40 ? value + 48 : value + 56);
    }
    return out;
  }

 private:
  static int six_bit(char c) {
    if (c >= '@' && c <= '_') return c - '@';
    if (c >= ' ' && c <= '?') return c;
    return '?';
  }
  std::vector<bool> bits_;
};

// 1e-7 degree to 1/10,000 minute: times 60 x 10,000 / 1e7 = 3 / 50, to nearest.
std::int64_t minutes_e4(std::int64_t degrees_e7) {
  const std::int64_t scaled = degrees_e7 * 3;
  return scaled >= 0 ? (scaled + 25) / 50 : (scaled - 25) / 50;
}

void put_dimensions(Bits& bits, const StaticReport& report) {
  bits.put(report.to_bow, 9).put(report.to_stern, 9).put(report.to_port, 6).put(report.to_starboard, 6);
}

}  // namespace

Payload position_payload(const PositionReport& report) {
  CASUS_CHECK(report.type == 1 || report.type == 3 || report.type == 18);
  Bits bits;
  bits.put(report.type, 6).put(0, 2).put(report.mmsi, 30);
  if (report.type == 18) {
    bits.put(0, 8);
  } else {
    bits.put(report.nav_status, 4).put(-128, 8);  // rate of turn: not available
  }
  bits.put(report.speed_decikn, 10).put(0, 1);
  bits.put(minutes_e4(report.at.longitude_e7()), 28).put(minutes_e4(report.at.latitude_e7()), 27);
  bits.put(report.course_decideg, 12).put(report.heading_deg, 9).put(report.second, 6);
  if (report.type == 18) {
    bits.put(0, 2).put(1, 1).put(0, 1).put(1, 1).put(1, 1).put(1, 1).put(0, 1).put(0, 1).put(0, 20);
  } else {
    bits.put(0, 2).put(0, 3).put(0, 1).put(0, 19);
  }
  return bits.armour();
}

Payload voyage_payload(const StaticReport& report) {
  Bits bits;
  bits.put(5, 6).put(0, 2).put(report.mmsi, 30).put(0, 2).put(report.imo, 30);
  bits.text(report.call_sign, 7).text(report.name, 20).put(report.ship_type, 8);
  put_dimensions(bits, report);
  bits.put(1, 4).put(0, 4).put(0, 5).put(24, 5).put(60, 6).put(0, 8);  // GPS; no time of arrival
  bits.text("", 20).put(0, 1).put(0, 1);
  return bits.armour();
}

Payload static_a_payload(const StaticReport& report) {
  Bits bits;
  bits.put(24, 6).put(0, 2).put(report.mmsi, 30).put(0, 2).text(report.name, 20).put(0, 8);
  return bits.armour();
}

Payload static_b_payload(const StaticReport& report) {
  Bits bits;
  bits.put(24, 6).put(0, 2).put(report.mmsi, 30).put(1, 2).put(report.ship_type, 8).put(0, 42);
  bits.text(report.call_sign, 7);
  put_dimensions(bits, report);
  bits.put(0, 6);
  return bits.armour();
}

std::string nmea_checksum(std::string_view bytes) {
  unsigned sum = 0;
  for (const char c : bytes) sum ^= static_cast<unsigned char>(c);
  return fmt::format("{:02X}", sum);
}

std::vector<std::string> sentences(const Payload& payload, const Stamps& stamps) {
  constexpr std::size_t room = 60;
  const std::size_t parts = (payload.text.size() + room - 1) / room;
  const std::int64_t second = stamps.event.ms() / 1000;
  std::vector<std::string> lines;
  for (std::size_t part = 0; part < parts; ++part) {
    const std::string piece = payload.text.substr(part * room, room);
    const int fill = part + 1 == parts ? payload.fill : 0;
    const std::string id = parts > 1 ? fmt::format("{}", stamps.sequence) : std::string{};
    const std::string body =
        fmt::format("AIVDM,{},{},{},{},{},{}", parts, part + 1, id, stamps.channel, piece, fill);
    std::string tag = parts > 1 ? fmt::format("g:{}-{}-{},", part + 1, parts, second % 10'000) : "";
    tag += fmt::format("c:{}", second);
    std::string line = fmt::format("\\{}*{}\\!{}*{}", tag, nmea_checksum(tag), body, nmea_checksum(body));
    if (stamps.received) line += fmt::format(",{}", stamps.received->ms());
    lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace casus::rehearse
