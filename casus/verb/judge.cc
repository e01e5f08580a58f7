// One call of the engine, or one of the oracle.
#include "casus/verb/judge.h"

#include "casus/oracle/oracle.h"
#include "casus/procedure/procedure.h"
#include "casus/watch/signatures.h"
#include "casus/watch/watermark.h"

namespace casus::verb {

namespace {

Judgement judge_closed(const accord::Accord& accord, const std::vector<fact::Fact>& facts,
                Evaluation evaluation, base::Executor& executor) {
  if (evaluation == Evaluation::slow) {
    oracle::Judgement slow = oracle::judge(accord, facts);
    return {evaluation, std::move(slow.findings), std::move(slow.duties), {}};
  }
  watch::Judgement fast = procedure::judge(accord, facts, executor);
  return {evaluation, std::move(fast.findings), std::move(fast.duties), std::move(fast.hours)};
}

// What is told beside each verdict.
void mark(const accord::Accord& accord, const std::vector<fact::Fact>& facts, Judgement& out) {
  watch::count_late(accord, facts, out.findings);
  watch::mark_unsigned(accord, facts, out.findings, out.duties);
  if (!accord.open) return;
  const watch::Watermarks watermarks{accord, facts};
  watch::mark_pending(watermarks, accord, out.findings, out.duties);
}

// Every norm up to its watermark, behind which nothing is stated to be compliant.
accord::Accord up_to(const watch::Watermarks& watermarks, accord::Accord accord) {
  for (accord::Norm& norm : accord.norms) {
    const auto watermark = watermarks.of(norm);
    if (watermark) norm.until = norm.until ? std::min(*norm.until, *watermark) : *watermark;
  }
  return accord;
}

}  // namespace

Judgement judge(const accord::Accord& accord, const std::vector<fact::Fact>& facts, Evaluation evaluation, base::Executor& executor) {
  Judgement out = judge_closed(accord, facts, evaluation, executor);
  mark(accord, facts, out);
  return out;
}

Judgement judge_on(const watch::Ground& ground, const accord::Accord& accord, const std::vector<fact::Fact>& facts, base::Executor& executor) {
  watch::Judgement fast = procedure::judge_on(ground, accord, facts, executor);
  Judgement out{Evaluation::fast, std::move(fast.findings), std::move(fast.duties), std::move(fast.hours)};
  mark(accord, facts, out);
  return out;
}

std::vector<finding::NormHours> settled_hours(const accord::Accord& accord, const std::vector<fact::Fact>& facts, base::Executor& executor) {
  const watch::Watermarks watermarks{accord, facts};
  return judge_closed(up_to(watermarks, accord), facts, Evaluation::fast, executor).hours;
}

Judgement judge_sifted(const accord::Accord& accord, const std::vector<fact::Fact>& facts, const watch::Passed& passed,
                       base::Executor& executor) {
  watch::Judgement fast = watch::judge_all(accord, facts, executor, passed);
  watch::count_late(accord, facts, fast.findings);
  watch::mark_unsigned(accord, facts, fast.findings, fast.duties);
  return {Evaluation::fast, std::move(fast.findings), {}, std::move(fast.hours)};
}

}  // namespace casus::verb
