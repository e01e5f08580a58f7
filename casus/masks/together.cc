// Bytes are joined by `and`; only the packages that are left are looked at one by one.
#include "casus/masks/together.h"

#include <algorithm>
#include <bit>

#include <fmt/format.h>

namespace casus::masks {

using base::Fault;
using base::FaultKind;
using base::Result;

namespace {

constexpr std::size_t most_examples = 3;

// Those of all masks but one; `masks.size()` leaves out none.
std::uint8_t byte_of(const std::vector<Mask>& masks, std::size_t byte, std::size_t but) {
  unsigned out = 0xFF;
  for (std::size_t m = 0; m < masks.size(); ++m) out &= m == but ? 0xFFU : masks[m].bits[byte];
  return static_cast<std::uint8_t>(out);
}

void look_at(const Text& text, std::uint64_t number, Joint& out) {
  if (out.examples.size() < most_examples) out.examples.push_back(number);
  const talks::Package package = package_of(*text.agenda, number);
  for (std::size_t i = 0; i < package.size(); ++i) out.left[i][package[i]] = true;
}

}  // namespace

Result<Joint> intersect(const Text& text, std::vector<Mask> masks) {
  if (masks.empty()) return Fault{FaultKind::usage, "no mask to read", "name the masks of the parties: `--masks up.mask down.mask`", {}};
  const auto& parties = text.agenda->parties();
  const auto rank = [&](const Mask& mask) { return std::ranges::find(parties, mask.party) - parties.begin(); };
  std::ranges::stable_sort(masks, {}, rank);
  const auto twice = std::ranges::adjacent_find(masks, {}, &Mask::party);
  if (twice != masks.end()) return Fault{FaultKind::conflict, fmt::format("two masks are of `{}`", twice->party), "keep the later one", {}};
  Joint out;
  out.masks = std::move(masks);
  out.without.assign(out.masks.size(), 0);
  for (const talks::Issue& issue : text.agenda->issues()) out.left.emplace_back(issue.options.size(), false);
  const unsigned last = text.packages % 8 == 0 ? 0xFFU : (1U << (text.packages % 8)) - 1;
  const std::size_t size = out.masks.front().bits.size();
  for (std::size_t byte = 0; byte < size; ++byte) {
    const unsigned real = byte + 1 == size ? last : 0xFFU;
    for (std::size_t m = 0; m < out.masks.size(); ++m) out.without[m] += static_cast<std::uint64_t>(std::popcount(byte_of(out.masks, byte, m) & real));
    const unsigned all = byte_of(out.masks, byte, out.masks.size());
    out.acceptable += static_cast<std::uint64_t>(std::popcount(all));
    for (unsigned bit = 0; all >> bit != 0; ++bit) {
      if ((all >> bit & 1U) != 0) look_at(text, byte * 8 + bit, out);
    }
  }
  return out;
}

std::string_view what_a_mask_tells() {
  return "a mask tells whoever has it exactly which packages its party accepts on its day, and nothing of words, sources, reasons, points or preferences; two of one party tell what changed";
}

}  // namespace casus::masks
