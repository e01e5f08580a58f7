// One call of the engine, or one of the oracle.
#include "casus/verb/judge.h"

#include "casus/oracle/oracle.h"
#include "casus/procedure/procedure.h"

namespace casus::verb {

Judgement judge(const accord::Accord& accord, const std::vector<fact::Fact>& facts,
                Evaluation evaluation, base::Executor& executor) {
  if (evaluation == Evaluation::slow) {
    oracle::Judgement slow = oracle::judge(accord, facts);
    return {evaluation, std::move(slow.findings), std::move(slow.duties), {}};
  }
  watch::Judgement fast = procedure::judge(accord, facts, executor);
  return {evaluation, std::move(fast.findings), std::move(fast.duties), std::move(fast.hours)};
}

Judgement judge_sifted(const accord::Accord& accord, const std::vector<fact::Fact>& facts, const watch::Passed& passed,
                       base::Executor& executor) {
  watch::Judgement fast = watch::judge_all(accord, facts, executor, passed);
  return {Evaluation::fast, std::move(fast.findings), {}, std::move(fast.hours)};
}

}  // namespace casus::verb
