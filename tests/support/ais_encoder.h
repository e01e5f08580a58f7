// The way into AIS: fields become payloads, payloads become sentences. Tests,
// seeds of the fuzzer and benchmarks are made with it, so that the decoder is
// never checked against itself.
//
//   SixBits bits;
//   bits.put(1, 6).put(0, 2).put(211331640, 30);
//   std::string line = sentence("!AIVDM,1,1,,A," + bits.armoured() + "," + bits.fill());
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace casus::test {

// Bits one at a time, slow and plain.
class SixBits {
 public:
  // The low `count` bits of `value`, most significant first; negative values in
  // two's complement. Runs of spare bits may be longer than 64.
  SixBits& put(std::int64_t value, int count) {
    for (int i = count - 1; i >= 0; --i) bits_.push_back(((value >> std::min(i, 63)) & 1) != 0);
    return *this;
  }
  // `length` characters of upper-case ASCII, filled with '@'.
  SixBits& put_text(std::string_view text, std::size_t length) {
    for (std::size_t i = 0; i < length; ++i) {
      const char c = i < text.size() ? text[i] : '@';
      put(c >= '@' ? c - '@' : c, 6);
    }
    return *this;
  }
  SixBits& cut(std::size_t size) {
    bits_.resize(size);
    return *this;
  }
  [[nodiscard]] std::size_t size() const { return bits_.size(); }
  [[nodiscard]] std::string armoured() const {
    std::string text;
    for (std::size_t at = 0; at < bits_.size(); at += 6) {
      int value = 0;
      for (std::size_t i = at; i < at + 6; ++i) value = value * 2 + (i < bits_.size() && bits_[i] ? 1 : 0);
      text.push_back(static_cast<char>(value < 40 ? value + '0' : value - 40 + '`'));
    }
    return text;
  }
  [[nodiscard]] std::string fill() const { return std::to_string((6 - bits_.size() % 6) % 6); }

 private:
  std::vector<bool> bits_;
};

// The checksum of everything after the first character, as "*hh".
inline std::string star(std::string_view text) {
  unsigned sum = 0;
  for (const char c : text.substr(1)) sum ^= static_cast<unsigned char>(c);
  constexpr std::string_view hex = "0123456789ABCDEF";
  return {'*', hex[sum / 16], hex[sum % 16]};
}

// "!AIVDM,..." or "$PGHP,..." with its checksum.
inline std::string sentence(const std::string& text) { return text + star(text); }

// "\c:1565218798*hh\" for "c:1565218798".
inline std::string tag_block(const std::string& text) { return "\\" + text + star("\\" + text) + "\\"; }

// One whole message in one sentence.
inline std::string vdm(const SixBits& bits, const std::string& head = "!AIVDM,1,1,,A,") {
  return sentence(head + bits.armoured() + "," + bits.fill());
}

// A message in two sentences, the first of `split` characters.
inline std::vector<std::string> vdm_parts(const SixBits& bits, std::size_t split, const std::string& sequence) {
  const std::string all = bits.armoured();
  return {sentence("!AIVDM,2,1," + sequence + ",A," + all.substr(0, split) + ",0"),
          sentence("!AIVDM,2,2," + sequence + ",A," + all.substr(split) + "," + bits.fill())};
}

// Where and how a ship moves, in the units of the message.
struct Track {
  std::int64_t mmsi = 211'331'640;
  std::int64_t longitude = 0, latitude = 0;  // 1/10,000 minute
  int sog = 1'023, cog = 3'600, heading = 511, nav_status = 15, accuracy = 0, second = 60;
};

// Types 1, 2, 3: 168 bits.
inline SixBits class_a(int type, const Track& t) {
  SixBits bits;
  bits.put(type, 6).put(0, 2).put(t.mmsi, 30).put(t.nav_status, 4).put(-128, 8).put(t.sog, 10).put(t.accuracy, 1);
  bits.put(t.longitude, 28).put(t.latitude, 27).put(t.cog, 12).put(t.heading, 9).put(t.second, 6).put(0, 25);
  return bits;
}

// Types 18 (168 bits) and, as far as the position goes, 19 (139 bits).
inline SixBits class_b(int type, const Track& t) {
  SixBits bits;
  bits.put(type, 6).put(0, 2).put(t.mmsi, 30).put(0, 8).put(t.sog, 10).put(t.accuracy, 1);
  bits.put(t.longitude, 28).put(t.latitude, 27).put(t.cog, 12).put(t.heading, 9).put(t.second, 6);
  if (type == 18) bits.put(0, 29);
  return bits;
}

struct Ship {
  std::int64_t mmsi = 211'331'640;
  std::int64_t imo = 9'074'729;
  std::string callsign = "DGXY", name = "NORDLICHT", destination = "SKAGEN";
  int ship_type = 35, bow = 100, stern = 35, port = 8, starboard = 9;
};

// Type 5: 424 bits.
inline SixBits voyage(const Ship& s) {
  SixBits bits;
  bits.put(5, 6).put(0, 2).put(s.mmsi, 30).put(0, 2).put(s.imo, 30).put_text(s.callsign, 7).put_text(s.name, 20);
  bits.put(s.ship_type, 8).put(s.bow, 9).put(s.stern, 9).put(s.port, 6).put(s.starboard, 6).put(1, 4);
  bits.put(0, 20).put(75, 8).put_text(s.destination, 20).put(0, 2);
  return bits;
}

}  // namespace casus::test
