// From the norm to all that its conditions, clocks and triggers name, and so on.
#include "casus/explain/narrowed.h"

#include <algorithm>
#include <set>

namespace casus::explain {

namespace {

using accord::Accord;
using accord::Event;
using accord::Norm;

class Asked {
 public:
  explicit Asked(const Accord& accord) : accord_{accord} {}

  void norm(const std::string& id) {
    const Norm* norm = accord_.norm(id);
    if (norm == nullptr || !norms_.insert(id).second) return;
    for (const std::string& other : norm->notwithstanding) this->norm(other);
    zones_.insert(norm->each.begin(), norm->each.end());
    if (norm->zone) zones_.insert(*norm->zone);
    all_zones_ = all_zones_ || norm->there;
    for (const accord::Excuse& excuse : norm->excuses) {
      condition(excuse.condition);
      where(excuse.where);
      this->norm(excuse.permission);
    }
    if (norm->trigger) event(*norm->trigger);
    if (norm->anchor) anchor(*norm->anchor);
    if (norm->from_moment) anchor(norm->from_moment->anchor);
    if (norm->until_moment) anchor(norm->until_moment->anchor);
    if (norm->form == accord::NormForm::ceiling) returns(*norm);
  }

  void event(const Event& event) {
    where(event.where);
    for (const std::string& id : event.norms) norm(id);
    if (event.sort == Event::Sort::meaning && meanings_.insert(event.meaning).second)
      condition(accord_.meanings[event.meaning].condition);
    if (event.sort != Event::Sort::carried) return;
    for (const Norm& one : accord_.norms)
      if (one.action.motion == event.motion) norm(one.id);
  }

  void where(const accord::Where& where) {
    if (where.sort == accord::Where::Sort::zone) zones_.insert(where.zone);
  }
  void covers(const accord::Source& source) {
    for (const accord::Cover& cover : source.covers)
      if (cover.zone) zones_.insert(*cover.zone);
  }

  [[nodiscard]] bool names(const Norm& norm) const { return norms_.contains(norm.id); }
  [[nodiscard]] bool names(std::size_t zone) const { return all_zones_ || zones_.contains(zone); }

 private:
  void anchor(const accord::Anchor& anchor) {
    if (anchor.sort == accord::Anchor::Sort::event) event(anchor.event);
  }

  void condition(const accord::Condition& condition) {
    for (const auto& conjunction : condition.any_of) {
      for (const accord::Literal& literal : conjunction) {
        if (literal.sort == accord::Literal::Sort::event) event(literal.event);
        if (literal.since) event(*literal.since);
        for (const accord::Condition& group : literal.group) this->condition(group);
      }
    }
  }

  // A return holds until the next is due, which a duty to declare says.
  void returns(const Norm& ceiling) {
    for (const Norm& one : accord_.norms)
      if (one.action.verb == "declare" && one.action.object == ceiling.kind) norm(one.id);
  }

  const Accord& accord_;
  std::set<std::string> norms_;
  std::set<std::size_t> zones_;
  bool all_zones_ = false;  // of wherever its trigger was
  std::set<std::size_t> meanings_;
};

// A zone that nobody asks about keeps its place in the order; its shape would only cost.
earth::CompiledZone stand_in(const std::string& name) {
  const auto corner = [](std::int64_t latitude, std::int64_t longitude) { return *earth::Position::make(latitude, longitude); };
  const std::vector<earth::Position> ring{corner(0, 0), corner(0, 1'000), corner(1'000, 0)};
  return {.name = name, .parts = {{.rings = {ring}}}, .program = {{.op = earth::CompiledZone::Step::Op::part, .part = 0}}};
}

}  // namespace

Accord narrowed(const Accord& accord, const std::string& norm) {
  Asked asked{accord};
  asked.norm(norm);
  for (const accord::InForce& sentence : accord.in_force)
    if (sentence.sort == accord::InForce::Sort::event) asked.event(sentence.event);
  for (const accord::Source& source : accord.sources) asked.covers(source);
  Accord out = accord;
  for (std::size_t i = 0; i < out.zones.size(); ++i)
    if (!asked.names(i)) out.zones[i].compiled = stand_in(out.zones[i].name);
  std::erase_if(out.norms, [&](const Norm& one) { return !asked.names(one); });
  return out;
}

}  // namespace casus::explain
