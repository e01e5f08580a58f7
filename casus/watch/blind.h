// Blind: where a source watches, and which records of an outage or a denial blind it there.
#pragma once

#include <string_view>

#include "casus/accord/accord.h"
#include "casus/fact/fact.h"
#include "casus/watch/ground.h"

namespace casus::watch {

// Does the cover hold the whole of where the norm may be broken?
[[nodiscard]] bool watches_zone(const Ground& zones, const accord::Cover& cover, const accord::Norm& norm);
// Whom a record of an outage or a denial is about: its source, unless it says.
[[nodiscard]] std::string_view blinded_source(const fact::Fact& record);
[[nodiscard]] bool touches_zone(const fact::Fact& record, const Ground& zones, const accord::Norm& norm);

}  // namespace casus::watch
