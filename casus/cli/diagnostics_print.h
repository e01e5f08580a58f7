// Diagnostics of one file, for people.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "casus/cli/arguments.h"
#include "casus/cli/shell.h"
#include "casus/text/diagnostic.h"

namespace casus::cli {

struct Told {
  std::string_view path, bytes;
  std::span<const text::Diagnostic> diagnostics;
};

void print_diagnostics(const Told& told, Detail detail, Shell& shell);

[[nodiscard]] bool has_errors(std::span<const text::Diagnostic> diagnostics);
[[nodiscard]] std::string plural(std::int64_t n, std::string_view word);
// "2 errors, 1 warning"
[[nodiscard]] std::string errors_and_warnings(std::span<const text::Diagnostic> diagnostics);

}  // namespace casus::cli
