// SARIF: diagnostics for editors and code hosts, as SARIF 2.1.0 (OASIS standard of
// 27 March 2020). One run, the tool `casus`; its rules are the codes that occur,
// with their pages of `casus explain`; columns count Unicode code points.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "casus/text/diagnostic.h"

namespace casus::text {

struct SarifFile {
  std::string_view name;   // the path as the user gave it; becomes the artifact's URI
  std::string_view bytes;  // what the diagnostics count in
};

// One line of JSON, keys in a fixed order; equal input gives equal bytes. `version`
// is the tool's. Diagnostics without any place (begin == end == 0) keep line 1.
[[nodiscard]] std::string to_sarif(std::span<const Diagnostic> diagnostics, const SarifFile& file,
                                   std::string_view version);

}  // namespace casus::text
