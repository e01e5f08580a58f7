// One character after another; all that is harmless is copied as it is.
#include "casus/base/visible.h"

#include <cstdint>

#include <fmt/format.h>

namespace casus::base {

namespace {

struct Character {
  std::uint32_t code = 0;
  std::size_t size = 0;  // in bytes; 0: no UTF-8
};

// The character at the beginning of a text that is not empty.
Character first_of(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<std::uint32_t>(static_cast<unsigned char>(text[i])); };
  const std::uint32_t lead = byte(0);
  if (lead < 0x80) return {lead, 1};
  const std::size_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || text.size() < size) return {};
  std::uint32_t code = lead & (0xFFU >> (size + 1));
  for (std::size_t i = 1; i < size; ++i) {
    if ((byte(i) & 0xC0U) != 0x80U) return {};
    code = (code << 6U) | (byte(i) & 0x3FU);
  }
  const std::uint32_t least = size == 4 ? 0x10000 : size == 3 ? 0x800 : 0x80;
  const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
  return code < least || code > 0x10FFFF || surrogate ? Character{} : Character{code, size};
}

bool is_harmful(std::uint32_t code) {
  if (code < 0x20 || (code >= 0x7F && code <= 0x9F)) return true;
  if (code == 0x61C || code == 0x200E || code == 0x200F || code == 0xFEFF) return true;
  return (code >= 0x2028 && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
}

std::string spelled(std::string_view words, bool lines) {
  std::string out;
  out.reserve(words.size());
  while (!words.empty()) {
    const Character one = first_of(words);
    const std::size_t size = one.size == 0 ? 1 : one.size;
    if (one.size == 0 || (one.code < 0x80 && is_harmful(one.code) && !(lines && words.front() == '\n'))) {
      out += fmt::format("\\x{:02x}", static_cast<unsigned char>(words.front()));
    } else if (one.code >= 0x80 && is_harmful(one.code)) {
      out += fmt::format("\\u{{{:x}}}", one.code);
    } else {
      out += words.substr(0, size);
    }
    words.remove_prefix(size);
  }
  return out;
}

}  // namespace

std::string visible(std::string_view words) { return spelled(words, false); }
std::string visible_lines(std::string_view words) { return spelled(words, true); }

}  // namespace casus::base
