// The postfix program of a zone: checked once, then run on a fixed stack with
// Kleene's connectives. Internal to this room.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>

#include "casus/base/check.h"
#include "casus/earth/zone.h"
#include "casus/measure/truth.h"

namespace casus::earth {

// Zones that nest deeper are refused when they are compiled or read.
inline constexpr std::size_t deepest_program = 64;

// What is wrong with the program over `parts` parts, or nothing. A good program
// leaves exactly one value and needs at most `deepest_program` places.
[[nodiscard]] std::optional<std::string> program_error(std::span<const CompiledZone::Step> program,
                                                       std::size_t parts);

// `part_truth(i)` is the truth of part i. The program has no error.
template <typename PartTruth>
[[nodiscard]] measure::Truth run_program(std::span<const CompiledZone::Step> program,
                                         const PartTruth& part_truth) {
  using Op = CompiledZone::Step::Op;
  std::array<measure::Truth, deepest_program> stack{};
  std::size_t top = 0;
  for (const CompiledZone::Step& step : program) {
    if (step.op == Op::part) {
      CASUS_CHECK(top < stack.size());
      stack[top++] = part_truth(step.part);
      continue;
    }
    CASUS_CHECK(top >= 2);
    const measure::Truth right = stack[--top];
    measure::Truth& left = stack[top - 1];
    if (step.op == Op::either) left = measure::either(left, right);
    if (step.op == Op::both) left = measure::both(left, right);
    if (step.op == Op::less) left = measure::both(left, measure::negate(right));
  }
  CASUS_CHECK(top == 1);
  return stack[0];
}

}  // namespace casus::earth
