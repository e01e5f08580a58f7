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
  const bool never = norm.from && norm.until && *norm.from >= *norm.until;
  if (never || (!norm.from && of.world.facts.empty())) return std::nullopt;  // nothing says from when
  return Season{norm.from.value_or(start_of_record(of.world)), norm.until};
}

// Was somebody else refusing access there when it was due? What is not owed in some place
// needs no access to any. A denial [from, to) is over at its end. `but_by_debtor`: of which
// somebody else tells than the debtor.
enum class Told : std::uint8_t { by_anybody, but_by_debtor };
bool denied(const Obligation& of, Instant due, Told told) {
  if (!of.zone) return false;
  return std::ranges::any_of(of.world.facts, [&](const fact::Fact* fact) {
    if (told == Told::but_by_debtor && of.debtor.includes(of.world.accord.source(fact->source)->origin)) return false;
    if (fact->root != fact::Root::coverage || fact->what != "access_denied") return false;
    const bool over = fact->when->exact() ? due > fact->when->to : due >= fact->when->to;
    if (due < fact->when->from || over) return false;
    const bool by_debtor = !fact->actors.empty() && by_subject(of.debtor, *fact) == measure::Truth::yes;
    const bool there = !fact->place || of.world.ground.contains(*of.zone, *fact->place) != measure::Truth::no;
    return there && !by_debtor;
  });
}

void waive(Debt& debt) {
  debt.done = debt.duty.due;
  debt.waived = true;
}

// A denial that only the debtor tells of has perhaps waived what was due then.
void heed_denials(const Obligation& of, Debt& debt) {
  const Instant due = *debt.duty.due;
  if (denied(of, due, Told::but_by_debtor)) return waive(debt);
  if (!denied(of, due, Told::by_anybody)) return;
  if (!debt.perhaps || debt.perhaps->when > measure::Interval{due, due}) {
    Act then;
    then.when = {due, due};
    if (debt.perhaps) then.doubts = debt.perhaps->doubts;
    debt.perhaps = then;
  }
  debt.perhaps->doubts.insert(finding::Reason::unproven);
}

Debt debt_of_period(const Obligation& of, Instant since, Instant due) {
  Debt debt = blank_debt(of);
  debt.duty.since = debt.opens = debt.known = since;
  debt.duty.due = due;
  return debt;
}

bool in_time(const Debt& debt) { return debt.done && *debt.done <= *debt.duty.due; }

// The period that begins with `since`, and what was done of it, or waived. The act that
// began it is none for it.
Debt settle_period(const Obligation& of, const std::vector<Step>& steps, Instant since) {
  std::vector<Debt> one{debt_of_period(of, since, since + *of.text().every)};
  one.front().opens = since + measure::milliseconds(1);
  identify_all(of, one);
  const Debt unserved = one.front();
  serve(of, steps, one);
  if (in_time(one.front())) return one.front();
  const bool spared = denied(of, *unserved.duty.due, Told::but_by_debtor);
  Debt debt = spared ? unserved : one.front();
  heed_denials(of, debt);
  return debt;
}

// What was waived, or excused when it was due, is the act of that period: the next one is due
// as if it had been done when it was due, or when it was waived, if that was later.
std::vector<Debt> every_so_often(const Obligation& of, const Season& season) {
  const std::vector<Step> steps = steps_for(of);
  std::vector<Debt> debts;
  Instant since = season.from;
  std::string because;
  while (true) {
    Debt debt = settle_period(of, steps, since);
    const Instant due = *debt.duty.due;
    if (season.until && due > *season.until) break;
    debt.duty.because = because;
    if (!in_time(debt) && due <= end_of_record(of.world) && excused(of, due) == measure::Truth::yes) {
      Debt nothing_done = debt_of_period(of, since, due);
      nothing_done.opens = debt.opens;
      nothing_done.duty.because = because;
      debts.push_back(nothing_done);
      since = due;
      because = "";
      continue;
    }
    debts.push_back(debt);
    if (!debt.done || (debt.waived && due > end_of_record(of.world))) break;
    since = debt.waived ? std::max(due, *debt.done) : *debt.done;
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
    do {
      from = measure::day_after(measure::next_yearly(from, day.month, day.day, offset), offset);
      dues.push_back(from);
    } while (from <= end);
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
  serve(of, steps_for(of), debts);
  for (Debt& debt : debts) {
    if (!in_time(debt) && *debt.duty.due <= end_of_record(of.world)) heed_denials(of, debt);
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
