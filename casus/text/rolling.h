// Rolling: a raw negotiating text, with no formal sentence in it yet. Nothing is
// required of it: brackets may be unbalanced, options nested in lists, placeholders and
// slash lists anywhere. It is counted, and what a secretariat would mend is told.
//
//   bytes --read_rolling--> counts, warnings
//
// The plain counts are of bytes, as anybody can recount them with a search; spans,
// choices and options are read as in an accord (choices.h), except that a bracket
// reaches to the next heading of any kind.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "casus/text/diagnostic.h"

namespace casus::text {

struct RollingCounts {
  std::int64_t words = 0;  // runs of bytes without white space
  std::int64_t headings = 0;
  std::int64_t opening = 0;       // `[`
  std::int64_t closing = 0;       // `]`
  std::int64_t touching = 0;      // `][`
  std::int64_t near = 0;          // `][` and `] [`
  std::int64_t option_lines = 0;  // lines that hold `option ` in any case: `adoption of` too
  std::int64_t option_heads = 0;  // of these, lines that begin with `Option n`
  std::int64_t placeholders = 0;  // `{`
  std::int64_t spans = 0;
  std::int64_t choices = 0;
  std::int64_t options = 0;
};

struct RollingReading {
  RollingCounts counts;
  std::vector<Diagnostic> diagnostics;  // warnings, by begin; at most 1,000
};

[[nodiscard]] RollingReading read_rolling(std::string_view bytes);

}  // namespace casus::text
