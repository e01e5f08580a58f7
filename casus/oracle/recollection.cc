// Earlier worlds, built when they are asked for and kept.
#include "casus/oracle/recollection.h"

#include <algorithm>
#include <set>

#include "casus/oracle/acts.h"
#include "casus/oracle/records.h"

namespace casus::oracle {

using measure::Instant;

// What an earlier world remembers: the worlds before it.
class Recollection::Memories : public Memory {
 public:
  Memories(Recollection& all, Instant until) : all_{all}, until_{until} {}
  [[nodiscard]] std::vector<Instant> late_receipts() const override {
    std::vector<Instant> some = all_.late_receipts();
    std::erase_if(some, [&](Instant receipt) { return receipt >= until_; });
    return some;
  }
  [[nodiscard]] const World& before(Instant t) override { return all_.before(t); }

 private:
  Recollection& all_;
  Instant until_;
};

// An earlier world, and what it points to.
struct Recollection::Earlier {
  std::unique_ptr<Memories> memories;
  std::vector<fact::Fact> records;
  Verdicts verdicts;
  std::unique_ptr<World> world;
};

namespace {

// What is asked about now was not asked about then.
accord::Accord of_a_closed_log(accord::Accord accord) {
  accord.open = std::nullopt;
  return accord;
}

}  // namespace

Recollection::Recollection(const accord::Accord& accord, const Ground& ground,
                           const std::vector<fact::Fact>& log)
    : accord_{of_a_closed_log(accord)}, ground_{ground}, log_{log} {}
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
    if ((!fact.when && !fact.received && !fact.published) || known_at(fact) < t) known.push_back(fact);
  held->records = current_records(accord_, known);
  std::vector<const fact::Fact*> told;
  for (const fact::Fact& fact : held->records) told.push_back(&fact);
  held->memories = std::make_unique<Memories>(*this, t);
  // It ends just before `t`, whether or not anything was heard so late.
  World world{accord_, ground_, told, nullptr, held->memories.get()};
  world.end = std::max(end_of_record(world), t - measure::milliseconds(1));
  held->verdicts = judge_for_duties(world);
  world.judged = &held->verdicts.judged;
  held->world = std::make_unique<World>(world);
  return *held->world;
}

}  // namespace casus::oracle
