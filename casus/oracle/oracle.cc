// Records, entry into force, then every norm in turn.
#include "casus/oracle/oracle.h"

#include <algorithm>

#include "casus/oracle/court.h"
#include "casus/oracle/in_force.h"
#include "casus/oracle/recollection.h"
#include "casus/oracle/records.h"

namespace casus::oracle {

Judgement judge(const accord::Accord& accord, const std::vector<fact::Fact>& facts) {
  const Ground ground{accord};
  const std::vector<fact::Fact> records = current_records(accord, facts);
  std::vector<const fact::Fact*> told;
  for (const fact::Fact& fact : records) told.push_back(&fact);
  const accord::Accord bound = in_force({accord, ground, told});
  Recollection memory{bound, ground, facts};
  Verdicts verdicts = judge_norms({bound, ground, told, nullptr, &memory});
  Judgement out;
  for (Judged& judged : verdicts.judged)
    if (judged.reported) out.findings.push_back(std::move(judged.finding));
  out.duties = std::move(verdicts.duties);
  finding::sort(out.findings);
  finding::sort(out.duties);
  return out;
}

}  // namespace casus::oracle
