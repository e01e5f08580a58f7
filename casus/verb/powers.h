// Powers: what an act can do under an accord, and why another one does nothing. Who may do
// which act is in the text; an act of somebody else is recorded and has no effect.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "casus/accord/accord.h"
#include "casus/fact/fact.h"

namespace casus::verb {

struct Power {
  std::vector<std::string> uses;  // "discharges a duty of 2.2", "attributes, for 4.1"; empty: none
  std::string why_not;            // where there is no use: who could have done it, or that nobody can
};
[[nodiscard]] Power power_of(const accord::Accord& accord, const fact::Fact& act);

}  // namespace casus::verb
