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

// When it was given, as a duty counts it: on receipt, where that is known.
measure::Interval given(const fact::Fact& fact) {
  return fact.received ? measure::Interval{*fact.received, *fact.received} : *fact.when;
}

// A duty of the party to declare the kind, and when it was met.
struct Calendar {
  const World& world;
  const accord::Norm& duty;
  std::vector<Act> acts;  // certain ones, in order of time

  [[nodiscard]] Instant start() const { return duty.from.value_or(start_of_record(world)); }
  [[nodiscard]] bool binds_at(Instant due) const { return !duty.until || due <= *duty.until; }

  // The ends of the named days, in order, up to the first after `last`.
  [[nodiscard]] std::vector<Instant> days_up_to(Instant last) const {
    std::set<Instant> dues;
    for (const accord::Norm::DayOfYear& day : duty.yearly) {
      Instant due = start();
      do {
        due = measure::day_after(measure::next_yearly(due, day.month, day.day, world.accord.offset), world.accord.offset);
        if (binds_at(due)) dues.insert(due);
      } while (due <= last);
    }
    return {dues.begin(), dues.end()};
  }
};

std::vector<Calendar> calendars(const World& world, const accord::Norm& norm, const std::string& party) {
  std::vector<Calendar> all;
  for (const accord::Norm& duty : world.accord.norms) {
    const bool owes = std::ranges::find(duty.subjects.parties, party) != duty.subjects.parties.end();
    if (duty.form != accord::NormForm::periodic || duty.action.verb != "declare" || !owes) continue;
    if (duty.action.object != norm.kind || (duty.from && duty.until && *duty.from >= *duty.until)) continue;
    const Subject debtor{"", duty.subjects.together ? duty.subjects.parties : std::vector{party}};
    all.push_back({world, duty, acts_of(world, wanted_by(duty, debtor, duty.zone))});
    std::erase_if(all.back().acts, [](const Act& act) { return !act.certain(); });
  }
  return all;
}

// Of a duty `every D`: D after it was given, or after that of which it tells, if it was
// given when that was over already.
std::optional<Instant> due_after_period(const Calendar& calendar, const fact::Fact& fact) {
  const measure::Duration period = *calendar.duty.every;
  Instant due = std::max(fact.when->to, given(fact).to) + period;
  if (given(fact).to > fact.when->to + period) due = fact.when->to + period;
  if (calendar.duty.from) due = std::max(due, *calendar.duty.from + period);
  return calendar.binds_at(due) ? std::optional{due} : std::nullopt;
}

// Of a duty on days of the year: each return that comes meets the oldest day that is still
// to be met, once the day before has passed. The next is due on the first unmet day to come.
std::optional<Instant> due_after_day(const Calendar& calendar, const fact::Fact& fact) {
  const measure::Interval when = given(fact);
  const std::vector<Instant> days = calendar.days_up_to(std::max(end_of_record(calendar.world), fact.when->to));
  std::size_t unmet = 0;
  const auto opens = [&] { return unmet == 0 ? calendar.start() : days[unmet - 1]; };
  for (const Act& act : calendar.acts)
    if (unmet < days.size() && act.when.from <= when.from && act.when.from >= opens()) ++unmet;
  const bool sometime = when.from < when.to;
  if (sometime && unmet < days.size() && when.from >= opens() && when.to <= days[unmet]) ++unmet;
  for (std::size_t i = unmet; i < days.size(); ++i)
    if (days[i] > fact.when->to) return days[i];
  return std::nullopt;
}

// When the party's next return of the kind is due.
std::optional<Instant> next_due(const World& world, const accord::Norm& norm, const std::string& party, const fact::Fact& fact) {
  std::optional<Instant> first;
  for (const Calendar& calendar : calendars(world, norm, party)) {
    const std::optional<Instant> due = calendar.duty.every ? due_after_period(calendar, fact) : due_after_day(calendar, fact);
    if (due && (!first || *due < *first)) first = due;
  }
  return first;
}

std::optional<Return> read(const World& world, const accord::Norm& norm, const std::string& party,
                           const Incident& declaration) {
  accord::Norm asked = norm;
  asked.from = std::nullopt;  // what was stated before holds when the norm begins to bind
  if (!declaration.reports.front()->place) asked.zone = std::nullopt;  // it speaks of what the norm is about
  const auto weighed = weigh(world, asked, {party, {party}}, declaration);
  if (!weighed) return std::nullopt;
  Return one{declaration.reports.front(), "", portion_of(*weighed, "incidents", std::nullopt), 0, std::nullopt};
  one.portion.amount = stated(norm, *one.fact);
  if (one.portion.amount.greatest != one.portion.amount.least) one.portion.doubts.insert(Reason::uncertain_amount);
  one.latest = weighed->includes_to ? at(weighed->when.to) : at(weighed->when.to) - 1;
  if (const auto due = next_due(world, norm, party, *one.fact)) one.stands_to = at(*due);
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

// What all units' returns say at `p`, one after the other. A total that stands beside parts
// came before them, and perhaps they are within it: it adds no less than what it is above
// them, and no more than itself.
std::vector<Portion> all_standing(const std::set<std::string>& units, const std::vector<Return>& all, Position p) {
  std::vector<Portion> parts;
  for (const std::string& unit : units) {
    if (unit.empty()) continue;
    if (const auto part = standing(unit, all, p)) parts.push_back(*part);
  }
  std::optional<Portion> total = standing("", all, p);
  if (!total) return parts;
  if (!parts.empty() && total->amount.greatest != measure::Decimal{}) total->doubts.insert(Reason::uncertain_amount);
  for (const Portion& part : parts)
    total->amount.least = std::max(total->amount.least - part.amount.least, measure::Decimal{});
  parts.push_back(*total);
  return parts;
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
  const Position begins = norm.from ? at(*norm.from) : beginning;
  std::set<std::string> units;
  std::set<Position> changes{ending};
  Declared all;
  if (begins > at(end_of_record(world))) return all;
  for (const Return& one : returns) {
    units.insert(one.unit);
    all.instants.insert(std::max(one.portion.certain_from, begins));
    changes.insert({one.portion.from, one.portion.certain_from});
    if (one.stands_to) changes.insert(*one.stands_to + 1);
  }
  // What comes after the record is not judged: what holds at its end goes on.
  changes.erase(changes.upper_bound(at(end_of_record(world))), changes.find(ending));
  for (auto p = changes.begin(); std::next(p) != changes.end(); ++p) {
    for (Portion& sum : all_standing(units, returns, *p)) {
      sum.from = sum.certain_from = std::max(*p, begins);
      sum.to = sum.certain_to = norm.until ? std::min(*std::next(p), at(*norm.until)) : *std::next(p);
      sum.certain = true;
      const measure::Interval when{instant_of(sum.from), instant_of(sum.to)};
      sum.support = {{when, when, sum.amount.least > measure::Decimal{}, true}};
      if (sum.from < sum.to) all.portions.push_back(sum);
    }
  }
  return all;
}

}  // namespace casus::oracle
