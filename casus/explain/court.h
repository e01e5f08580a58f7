// Court: whoever judges an accord over facts, fast or slowly. Explaining means asking
// again and again what the verdict would be if one thing were otherwise; this room
// decides what to ask and leaves every verdict to the court.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "casus/accord/accord.h"
#include "casus/fact/fact.h"
#include "casus/finding/duty.h"
#include "casus/finding/finding.h"

namespace casus::explain {

struct Verdicts {
  std::vector<finding::Finding> findings;
  std::vector<finding::Duty> duties;
  std::uint64_t cost = 0;  // of this judgement, in facts that the fast evaluation judges meanwhile
};

// Facts in log order. The same accord and facts give the same verdicts.
using Court = std::function<Verdicts(const accord::Accord&, const std::vector<fact::Fact>&)>;

}  // namespace casus::explain
