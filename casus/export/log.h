// Log: what the predicates of a norm's formulas hold of the facts, one line for each
// instant at which anything is so, in milliseconds since 1970:
//
//   @1741860000000 fire_1_c("patrols:7","RUS") fire_1_p("patrols:7","RUS") point_2_c("1741860000000")
//
// The file is what MonPoly, VeriMon and CppMon's converter read.
#pragma once

#include <string>
#include <vector>

#include "casus/accord/accord.h"
#include "casus/export/formula.h"
#include "casus/fact/fact.h"

namespace casus::exporting {

[[nodiscard]] std::string log_of(const accord::Accord& accord, const accord::Norm& norm,
                                 const std::vector<Pattern>& patterns, const std::vector<fact::Fact>& facts);

}  // namespace casus::exporting
