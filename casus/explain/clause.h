// Clause: the words of the text that decide, as prose and as the formal sentence.
#pragma once

#include "casus/accord/accord.h"
#include "casus/explain/section.h"

namespace casus::explain {

// `threshold` may be null: then the whole sentence decides.
// Those of the threshold; empty where there is none, or it is all that the clause says.
[[nodiscard]] std::string deciding_words(const accord::Accord& accord, const accord::Norm& norm, const accord::Threshold* threshold);
[[nodiscard]] Section clause(const accord::Accord& accord, const accord::Norm& norm, const accord::Threshold* threshold);

}  // namespace casus::explain
