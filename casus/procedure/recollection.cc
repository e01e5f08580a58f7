// Which records tell of the past, and the worlds before them.
#include "casus/procedure/recollection.h"

#include <algorithm>
#include <set>

#include "casus/procedure/procedures.h"
#include "casus/watch/court.h"
#include "casus/watch/receipt.h"

namespace casus::procedure {

using measure::Instant;

namespace {

// Does it tell of the past: does it come later after it happened than its source's stated
// lateness, or does it attribute?
bool tells_of_the_past(const accord::Source& source, const fact::Fact& fact) {
  if (fact.root == fact::Root::act && fact.what == "attribute") return true;
  return watch::comes_late(source, fact);
}

// The norms that clocks, moments and votes ask about.
std::set<std::string> asked_by_clocks(const accord::Accord& accord) {
  std::set<std::string> all;
  for (const accord::Norm& norm : accord.norms) {
    if (norm.form == accord::NormForm::duty || watch::waits_for_an_event(norm)) all.merge(watch::asked_by(accord, norm));
  }
  return all;
}

// Time passes where nothing is heard: deadlines before `t` have passed in the world before it.
watch::Prepared up_to(watch::Prepared known, Instant t) {
  known.collected.end = std::max(known.collected.end, t - measure::milliseconds(1));
  return known;
}

}  // namespace

// An earlier world, and what it points to.
struct Recollection::Earlier {
  Earlier(const accord::Accord& accord, Recollection& memory, Instant t)
      : shared{up_to(watch::prepare_before(memory.all_, t), t)},
        procedures{accord, shared, &memory, t},
        court{accord, shared, executor, &procedures},
        world{procedures.world(court.conditions())} {}

  watch::Prepared shared;
  base::SerialExecutor executor;
  Procedures procedures;
  watch::Court court;
  World world;
  std::size_t visitors = 0;
  bool kept = false;
};

Recollection::Recollection(const accord::Accord& accord, const watch::Prepared& all, std::size_t most_rulings)
    : accord_{accord}, all_{all}, most_rulings_{most_rulings} {}

// Looked for once a clock asks: in most accords none does.
const std::vector<Instant>& Recollection::late_receipts() {
  if (late_) return *late_;
  std::set<Instant> late;
  const watch::Catalogue& catalogue = *all_.collected.catalogue;
  for (std::uint32_t i = 0; i < all_.collected.log.size(); ++i) {
    const fact::Fact& fact = all_.collected.log[i];
    if (fact.when && catalogue.source(i) != nullptr && tells_of_the_past(*catalogue.source(i), fact)) late.insert(*watch::known_at(fact));
  }
  return late_.emplace(late.begin(), late.end());
}

Recollection::~Recollection() = default;

void Recollection::visit(Instant t, const std::function<void(const World&)>& read) {
  std::unique_ptr<Earlier>& held = earlier_[t];
  const bool fresh = held == nullptr;
  if (fresh) held = std::make_unique<Earlier>(accord_, *this, t);
  Earlier& one = *held;
  ++one.visitors;
  if (fresh) judge(one);
  read(one.world);
  if (--one.visitors == 0) leave(t);
}

// Judging it may ask about the worlds before it.
void Recollection::judge(Earlier& one) {
  one.court.judge_these(asked_by_clocks(accord_));
  one.court.forget_judgements();
  const std::size_t rulings = one.world.conditions.rulings().size() + all_.collected.log.size() / 16;  // what it collected, too
  one.kept = rulings_ + rulings <= most_rulings_;
  if (one.kept) rulings_ += rulings;
}

void Recollection::leave(Instant t) {
  if (earlier_.at(t)->kept) return;
  const auto last = last_ && *last_ != t ? earlier_.find(*last_) : earlier_.end();
  if (last != earlier_.end() && last->second->visitors == 0) earlier_.erase(last);
  last_ = t;
}

}  // namespace casus::procedure
