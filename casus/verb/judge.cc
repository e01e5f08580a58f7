// One call of the engine, or one of the oracle.
#include "casus/verb/judge.h"

#include "casus/accord/plain.h"
#include "casus/oracle/oracle.h"
#include "casus/watch/watch.h"

namespace casus::verb {

Evaluation evaluation_of(const accord::Accord& accord) {
  return accord::is_plain(accord) ? Evaluation::fast : Evaluation::slow;
}

Judgement judge(const accord::Accord& accord, const std::vector<fact::Fact>& facts,
                Evaluation evaluation, base::Executor& executor) {
  if (evaluation == Evaluation::slow) {
    oracle::Judgement slow = oracle::judge(accord, facts);
    return {evaluation, std::move(slow.findings), std::move(slow.duties), {}};
  }
  return judge_sifted(accord, facts, {}, executor);
}

Judgement judge_sifted(const accord::Accord& accord, const std::vector<fact::Fact>& facts, const watch::Passed& passed,
                       base::Executor& executor) {
  watch::Judgement fast = watch::judge_all(accord, facts, executor, passed);
  return {Evaluation::fast, std::move(fast.findings), {}, std::move(fast.hours)};
}

}  // namespace casus::verb
