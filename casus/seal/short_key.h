// A name as 16 bytes, for tables of a million names: one of up to 15 bytes as it is, a
// longer one as 15 bytes of its SHA-256, so that nobody can make two names alike.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "casus/seal/sha256.h"

namespace casus::seal {

using ShortKey = std::array<std::uint64_t, 2>;  // never all zero

[[nodiscard]] inline ShortKey short_key(std::string_view name) {
  // The last byte tells the two forms apart: the length and one, or 255.
  std::array<unsigned char, 16> bytes{};
  if (name.size() < bytes.size()) {
    std::copy_n(name.data(), name.size(), bytes.begin());
    bytes.back() = static_cast<unsigned char>(name.size() + 1);
  } else {
    std::copy_n(sha256(name).begin(), 15, bytes.begin());
    bytes.back() = 255;
  }
  return std::bit_cast<ShortKey>(bytes);
}

// For the slot of a hash table whose size is a power of two.
[[nodiscard]] constexpr std::size_t mixed(const ShortKey& key) {
  const std::uint64_t mixed = (key[0] ^ (key[1] * 0x9E3779B97F4A7C15U)) * 0xBF58476D1CE4E5B9U;
  return mixed ^ (mixed >> 32U);
}

}  // namespace casus::seal
