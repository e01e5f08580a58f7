// Codes of what sources make of their records.
#pragma once

#include "casus/text/codes.h"

namespace casus::text::codes {

inline constexpr std::string_view mover_renamed = "CAS-W0631";

}  // namespace casus::text::codes
