// Merge: the diagnostics of several variants of one text, each once.
#pragma once

#include <string_view>
#include <vector>

#include "casus/accord/covering.h"
#include "casus/text/choices.h"
#include "casus/text/diagnostic.h"

namespace casus::accord {

struct VariantDiagnostics {
  text::Assignment variant;
  std::vector<text::Diagnostic> diagnostics;
};

// Same code, span and message are one diagnostic. One that not all variants tell gets a
// note at the first choice that tells these variants from the others: "where cap=2". Of
// these choices only those are named that the sentence mentions, if it does any.
[[nodiscard]] std::vector<text::Diagnostic> merge(const text::ChoiceReading& reading,
                                                  const std::vector<VariantDiagnostics>& variants,
                                                  const std::vector<Mention>& mentions);

}  // namespace casus::accord
