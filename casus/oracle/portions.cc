// Amounts of incidents, and the windows that see them.
#include "casus/oracle/portions.h"

#include <algorithm>

namespace casus::oracle {

using finding::Reason;
using measure::Decimal;
using measure::Duration;
using measure::Instant;

namespace {

// The number that a report states, never below zero; nullopt if it states none.
std::optional<Bounds> amount_in(const fact::Fact& report, const std::string& attribute) {
  const fact::Value* value = report.find(attribute);
  const auto* range = value == nullptr ? nullptr : std::get_if<measure::AmountRange>(value);
  if (range == nullptr) return std::nullopt;
  return Bounds{std::max(range->low, Decimal{}), std::max(range->high, Decimal{})};
}

// Bounds over those of the reports that state a number; nullopt if none does.
std::optional<Bounds> bounds_over(const std::vector<const fact::Fact*>& reports, const std::string& attribute) {
  std::optional<Bounds> all;
  for (const fact::Fact* report : reports) {
    const auto one = amount_in(*report, attribute);
    if (!one) continue;
    if (!all) all = one;
    all->least = std::min(all->least, one->least);
    all->greatest = std::max(*all->greatest, *one->greatest);
  }
  return all;
}

// Of one incident: as the good reports state; nothing bounds what none states. What the judged
// state beside them is against themselves only: their least where nobody else states a
// number, their greatest where it is greater.
Bounds amount_of_one(const Weighed& incident, const std::string& attribute) {
  std::vector<const fact::Fact*> own;
  std::ranges::copy_if(incident.telling, std::back_inserter(own), [&](const fact::Fact* report) {
    return std::ranges::find(incident.good, report) == incident.good.end();
  });
  const auto proven = bounds_over(incident.good, attribute);
  const auto confessed = bounds_over(own, attribute);
  Bounds amount{Decimal{}, std::nullopt};
  if (confessed) amount.least = confessed->least;
  if (!proven) return amount;
  amount = *proven;
  if (confessed) amount.greatest = std::max(*proven->greatest, *confessed->greatest);
  return amount;
}

// Reports that may be of several incidents add up, stated or not.
Bounds sum_of(const Weighed& incident, const std::string& attribute) {
  if (incident.incident->certainly_one()) return amount_of_one(incident, attribute);
  Bounds all = bounds_over(incident.good, attribute).value_or(Bounds{});
  all.greatest = Decimal{};
  for (const fact::Fact* report : incident.telling) {
    const auto one = amount_in(*report, attribute);
    if (!one) all.greatest = std::nullopt;
    if (all.greatest) all.greatest = *all.greatest + *one->greatest;
  }
  return all;
}

}  // namespace

Bounds amount_of(const Weighed& incident, const std::string& measure) {
  if (measure != "incidents") {
    Bounds sum = sum_of(incident, measure);
    if (incident.cut) sum.least = Decimal{};
    return sum;
  }
  const std::size_t most = incident.incident->certainly_one() ? 1 : incident.telling.size();
  return {measure::whole(1), measure::whole(static_cast<std::int64_t>(most))};
}

Portion portion_of(const Weighed& incident, const std::string& measure, std::optional<Duration> window) {
  const auto beyond = [&](Instant t, bool included) {
    return !window ? ending : included ? just_after(t + *window) : at(t + *window);
  };
  const measure::Interval& certain = incident.certain_when;
  Portion one;
  one.from = at(incident.when.from);
  one.to = beyond(incident.when.to, incident.includes_to);
  one.certain_from = at(incident.goes_on ? certain.from : certain.to);
  one.certain_to = incident.goes_on ? beyond(certain.to, false) : beyond(certain.from, true);
  // An amount came bit by bit: all of it is seen where all of that time is.
  if (incident.goes_on && measure != "incidents") {
    one.certain_from = at(incident.when.to);
    one.certain_to = beyond(incident.when.from, true);
  }
  one.certain = incident.certain;
  one.amount = amount_of(incident, measure);
  one.doubts = incident.doubts;
  if (measure != "incidents" && one.amount.greatest != one.amount.least) one.doubts.insert(Reason::uncertain_amount);
  if (!incident.incident->match_in_time) one.doubts.insert(Reason::uncertain_time);
  if (!incident.incident->match_in_place) one.doubts.insert(Reason::uncertain_place);
  one.evidence = incident.evidence;
  one.support = {{incident.when, certain, incident.certain, incident.goes_on, incident.includes_to}};
  return one;
}

}  // namespace casus::oracle
