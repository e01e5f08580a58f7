// Records: what the log holds, as norms read it.
#pragma once

#include <vector>

#include "casus/accord/accord.h"
#include "casus/fact/fact.h"

namespace casus::oracle {

// The latest version of every record, in log order, without records that have no event
// time or whose source the accord does not name. A position of a track is completed by
// what the mover's other messages say.
[[nodiscard]] std::vector<fact::Fact> current_records(const accord::Accord& accord, const std::vector<fact::Fact>& log);

}  // namespace casus::oracle
