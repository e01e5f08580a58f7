// One walk over the bytes; markup signs are looked at last.
#include "casus/base/markup.h"

#include <algorithm>

#include "casus/base/text.h"

namespace casus::base {

namespace {

// How many bytes at this place must not be shown; 0: the character is harmless.
std::size_t harm_at(std::string_view words, std::size_t i) {
  const auto byte = [&](std::size_t k) { return i + k < words.size() ? static_cast<unsigned char>(words[i + k]) : 0U; };
  if (byte(0) < 0x20 || byte(0) == 0x7F) return 1;
  if (byte(0) == 0xC2 && byte(1) >= 0x80 && byte(1) <= 0x9F) return 2;               // U+0080 to U+009F
  if (byte(0) != 0xE2) return 0;
  if (byte(1) == 0x80 && (byte(2) == 0x8E || byte(2) == 0x8F)) return 3;             // U+200E, U+200F
  if (byte(1) == 0x80 && byte(2) >= 0xA8 && byte(2) <= 0xAE) return 3;               // U+2028 to U+202E
  return byte(1) == 0x81 && byte(2) >= 0xA6 && byte(2) <= 0xA9 ? 3 : 0;              // U+2066 to U+2069
}

}  // namespace

std::string harmless(std::string_view words) {
  const bool is_text = base::is_utf8(words);
  std::string out;
  for (std::size_t i = 0; i < words.size();) {
    const std::size_t harm = is_text ? harm_at(words, i) : static_cast<unsigned char>(words[i]) < 0x80 ? harm_at(words.substr(i, 1), 0) : 1;
    out += harm > 0 ? '?' : words[i];
    i += std::max<std::size_t>(harm, 1);
  }
  return out;
}

std::string html_escaped(std::string_view words) {
  std::string out;
  for (const char c : harmless(words)) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\'': out += "&#39;"; break;
      default: out += c;
    }
  }
  return out;
}

}  // namespace casus::base
