// Clause: the words of the text that decide, as prose and as the formal sentence.
#pragma once

#include "casus/accord/accord.h"
#include "casus/explain/section.h"

namespace casus::explain {

// `threshold` may be null: then the whole sentence decides.
[[nodiscard]] Section clause(const accord::Accord& accord, const accord::Norm& norm, const accord::Threshold* threshold);

}  // namespace casus::explain
