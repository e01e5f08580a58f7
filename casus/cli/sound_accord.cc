// A text with errors, or one that is still open, is refused with what to do about it.
#include "casus/cli/sound_accord.h"

#include <algorithm>

#include <fmt/format.h>

#include "casus/text/diagnostic.h"

namespace casus::cli {

using base::Fault;
using base::FaultKind;
using base::Result;

namespace {

bool is_error(const text::Diagnostic& d) { return d.severity == text::Severity::error; }

Fault first_error(const verb::AccordFile& file) {
  const auto& all = file.reading.diagnostics;
  const auto errors = std::ranges::count_if(all, is_error);
  const auto first = std::ranges::find_if(all, is_error);
  const text::LineColumn at = text::line_column(file.bytes, first->begin);
  return {FaultKind::malformed, fmt::format("{} (the first of {} errors)", first->message, errors),
          fmt::format("`casus check {}` shows them all", file.path), {file.path, at.line, at.column, {}}};
}

}  // namespace

Result<verb::AccordFile> sound_accord(const Arguments& arguments) {
  CASUS_TRY(file, verb::open_variant(arguments.target, arguments.choose));
  if (std::ranges::any_of(file.reading.diagnostics, is_error)) return first_error(file);
  return std::move(file);
}

Result<std::vector<verb::FeedSpec>> feed_specs(const Arguments& arguments) {
  return verb::parse_feeds(arguments.feeds);
}

Result<std::optional<measure::Instant>> instant_option(std::string_view option, const std::string& text) {
  if (text.empty()) return std::optional<measure::Instant>{};
  const auto parsed = measure::parse_instant(text);
  if (parsed) return std::optional{parsed->at};
  Fault fault = parsed.fault();
  fault.message = fmt::format("{}: {}", option, fault.message);
  return fault;
}

}  // namespace casus::cli
