// For tests of Beast: frames written from hexadecimal messages.
#pragma once

#include <string>
#include <string_view>

namespace casus::testing {

constexpr std::uint64_t beast_second = 12'000'000;

// Type, counter, signal 0x80 and the message, with 0x1A doubled within.
inline std::string beast_frame(std::uint64_t counter, std::string_view hex) {
  std::string body;
  for (int shift = 40; shift >= 0; shift -= 8) body += static_cast<char>(counter >> shift & 0xFF);
  body += '\x80';
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2) body += static_cast<char>(std::stoi(std::string{hex.substr(i, 2)}, nullptr, 16));
  std::string frame{'\x1A', hex.size() == 28 ? '3' : hex.size() == 14 ? '2' : '1'};
  for (const char byte : body) frame += byte == '\x1A' ? std::string{"\x1A\x1A"} : std::string{byte};
  return frame;
}

}  // namespace casus::testing
