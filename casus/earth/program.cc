// The check that lets every later run of a program go without looking.
#include "casus/earth/program.h"

#include <fmt/format.h>

namespace casus::earth {

std::optional<std::string> program_error(std::span<const CompiledZone::Step> program,
                                         std::size_t parts) {
  std::size_t height = 0;
  for (const CompiledZone::Step& step : program) {
    if (step.op == CompiledZone::Step::Op::part) {
      if (step.part >= parts) return fmt::format("step names part {} of {}", step.part, parts);
      if (++height > deepest_program)
        return fmt::format("the expression nests deeper than {}", deepest_program);
    } else {
      if (height < 2) return "an operator lacks an operand";
      --height;
    }
  }
  if (height != 1) return fmt::format("the program leaves {} values, not 1", height);
  return std::nullopt;
}

}  // namespace casus::earth
