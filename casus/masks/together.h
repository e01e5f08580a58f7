// Together: what all whose masks are at hand accept.
#pragma once

#include <string>
#include <vector>

#include "casus/masks/mask.h"

namespace casus::masks {

struct Joint {
  std::vector<Mask> masks{};               // in the order of the accord's parties
  std::uint64_t acceptable = 0;            // to all of them
  std::vector<std::uint64_t> without{};    // by mask: acceptable to all others
  std::vector<std::uint64_t> examples{};   // the first packages, in the order of the text
  std::vector<std::vector<bool>> left{};   // by issue and option: in some package that all accept
};

// Fault of kind conflict: two masks of one party. Usage: fewer than one.
base::Result<Joint> intersect(const Text& text, std::vector<Mask> masks);

// What a mask tells whoever has it, in one sentence.
[[nodiscard]] std::string_view what_a_mask_tells();

// For people, and as one object of schema casus.masks/1.
[[nodiscard]] std::string joint_screen(const Text& text, const Joint& joint);
[[nodiscard]] std::string joint_json(const Text& text, const Joint& joint);

}  // namespace casus::masks
