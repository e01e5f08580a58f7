// Procedure: an accord and facts in, findings and duties out. What watch/ judges by streaming,
// and what acts, votes and events decide: entry into force, duties and their clocks.
//
//   facts --collect--> acts --------ratify--> entry into force --> dates of every norm
//         --watch/court--> rulings --starts-> chronicle (what was known when) --> clocks
//                                             clocks, acts --debts--> duties, findings
//                                             ballots ------votes---> motions carried
//
// Clocks that count from a finding ask what was known before a record came, so the norms that
// they ask about are judged once for each record that tells of the past.
//
// A pure function of the accord and the *set* of facts, as watch/ is. The slow twin with the
// same meaning is oracle/.
#pragma once

#include <span>

#include "casus/watch/ground.h"
#include "casus/watch/watch.h"

namespace casus::procedure {

// `facts` in log order. The record is closed: a tick at infinity follows its last fact.
[[nodiscard]] watch::Judgement judge(const accord::Accord& accord, std::span<const fact::Fact> facts, base::Executor& executor);
// On ground that was laid before, for accords of the same zones.
[[nodiscard]] watch::Judgement judge_on(const watch::Ground& ground, const accord::Accord& accord, std::span<const fact::Fact> facts,
                                        base::Executor& executor);

}  // namespace casus::procedure
