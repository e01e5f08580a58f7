// Refute: can these lines hold together? By trying options one after the other and
// leaving a branch as soon as some line cannot hold any more. No solver: this is what
// conflicts and corrections are checked by.
#pragma once

#include <cstdint>
#include <vector>

#include "casus/talks/talk.h"

namespace casus::talks {

enum class Together { yes, no, not_known };

struct Attempt {
  Together together = Together::not_known;
  Package package{};  // yes: one where they all hold
};

// `lines`: numbers of the talk's lines; floors do not count. Looks at no more than
// `steps` branches.
[[nodiscard]] Attempt hold_together(const Talk& talk, const std::vector<std::size_t>& lines, std::uint64_t steps = 20'000'000);

}  // namespace casus::talks
