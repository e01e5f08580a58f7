// Codes about words, clocks and proofs: the pages of `casus explain CODE`. The tests run each example.
#include "casus/text/code_tables.h"

namespace casus::text {

std::span<const CodeEntry> clarity_codes() { return {}; }

}  // namespace casus::text
