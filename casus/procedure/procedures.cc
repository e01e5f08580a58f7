// Norm by norm: in each zone, for each that owes, while it certainly binds and while it
// perhaps does.
#include "casus/procedure/procedures.h"

#include <algorithm>

#include "casus/procedure/debt.h"
#include "casus/procedure/entry.h"
#include "casus/watch/doubted.h"

namespace casus::procedure {

using accord::Norm;
using accord::NormForm;
using watch::Owed;

Procedures::Procedures(const accord::Accord& accord, const watch::Prepared& shared, Memory* memory, std::optional<measure::Instant> until)
    : accord_{accord}, shared_{shared}, memory_{memory}, until_{until} {}

watch::Bound Procedures::bound(std::uint32_t norm, std::optional<std::size_t> zone, watch::Conditions& conditions) {
  return since_its_events(world(conditions), norm, zone);
}

namespace {

// Where it says `there`, in any zone in which its trigger may have been.
std::vector<std::optional<std::size_t>> places_of(const accord::Accord& accord, const Norm& norm) {
  if (!norm.there) return watch::zones_of(norm);
  std::vector<std::optional<std::size_t>> all{std::nullopt};
  for (std::size_t zone = 0; zone < accord.zones.size(); ++zone) all.emplace_back(zone);
  return all;
}

// The norm in one of its zones.
Norm in_zone(Norm norm, std::optional<std::size_t> zone) {
  norm.zone = zone;
  norm.each.clear();
  return norm;
}

void append(Owed& all, Owed part) {
  std::ranges::move(part.findings, std::back_inserter(all.findings));
  std::ranges::move(part.duties, std::back_inserter(all.duties));
  std::ranges::move(part.rulings, std::back_inserter(all.rulings));
}

Owed owed_by(const World& world, std::uint32_t order, const Norm& text, const watch::JudgedSubject& debtor) {
  Owed all;
  for (const std::optional<std::size_t> zone : places_of(world.accord, text)) {
    const Obligation of{world, order, text, debtor, zone};
    append(all, conclude(of, debts_of(of), world.end()));
  }
  return all;
}

}  // namespace

Owed Procedures::judge(std::uint32_t order, watch::Conditions& conditions) {
  const World now = world(conditions);
  const Norm& norm = accord_.norms[order];
  const bool waits = watch::waits_for_an_event(norm);
  Owed all;
  for (const std::optional<std::size_t> zone : watch::zones_of(norm)) {
    watch::Bound bound = waits ? since_its_events(now, order, zone) : watch::Bound{norm};
    for (const watch::JudgedSubject& debtor : watch::judged_subjects(norm)) {
      if (!watch::owes(norm, debtor)) continue;
      Owed owed = owed_by(now, order, in_zone(bound.certain, zone), debtor);
      if (bound.possible) owed = within_doubt(owed, owed_by(now, order, in_zone(*bound.possible, zone), debtor), bound.doubts);
      append(all, std::move(owed));
    }
  }
  return all;
}

namespace {

std::vector<watch::Carried> told(const std::vector<Start>& starts) {
  std::vector<watch::Carried> all;
  for (const Start& start : starts) all.push_back({start.possible, start.reached, start.doubts, start.evidence});
  return all;
}

}  // namespace

std::vector<watch::Carried> Procedures::carried(const std::string& motion, const watch::Collected& heard, watch::Conditions& conditions) {
  const auto known = carried_.find({motion, &heard});
  if (known != carried_.end()) return known->second;
  const bool all_heard = &heard == &shared_.collected;
  std::vector<watch::Carried> all = all_heard ? told(votes_carried(world(conditions), motion)) : carried_as(motion, heard, conditions);
  carried_[{motion, &heard}] = all;
  return all;
}

// Who excuses himself is not heard: the vote is counted as if he had said nothing.
std::vector<watch::Carried> Procedures::carried_as(const std::string& motion, const watch::Collected& heard, watch::Conditions& conditions) const {
  const watch::Prepared shared{heard, shared_.zones};
  watch::Conditions of_heard{accord_, shared};
  of_heard.add_all_of(conditions);
  const World world{accord_, shared, of_heard, memory_, until_};
  of_heard.ask([&](const std::string& other, const watch::Collected& left) {
    return &left == &shared.collected ? told(votes_carried(world, other)) : carried_as(other, left, of_heard);
  });
  return told(votes_carried(world, motion));
}

}  // namespace casus::procedure
