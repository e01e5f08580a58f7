// Periodic duties: every D since the last act, or on days of the year.
//
//   act   day 0 ---- 15 d ----> due 15       one debt from each act to the next; it is
//   act   day 40                overdue      a breach on [due, next act)
#include <algorithm>

#include "casus/incident/weigh.h"
#include "casus/procedure/debt.h"

namespace casus::procedure {

using measure::Instant;
using measure::Truth;

namespace {

class Periods {
 public:
  explicit Periods(const Obligation& of) : of_{of}, norm_{of.text}, end_{of.world.end()}, steps_{steps_for(of)} {
    for (const std::uint32_t record : of.world.shared.collected.coverage) {
      const fact::Fact& fact = of.world.fact(record);
      if (denies(fact)) denials_.push_back({*fact.when, told_by_debtor(fact)});
    }
  }

  std::vector<Debt> debts() {
    const std::optional<Instant> start = norm_.from ? norm_.from : of_.world.start();
    const bool never = norm_.from && norm_.until && *norm_.from >= *norm_.until;
    if (!start || never) return {};
    return norm_.every ? every_so_often(*start) : on_days_of_the_year(*start);
  }

 private:
  struct Denial {
    measure::Interval when;
    bool own_word = false;  // only the debtor says so
  };

  [[nodiscard]] bool told_by_debtor(const fact::Fact& fact) const {
    const std::string& origin = of_.world.accord.source(fact.source)->origin;
    return std::ranges::find(of_.debtor.members, origin) != of_.debtor.members.end();
  }

  // Was somebody else refusing access there? What is owed nowhere in particular can be done
  // from outside: a return, a report, a consultation.
  [[nodiscard]] bool denies(const fact::Fact& fact) const {
    if (!of_.zone || fact.what != "access_denied") return false;
    incident::ReportView view;
    view.actors = fact.actors;
    const bool by_debtor = !fact.actors.empty() && incident::names(view, {of_.debtor.members}) == Truth::yes;
    return !by_debtor && there(fact) != Truth::no;
  }

  [[nodiscard]] Truth there(const fact::Fact& fact) const {
    if (!fact.place) return Truth::yes;
    if (!fact.place->radius) return Truth::unknown;
    return of_.world.shared.zones.contains(*of_.zone, fact.place->at, *fact.place->radius);
  }

  // Access is open again at the end of a denial.
  [[nodiscard]] Truth denied(Instant due) const {
    Truth answer = Truth::no;
    for (const auto& [when, own_word] : denials_) {
      const bool then = when.exact() ? when.from == due : when.from <= due && due < when.to;
      if (then) answer = measure::either(answer, own_word ? Truth::unknown : Truth::yes);
    }
    return answer;
  }

  [[nodiscard]] Debt period(Instant since, Instant due) const {
    Debt debt = blank_debt(of_);
    debt.duty.since = debt.opens = debt.known = since;
    debt.duty.due = due;
    return debt;
  }

  static void waive(Debt& debt) {
    debt.done = debt.duty.due;
    debt.waived = true;
  }

  // It perhaps was: as if something was perhaps done for it when it was due.
  static void perhaps_waive(Debt& debt) {
    const measure::Interval then{*debt.duty.due, *debt.duty.due};
    if (!debt.perhaps) debt.perhaps.emplace().when = then;
    debt.perhaps->when = std::min(debt.perhaps->when, then);
    debt.perhaps->doubts.insert(finding::Reason::unproven);
  }

  // As if nobody had done anything for it.
  [[nodiscard]] Debt unserved(Debt debt) const {
    debt.acts.clear();
    debt.done = std::nullopt;
    debt.perhaps = std::nullopt;
    debt.waived = false;
    return debt;
  }

  // The period that begins with `since`, and what was done of it, or waived. The act that
  // began it is none for it.
  [[nodiscard]] Debt settled(Instant since) const {
    std::vector<Debt> one{period(since, since + *norm_.every)};
    one.front().opens = since + measure::milliseconds(1);
    identify_all(of_, one);
    Debt unserved = one.front();
    serve(of_, steps_, one);
    const Truth denial = denied(*unserved.duty.due);
    if (one.front().in_time() || denial == Truth::no) return one.front();
    if (denial == Truth::unknown) {
      perhaps_waive(one.front());
      return one.front();
    }
    waive(unserved);
    return unserved;
  }

  // What was waived or excused is the act of that period: the next one is due as if it had
  // been done when it was due, or when it was waived, if that was later.
  [[nodiscard]] std::vector<Debt> every_so_often(Instant since) const {
    const watch::Signal excuses = excused(of_);
    std::vector<Debt> debts;
    std::string because;
    for (bool goes_on = true; goes_on;) {
      Debt debt = settled(since);
      const Instant due = *debt.duty.due;
      if (norm_.until && due > *norm_.until) break;
      debt.duty.because = because;
      if (!debt.in_time() && due <= end_ && excuses.at(watch::at(due)) == Truth::yes) {
        debts.push_back(unserved(std::move(debt)));
        since = due;
        because = "";
        continue;
      }
      goes_on = debt.done && !(debt.waived && due > end_);
      if (goes_on) since = debt.waived ? std::max(due, *debt.done) : *debt.done;
      because = goes_on && !debt.waived ? of_.world.fact(debt.acts.front()).id() : "";
      debts.push_back(std::move(debt));
    }
    identify_all(of_, debts);
    return debts;
  }

  // The ends of all named days, up to the first beyond the record.
  [[nodiscard]] std::vector<Instant> days_due(Instant start) const {
    const measure::Duration offset = of_.world.accord.offset;
    std::vector<Instant> dues;
    for (const accord::Norm::DayOfYear& day : norm_.yearly) {
      Instant from = start;
      do {
        from = measure::day_after(measure::next_yearly(from, day.month, day.day, offset), offset);
        if (!norm_.until || from <= *norm_.until) dues.push_back(from);
      } while (from <= end_);
    }
    std::ranges::sort(dues);
    while (dues.size() > 1 && dues[dues.size() - 2] > end_) dues.pop_back();
    return dues;
  }

  [[nodiscard]] std::vector<Debt> on_days_of_the_year(Instant since) const {
    std::vector<Debt> debts;
    for (const Instant due : days_due(since)) {
      debts.push_back(period(since, due));
      since = due;
    }
    identify_all(of_, debts);
    serve(of_, steps_, debts);
    for (Debt& debt : debts) {
      if (debt.in_time() || *debt.duty.due > end_) continue;
      const Truth denial = denied(*debt.duty.due);
      if (denial == Truth::yes) waive(debt);
      if (denial == Truth::unknown) perhaps_waive(debt);
    }
    return debts;
  }

  const Obligation& of_;
  const accord::Norm& norm_;
  Instant end_;
  std::vector<Step> steps_;
  std::vector<Denial> denials_;
};

}  // namespace

std::vector<Debt> debts_of_periods(const Obligation& of) { return Periods{of}.debts(); }

}  // namespace casus::procedure
