// Earlier worlds, built when they are asked for and kept.
#include "casus/oracle/recollection.h"

#include <set>

#include "casus/oracle/records.h"

namespace casus::oracle {

using measure::Instant;

// An earlier world, and what it points to.
struct Recollection::Earlier {
  std::vector<fact::Fact> records;
  Verdicts verdicts;
  std::unique_ptr<World> world;
};

Recollection::Recollection(const accord::Accord& accord, const Ground& ground,
                           const std::vector<fact::Fact>& log)
    : accord_{accord}, ground_{ground}, log_{log} {}
Recollection::~Recollection() = default;

std::vector<Instant> Recollection::late_receipts() const {
  std::set<Instant> all;
  for (const fact::Fact& fact : log_)
    if (fact.when && accord_.source(fact.source) != nullptr && tells_of_the_past(accord_, fact)) all.insert(known_at(fact));
  return {all.begin(), all.end()};
}

const World& Recollection::before(Instant t) {
  std::unique_ptr<Earlier>& held = earlier_[t];
  if (held != nullptr) return *held->world;
  held = std::make_unique<Earlier>();
  std::vector<fact::Fact> known;
  for (const fact::Fact& fact : log_)
    if (fact.when && known_at(fact) < t) known.push_back(fact);
  held->records = current_records(accord_, known);
  std::vector<const fact::Fact*> told;
  for (const fact::Fact& fact : held->records) told.push_back(&fact);
  held->verdicts = judge_for_duties({accord_, ground_, told});
  held->world = std::make_unique<World>(World{accord_, ground_, told, &held->verdicts.judged});
  return *held->world;
}

}  // namespace casus::oracle
