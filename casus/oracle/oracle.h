// Oracle: the meaning of an accord, slow, short and obviously right.
//
//   facts --occurrence--> is it the norm's kind, in its zone, in its time?
//         --incidents---> which reports speak of one and the same incident
//         --events------> counts at every instant and between, ladders
//         --presence----> episodes and runs of a mover, dwell
//         --coverage----> holes: where nobody looked, nothing is proven
//         --condition---> signals: when an excuse, a meaning or an event holds
//         --duties------> acts owed, votes, clocks, notices
//
// It is written from docs/language.md alone and shares no line with the engine
// of `watch`; tests hold the two against each other. It looks at everything
// again for every instant, which is quadratic at least. What it had to infer
// where the language page is silent is docs/decisions/0004-meaning-inferred.md.
#pragma once

#include <vector>

#include "casus/accord/accord.h"
#include "casus/fact/fact.h"
#include "casus/finding/duty.h"
#include "casus/finding/finding.h"

namespace casus::oracle {

struct Judgement {
  std::vector<finding::Finding> findings;
  std::vector<finding::Duty> duties;
};

// All settled findings and duties, identified and in printing order. `facts` come in log
// order, which decides nothing but the order of evidence. Facts without an
// event time and facts of sources that the accord does not name are not used.
Judgement judge(const accord::Accord& accord, const std::vector<fact::Fact>& facts);

}  // namespace casus::oracle
