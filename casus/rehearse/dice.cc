// Dice: splitmix64, seeded by the FNV-1a hash of the stream's name.
#include "casus/rehearse/dice.h"

#include "casus/base/check.h"

namespace casus::rehearse {

namespace {

std::uint64_t mix(std::uint64_t z) {
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
  return z ^ (z >> 31);
}

std::uint64_t fnv1a(std::string_view text) {
  std::uint64_t hash = 0xcbf29ce484222325ULL;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
  return hash;
}

}  // namespace

Dice::Dice(std::uint64_t seed, std::string_view stream) : state_{mix(seed) ^ fnv1a(stream)} {}

std::uint64_t Dice::next() {
  state_ += 0x9e3779b97f4a7c15ULL;
  return mix(state_);
}

std::int64_t Dice::below(std::int64_t n) {
  CASUS_CHECK(n > 0);
  const auto size = static_cast<std::uint64_t>(n);
  // The numbers below 2^64 mod n would make the first remainders more likely.
  const std::uint64_t unfair = (0 - size) % size;
  std::uint64_t drawn = next();
  while (drawn < unfair) drawn = next();
  return static_cast<std::int64_t>(drawn % size);
}

std::int64_t Dice::between(std::int64_t low, std::int64_t high) {
  CASUS_CHECK(low <= high);
  return low + below(high - low + 1);
}

bool Dice::in_thousand(std::int64_t share) { return below(1000) < share; }

}  // namespace casus::rehearse
