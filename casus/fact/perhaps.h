// Perhaps: where a `where` rule could not be decided, because the attribute that it tests is
// missing, a record may be of several kinds. The attribute `perhaps` names them all, the one that
// it calls itself first, `?` between: "shot?big".
#pragma once

#include <string_view>

#include "casus/fact/fact.h"

namespace casus::fact {

inline constexpr std::string_view perhaps = "perhaps";

// All kinds that it may be: "shot", or "shot?big"; accord::is_of_kind takes both. Lives as long as
// the fact.
[[nodiscard]] std::string_view kinds_of(const Fact& fact);

}  // namespace casus::fact
