// Judge: findings and duties of an accord over facts, by the engine (procedure/, watch/) or
// by the oracle, which is slow and obvious. They agree byte for byte, so a record does not
// say which of them made it.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "casus/accord/accord.h"
#include "casus/base/executor.h"
#include "casus/fact/fact.h"
#include "casus/finding/duty.h"
#include "casus/finding/finding.h"
#include "casus/watch/ground.h"
#include "casus/watch/passed.h"

namespace casus::verb {

enum class Evaluation { fast, slow };

struct Judgement {
  Evaluation evaluation = Evaluation::fast;
  std::vector<finding::Finding> findings;
  std::vector<finding::Duty> duties;
  std::vector<finding::NormHours> hours;  // of the fast evaluation only
};

// `facts` in log order. Of a log that goes on (accord.open), what could still change in time
// has the reason `pending`.
[[nodiscard]] Judgement judge(const accord::Accord& accord, const std::vector<fact::Fact>& facts,
                              Evaluation evaluation, base::Executor& executor);
// The fast one on ground that was laid before, for accords of the same zones.
[[nodiscard]] Judgement judge_on(const watch::Ground& ground, const accord::Accord& accord, const std::vector<fact::Fact>& facts,
                                 base::Executor& executor);
// The hours of a log that goes on: of each norm up to its watermark only.
[[nodiscard]] std::vector<finding::NormHours> settled_hours(const accord::Accord& accord, const std::vector<fact::Fact>& facts,
                                                            base::Executor& executor);
// The fast evaluation of what came through a sieve (sieved_feeds.h).
[[nodiscard]] Judgement judge_sifted(const accord::Accord& accord, const std::vector<fact::Fact>& facts,
                                     const watch::Passed& passed, base::Executor& executor);

}  // namespace casus::verb
