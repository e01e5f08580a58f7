// Periodic duties: every D since the last act, or on days of the year.
//
//   act   day 0 ---- 15 d ----> due 15       one debt from each act to the next; it is
//   act   day 40                overdue      a breach on [due, next act)
#include <algorithm>

#include "casus/oracle/debt.h"
#include "casus/oracle/in_force.h"

namespace casus::oracle {

using measure::Instant;

namespace {

// From entry into force, or the start of the record, until the norm ends.
struct Season {
  Instant from;
  std::optional<Instant> until;
};

std::optional<Season> season_of(const Obligation& of) {
  const accord::Norm& norm = of.text();
  if (of.world.facts.empty() || (norm.from && norm.until && *norm.from >= *norm.until)) return std::nullopt;
  return Season{norm.from.value_or(start_of_record(of.world)), norm.until};
}

// Was somebody else refusing access there when it was due?
bool denied(const Obligation& of, Instant due) {
  return std::ranges::any_of(of.world.facts, [&](const fact::Fact* fact) {
    if (fact->root != fact::Root::coverage || fact->what != "access_denied") return false;
    if (due < fact->when->from || due > fact->when->to) return false;
    const bool by_debtor = !fact->actors.empty() && by_subject(of.debtor, *fact) == measure::Truth::yes;
    const bool there = !of.zone || !fact->place || of.world.ground.contains(*of.zone, *fact->place) != measure::Truth::no;
    return there && !by_debtor;
  });
}

void waive(Debt& debt) {
  debt.done = debt.duty.due;
  debt.waived = true;
}

Debt debt_of_period(const Obligation& of, Instant since, Instant due) {
  Debt debt = blank_debt(of);
  debt.duty.since = debt.opens = debt.known = since;
  debt.duty.due = due;
  return debt;
}

// The first act, certain or not, after `since`.
std::optional<Act> next_act(const std::vector<Act>& acts, Instant since, bool (*wanted)(const Act&)) {
  for (const Act& act : acts)
    if (wanted(act) && act.when.to > since) return act;
  return std::nullopt;
}
bool is_certain(const Act& act) { return act.certain(); }
bool is_uncertain(const Act& act) { return !act.certain(); }

// The period that begins with `since`, and what was done of it.
Debt settle_period(const Obligation& of, const std::vector<Act>& acts, Instant since) {
  Debt debt = debt_of_period(of, since, since + *of.text().every);
  const Instant due = *debt.duty.due;
  const std::optional<Act> next = next_act(acts, since, is_certain);
  const std::optional<Act> perhaps = next_act(acts, since, is_uncertain);
  if ((!next || next->when.from > due) && denied(of, due)) {
    waive(debt);
    return debt;
  }
  if (next) {
    debt.done = next->when.from;
    debt.acts = {next->fact};
  }
  if (perhaps && (!next || perhaps->when.from < next->when.from)) debt.perhaps = perhaps;
  return debt;
}

std::vector<Debt> every_so_often(const Obligation& of, const Season& season) {
  const std::vector<Act> acts = acts_of(of.world, wanted_by(of.text(), of.debtor, of.zone));
  std::vector<Debt> debts;
  Instant since = season.from;
  std::string because;
  while (true) {
    Debt debt = settle_period(of, acts, since);
    if (season.until && *debt.duty.due > *season.until) break;
    debt.duty.because = because;
    debts.push_back(debt);
    const bool waived_yet = debt.waived && *debt.duty.due <= end_of_record(of.world);
    if (!debt.done || (debt.waived && !waived_yet)) break;
    since = *debt.done;
    because = debt.waived ? "" : debt.acts.front()->id();
  }
  identify_all(of, debts);
  return debts;
}

// The ends of all named days, up to the first beyond the record.
std::vector<Instant> days_due(const Obligation& of, const Season& season) {
  const measure::Duration offset = of.world.accord.offset;
  const Instant end = end_of_record(of.world);
  std::vector<Instant> dues;
  for (const accord::Norm::DayOfYear& day : of.text().yearly) {
    Instant from = season.from;
    while (from <= end) {
      from = measure::day_after(measure::next_yearly(from, day.month, day.day, offset), offset);
      dues.push_back(from);
    }
  }
  std::ranges::sort(dues);
  std::erase_if(dues, [&](Instant due) { return season.until && due > *season.until; });
  while (dues.size() > 1 && dues[dues.size() - 2] > end) dues.pop_back();
  return dues;
}

std::vector<Debt> on_days_of_the_year(const Obligation& of, const Season& season) {
  std::vector<Debt> debts;
  Instant since = season.from;
  for (const Instant due : days_due(of, season)) {
    debts.push_back(debt_of_period(of, since, due));
    since = due;
  }
  identify_all(of, debts);
  serve(of, debts);
  for (Debt& debt : debts) {
    const bool in_time = debt.done && *debt.done <= *debt.duty.due;
    if (!in_time && *debt.duty.due <= end_of_record(of.world) && denied(of, *debt.duty.due)) waive(debt);
  }
  return debts;
}

}  // namespace

Owed judge_periodic(const World& world, std::uint32_t norm, const Subject& subject) {
  Owed all;
  if (!owes(world.accord.norms[norm], subject)) return all;
  for (const auto& zone : zones_of(world, world.accord.norms[norm])) {
    const Obligation of{world, norm, subject, zone};
    const std::optional<Season> season = season_of(of);
    if (!season) continue;
    const bool every = of.text().every.has_value();
    const std::vector<Debt> debts = every ? every_so_often(of, *season) : on_days_of_the_year(of, *season);
    Owed some = conclude(of, debts);
    std::ranges::move(some.duties, std::back_inserter(all.duties));
    std::ranges::move(some.findings, std::back_inserter(all.findings));
  }
  return all;
}

}  // namespace casus::oracle
