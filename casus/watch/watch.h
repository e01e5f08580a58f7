// Watch: an accord and facts in, findings out.
//
//   facts --collect--> current incidents, tracks (columns), record of each source
//         --events-->  counts over windows   --sweep--> stretches --> findings
//         --stays----> when a mover was there  --presence-->           findings
//         --returns--> what parties declared   --tally----> excesses --> findings
//         --coverage-> holes in which nobody watched               --> findings
//
// Norms that ask about breaches are judged after those that they ask about. What excuses
// ask becomes a signal over all time (conditions.h), of which each fact and each stay then
// asks its own instants (excuses.h).
//
// A pure function: the result depends on the accord and on the *set* of facts,
// never on their order (but `evidence` lists facts in log order), on threads, or
// on a clock. The slow twin with the same meaning is oracle/.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "casus/accord/accord.h"
#include "casus/base/executor.h"
#include "casus/fact/fact.h"
#include "casus/watch/judgement.h"
#include "casus/watch/passed.h"

namespace casus::watch {

// `facts` in log order; those without an event time are passed over. The record
// is closed: a tick at infinity follows its last fact, so every verdict is settled.
// `passed` stands for the reports that a sieve has passed over (sieve.h).
[[nodiscard]] Judgement judge_all(const accord::Accord& accord, std::span<const fact::Fact> facts,
                                  base::Executor& executor, const Passed& passed = {});
[[nodiscard]] std::vector<finding::Finding> judge(const accord::Accord& accord,
                                                  std::span<const fact::Fact> facts,
                                                  base::Executor& executor);

}  // namespace casus::watch
