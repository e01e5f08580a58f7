// Returns, looked through anew for every stretch between two that change something.
#include "casus/oracle/declared.h"

#include <algorithm>

#include "casus/oracle/acts.h"
#include "casus/oracle/incidents.h"
#include "casus/oracle/portions.h"

namespace casus::oracle {

using finding::Reason;
using measure::Instant;
using measure::Truth;

namespace {

struct Return {
  const fact::Fact* fact = nullptr;
  std::string unit;    // empty: of the whole
  Portion portion;     // without a window: from its instant on
  Position latest = beginning;         // of its possible instants
  std::optional<Position> stands_to;   // until the next is due, that instant included
};

// What it states: the norm's attribute; else one named like the kind, or by custom. What
// it leaves out may be anything.
Bounds stated(const accord::Norm& norm, const fact::Fact& fact) {
  std::vector<std::string> names{norm.measure};
  if (norm.measure.empty()) names = {norm.kind, fact.what, "strength", "number", "amount"};
  for (const std::string& name : names)
    if (const auto number = number_in(fact, name)) return *number;
  return {measure::Decimal{}, std::nullopt};
}

// When the party's next return of the kind is due.
std::optional<Instant> next_due(const World& world, const accord::Norm& norm, const std::string& party, Instant last) {
  std::optional<Instant> due;
  const auto by = [&](Instant at) { due = due ? std::min(*due, at) : at; };
  for (const accord::Norm& duty : world.accord.norms) {
    const bool owes = std::ranges::find(duty.subjects.parties, party) != duty.subjects.parties.end();
    if (duty.form != accord::NormForm::periodic || duty.action.verb != "declare" || !owes) continue;
    if (duty.action.object != norm.kind) continue;
    if (duty.every) by(last + *duty.every);
    for (const accord::Norm::DayOfYear& day : duty.yearly)
      by(measure::next_yearly(measure::day_after(last, world.accord.offset), day.month, day.day, world.accord.offset) +
         measure::days(1));
  }
  return due;
}

std::optional<Return> read(const World& world, const accord::Norm& norm, const std::string& party,
                           const Incident& declaration) {
  accord::Norm asked = norm;
  if (!declaration.reports.front()->place) asked.zone = std::nullopt;  // it speaks of what the norm is about
  const auto weighed = weigh(world, asked, {party, {party}}, declaration);
  if (!weighed) return std::nullopt;
  Return one{declaration.reports.front(), "", portion_of(*weighed, "incidents", std::nullopt), 0, std::nullopt};
  one.portion.amount = stated(norm, *one.fact);
  if (one.portion.amount.greatest != one.portion.amount.least) one.portion.doubts.insert(Reason::uncertain_amount);
  one.latest = weighed->includes_to ? at(weighed->when.to) : at(weighed->when.to) - 1;
  if (const auto due = next_due(world, norm, party, weighed->when.to)) one.stands_to = at(*due);
  if (const fact::Value* unit = one.fact->find("unit"))
    if (const auto* word = std::get_if<std::string>(unit)) one.unit = *word;
  return one;
}

// Is the return certainly replaced at `p`: by one that is certain and certainly later?
bool is_replaced(const Return& one, const std::vector<Return>& all, Position p) {
  return std::ranges::any_of(all, [&](const Return& other) {
    const bool of_it = other.unit.empty() || other.unit == one.unit;
    return of_it && other.portion.certain && other.portion.certain_from <= p && other.portion.from > one.latest;
  });
}

// What the unit's returns say at `p`, where those that may be the latest differ: between
// them.
std::optional<Portion> standing(const std::string& unit, const std::vector<Return>& all, Position p) {
  std::optional<Portion> sum;
  bool certain = false;
  for (const Return& one : all) {
    if (one.unit != unit || p < one.portion.from || is_replaced(one, all, p)) continue;
    Bounds amount = one.portion.amount;
    const bool lapsed = one.stands_to && p > *one.stands_to;
    if (lapsed) amount = {measure::Decimal{}, std::nullopt};
    if (!sum) sum = Portion{};
    else if (amount.least != sum->amount.least || amount.greatest != sum->amount.greatest) sum->doubts.insert(Reason::uncertain_amount);
    const bool first = sum->evidence.empty();
    sum->amount.least = first ? amount.least : std::min(sum->amount.least, amount.least);
    const bool bounded = amount.greatest && (first || sum->amount.greatest);
    sum->amount.greatest = !bounded ? std::nullopt : first ? amount.greatest : std::max(sum->amount.greatest, amount.greatest);
    sum->doubts.insert(one.portion.doubts.begin(), one.portion.doubts.end());
    if (lapsed) sum->doubts.insert(Reason::late);
    if (p < one.portion.certain_from) sum->doubts.insert(Reason::uncertain_time);
    sum->evidence.insert(one.fact);
    certain = certain || (one.portion.certain && p >= one.portion.certain_from);
  }
  if (sum && !certain) sum->amount.least = measure::Decimal{};
  return sum;
}

}  // namespace

std::optional<Bounds> number_in(const fact::Fact& fact, const std::string& attribute) {
  const fact::Value* value = fact.find(attribute);
  const auto* range = value == nullptr ? nullptr : std::get_if<measure::AmountRange>(value);
  if (range == nullptr) return std::nullopt;
  return Bounds{std::max(range->low, measure::Decimal{}), std::max(range->high, measure::Decimal{})};
}

Declared declared_by(const World& world, const accord::Norm& norm, const std::string& party) {
  const std::vector<Incident> declarations = happenings(world, fact::Root::declaration);
  std::vector<Return> returns;
  for (const Incident& declaration : declarations)
    if (const auto one = read(world, norm, party, declaration)) returns.push_back(*one);
  std::set<std::string> units;
  std::set<Position> changes{ending};
  Declared all;
  for (const Return& one : returns) {
    units.insert(one.unit);
    all.instants.insert(one.portion.certain_from);
    changes.insert({one.portion.from, one.portion.certain_from});
    if (one.stands_to) changes.insert(*one.stands_to + 1);
  }
  // What comes after the record is not judged: what holds at its end goes on.
  changes.erase(changes.upper_bound(at(end_of_record(world))), changes.find(ending));
  for (auto p = changes.begin(); std::next(p) != changes.end(); ++p) {
    for (const std::string& unit : units) {
      std::optional<Portion> sum = standing(unit, returns, *p);
      if (!sum) continue;
      sum->from = sum->certain_from = *p;
      sum->to = sum->certain_to = norm.until ? std::min(*std::next(p), at(*norm.until)) : *std::next(p);
      sum->certain = true;
      const measure::Interval when{instant_of(sum->from), instant_of(sum->to)};
      sum->support = {{when, when, sum->amount.least > measure::Decimal{}, true}};
      if (sum->from < sum->to) all.portions.push_back(*sum);
    }
  }
  return all;
}

}  // namespace casus::oracle
