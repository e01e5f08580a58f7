// Each with its place and its cure, or on one line.
#include "casus/cli/diagnostics_print.h"

#include <algorithm>

#include <fmt/format.h>

#include "casus/base/visible.h"
#include "casus/host/terminal.h"
#include "casus/text/render.h"

namespace casus::cli {

namespace {

// "berlin.accord.md:12:3: warning[CAS-W0611]: ..."
std::string brief(const text::Diagnostic& one, const Told& told) {
  const text::LineColumn at = text::line_column(told.bytes, one.begin);
  return fmt::format("{}:{}:{}: {}[{}]: {}\n", told.path, at.line, at.column,
                     one.severity == text::Severity::error ? "error" : "warning", one.code, base::visible(one.message));
}

std::int64_t errors(std::span<const text::Diagnostic> diagnostics) {
  return std::ranges::count(diagnostics, text::Severity::error, &text::Diagnostic::severity);
}

}  // namespace

void print_diagnostics(const Told& told, Detail detail, Shell& shell) {
  const auto colour = host::color_allowed(host::Stream::output) ? text::Colour::on : text::Colour::off;
  const text::Quoted quoted{told.path, told.bytes};
  for (const text::Diagnostic& one : told.diagnostics) shell.data(detail == Detail::brief ? brief(one, told) : text::render(one, quoted, colour) + "\n");
}

bool has_errors(std::span<const text::Diagnostic> diagnostics) { return errors(diagnostics) > 0; }

std::string plural(std::int64_t n, std::string_view word) { return fmt::format("{} {}{}", n, word, n == 1 ? "" : "s"); }

std::string errors_and_warnings(std::span<const text::Diagnostic> diagnostics) {
  const std::int64_t wrong = errors(diagnostics);
  return fmt::format("{}, {}", plural(wrong, "error"), plural(static_cast<std::int64_t>(diagnostics.size()) - wrong, "warning"));
}

}  // namespace casus::cli
