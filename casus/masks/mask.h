// Mask: the packages that one party accepts, as one bit each, computed by that party from its
// own pages; so that several parties learn what all of them accept, and no page leaves the
// house in which it was written.
//
//   UP's house:    accord + UP's pages   --mask_of-->  up.mask
//   DOWN's house:  accord + DOWN's pages --mask_of-->  down.mask
//   anywhere:      accord + both masks   --intersect-> what both accept
//
// What a mask tells its reader: exactly which packages the party accepts on that day, and so
// what its red lines come to; who holds two masks of one party sees what changed. What it does
// not tell: words, sources, grades, reasons, points, preferences among what is accepted.
//
// Packages are numbered with the last choice of the text fastest. The file format is in
// docs/formats/mask.md.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "casus/base/result.h"
#include "casus/positions/case.h"

namespace casus::masks {

inline constexpr std::uint64_t most_packages = std::uint64_t{1} << 26;  // 8 MiB

struct Mask {
  std::string party{};
  measure::Instant as_of{};
  std::string accord{};             // SHA-256 of the accord's bytes, in hexadecimal
  std::uint64_t packages = 0;
  std::uint64_t accepted = 0;       // how many bits are set
  std::vector<std::uint8_t> bits{};  // package n is bit n % 8 of byte n / 8; what is left over is 0

  [[nodiscard]] bool accepts(std::uint64_t package) const { return (static_cast<unsigned>(bits[package / 8]) >> (package % 8) & 1U) != 0; }
};

// What a mask must be about.
struct Text {
  const positions::Agenda* agenda = nullptr;
  std::string accord{};        // hash
  std::uint64_t packages = 0;
};
// Fault of kind range: the text can be closed in more ways than a mask can hold.
base::Result<Text> text_of(const positions::Agenda& agenda, std::string_view bytes);

// Of one party in a case. Fault of kind usage: it takes no position in it.
base::Result<Mask> mask_of(const Text& text, const positions::Case& held, std::string_view party);

[[nodiscard]] std::string write_mask(const Mask& mask);
// Faults: malformed (no mask, a part of one, a bit that was flipped); conflict (of another
// text, or of a party that the text does not have).
base::Result<Mask> read_mask(const Text& text, std::string_view bytes);

[[nodiscard]] talks::Package package_of(const positions::Agenda& agenda, std::uint64_t number);

}  // namespace casus::masks
