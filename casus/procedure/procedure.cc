// Entry into force first, then every norm in its turn.
#include "casus/procedure/procedure.h"

#include "casus/procedure/entry.h"
#include "casus/procedure/procedures.h"
#include "casus/procedure/recollection.h"

namespace casus::procedure {

watch::Judgement judge(const accord::Accord& accord, std::span<const fact::Fact> facts, base::Executor& executor) {
  return judge_on(watch::Ground{accord}, accord, facts, executor);
}

watch::Judgement judge_on(const watch::Ground& ground, const accord::Accord& accord, std::span<const fact::Fact> facts, base::Executor& executor) {
  const watch::Catalogue catalogue{accord, facts};
  const watch::Prepared shared = watch::prepare(catalogue, ground);
  watch::Conditions nothing_judged{accord, shared};
  Procedures before{accord, shared, nullptr};
  nothing_judged.ask([&](const std::string& motion, const watch::Collected& heard) {
    return before.carried(motion, heard, nothing_judged);
  });
  const accord::Accord bound = in_force(before.world(nothing_judged));
  Recollection memory{bound, shared};
  Procedures procedures{bound, shared, &memory};
  watch::Court court{bound, shared, executor, &procedures};
  court.judge_all();
  return std::move(court).judgement();
}

}  // namespace casus::procedure
