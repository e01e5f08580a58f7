// A name as 16 bytes, for tables of a million names: one of up to 15 bytes as it is, a
// longer one as 15 bytes of its SHA-256, so that nobody can make two names alike.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "casus/seal/sha256.h"

namespace casus::seal {

using ShortKey = std::array<std::uint64_t, 2>;  // never all zero
static_assert(std::endian::native == std::endian::little);

[[nodiscard]] inline ShortKey short_key(std::string_view name) {
  // The last byte tells the two forms apart: the length and one, or 255.
  constexpr int last = 56;
  ShortKey key{};
  if (name.size() > 15) {
    const Digest digest = sha256(name);
    std::memcpy(key.data(), digest.data(), 15);
    key[1] |= std::uint64_t{255} << last;
    return key;
  }
  if (name.size() > 8) {
    // Two loads that overlap, the second shifted to where it goes on.
    std::memcpy(key.data(), name.data(), 8);
    std::memcpy(&key[1], name.data() + name.size() - 8, 8);
    key[1] >>= 8 * (16 - name.size());
  } else {
    std::memcpy(key.data(), name.data(), name.size());
  }
  key[1] |= std::uint64_t{name.size() + 1} << last;
  return key;
}

// Without the detour over memory that the library takes for arrays.
[[nodiscard]] constexpr bool same(const ShortKey& a, const ShortKey& b) { return ((a[0] ^ b[0]) | (a[1] ^ b[1])) == 0; }

// For the slot of a hash table whose size is a power of two.
[[nodiscard]] constexpr std::size_t mixed(const ShortKey& key) {
  const std::uint64_t mixed = (key[0] ^ (key[1] * 0x9E3779B97F4A7C15U)) * 0xBF58476D1CE4E5B9U;
  return mixed ^ (mixed >> 32U);
}

}  // namespace casus::seal
