// Every debt once, with when it became known and when it was closed; an instant asks which of
// them it finds open.
#include "casus/procedure/ledger.h"

#include <algorithm>
#include <array>
#include <deque>
#include <limits>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "casus/procedure/debt.h"
#include "casus/procedure/entry.h"
#include "casus/procedure/procedures.h"
#include "casus/watch/court.h"

namespace casus::procedure {

using accord::Norm;
using accord::NormForm;
using fact::Fact;
using fact::Root;
using finding::DutyState;
using measure::Instant;

namespace {

constexpr Instant never{std::numeric_limits<std::int64_t>::max()};
constexpr Instant never_before{std::numeric_limits<std::int64_t>::min()};

bool is_kept(const Norm& norm) { return norm.form == NormForm::duty || norm.form == NormForm::periodic; }

bool is_of_acts(const accord::Event& event) { return event.sort == accord::Event::Sort::facts && event.root == Root::act; }

// Do acts alone bring it about, each when it is done?
bool begins_with_acts(const Norm& norm) {
  if (norm.form == NormForm::periodic) return norm.yearly.empty();  // years go on without an act
  if (norm.trigger) return is_of_acts(*norm.trigger) && !norm.anchor;
  return norm.anchor && norm.anchor->sort == accord::Anchor::Sort::event && norm.anchor->clock == accord::Anchor::Clock::reached &&
         is_of_acts(norm.anchor->event);
}

// Is a return, which tells of another time than its own, what the norm asks for?
bool asks_for_returns(const Norm& norm) { return norm.action.verb == "declare" && !norm.action.object.empty(); }

bool rests_on_acts(const Norm& norm) {
  if (norm.form == NormForm::position_report) return false;
  if (!is_kept(norm)) return true;  // it leaves no duty
  const bool decides = !norm.action.motion.empty() || !norm.action.voters.empty();
  return begins_with_acts(norm) && !asks_for_returns(norm) && !decides && !norm.there && norm.excuses.empty() && !watch::waits_for_an_event(norm);
}

bool binds_by_acts(const accord::InForce& sentence) {
  return sentence.sort != accord::InForce::Sort::event && !sentence.suspended && sentence.renewed_by.empty();
}

// Acts that say something of other records.
bool speaks_of_others(const Fact& fact) {
  constexpr std::array<std::string_view, 2> kinds{"attribute", "dispute"};
  return std::ranges::find(kinds, fact.what) != kinds.end();
}

// Known as soon as the source tells of anything, and of its own instant.
bool tells_at_once(const accord::Source& source, const Fact& act) {
  return act.when && act.when->exact() && act.received && act.when->to <= *act.received && *act.received <= act.when->to + source.late &&
         !speaks_of_others(act);
}

// What was known at an instant is a beginning of the log.
bool comes_in_order(const watch::Catalogue& catalogue) {
  const std::span<const Fact> log = catalogue.log();
  std::vector<bool> seen(log.size());
  std::pair<Instant, Instant> last{never_before, never_before};  // done, received
  for (std::uint32_t i = 0; i < log.size(); ++i) {
    const accord::Source* source = catalogue.source(i);
    if (source == nullptr || log[i].root != Root::act || !tells_at_once(*source, log[i])) return false;
    const std::uint32_t identity = catalogue.identity(i);
    if (identity >= seen.size() || seen[identity]) return false;  // another version of it
    seen[identity] = true;
    const std::pair<Instant, Instant> now{log[i].when->from, *log[i].received};
    if (now.first < last.first || now.second < last.second) return false;
    last = now;
  }
  return true;
}

// The first period of a norm that begins with the accord is known once that has been ratified.
bool begins_by_date(const accord::Accord& accord) {
  const bool periods = std::ranges::any_of(accord.norms, [](const Norm& norm) { return norm.form == NormForm::periodic; });
  return !periods || std::ranges::all_of(accord.in_force, [](const accord::InForce& one) { return one.sort == accord::InForce::Sort::date; });
}

// All deadlines will have passed: what had passed at an instant is asked then.
watch::Prepared without_end(watch::Prepared known) {
  known.collected.end = Instant{std::numeric_limits<std::int64_t>::max() / 4};
  return known;
}

}  // namespace

// What is kept points into itself.
struct Ledger::Book {
  // One debt, and from when it is known and closed; `began_with` is what it is because of.
  struct Life {
    Instant known;
    Instant closed;
    std::optional<std::uint32_t> began_with{};
  };
  struct Debts {
    Obligation of;
    std::vector<Debt> all;
    std::vector<Life> lives{};  // of each
    bool certain = true;        // of each that it began, and which acts are for it
  };

  Book(const accord::Accord& accord, std::span<const Fact> facts)
      : ground{accord}, catalogue{accord, facts}, shared{without_end(watch::prepare(catalogue, ground))}, nothing_judged{accord, shared},
        before{accord, shared, nullptr}, bound{in_force(before.world(nothing_judged))}, conditions{bound, shared},
        world{bound, shared, conditions} {
    for (const std::string_view kind : {"sign", "ratify"}) add_formal(kind);
    std::ranges::sort(formal);
  }

  // Once it is clear that acts come in order.
  void add_debts() {
    for (std::uint32_t norm = 0; norm < bound.norms.size(); ++norm) {
      if (is_kept(bound.norms[norm])) add(norm);
    }
  }

  void add_formal(std::string_view verb) {
    const watch::WantedAct wanted{std::string{verb}, "", {}, "", {}, std::nullopt};
    for (const watch::Act& act : acts_of(bound, shared.collected, ground, wanted)) formal.push_back(act.record);
  }

  void add(std::uint32_t order) {
    for (const std::optional<std::size_t> zone : watch::zones_of(bound.norms[order])) {
      Norm& text = texts.emplace_back(bound.norms[order]);
      text.zone = zone;
      text.each.clear();
      for (const watch::JudgedSubject& subject : watch::judged_subjects(text)) {
        if (!watch::owes(text, subject)) continue;
        const watch::JudgedSubject& debtor = debtors.emplace_back(subject);
        const Obligation of{world, order, text, debtor, zone};
        Debts& debts = books.emplace_back(of, debts_of(of));
        for (const Step& step : steps_for(of)) debts.certain = debts.certain && step.act.certain();
        for (const Debt& debt : debts.all) {
          debts.lives.push_back({known_from(debt), debt.done.value_or(never), began_with(debt)});
          debts.certain = debts.certain && debt.doubts.empty() && debt.duty.since;
        }
        if (text.form == NormForm::periodic && !debts.lives.empty()) debts.lives.front().known = first_period(text);
      }
    }
  }

  // When its act had been received; a period begins by itself.
  [[nodiscard]] Instant known_from(const Debt& debt) const {
    Instant known = debt.known;
    for (const std::uint32_t act : debt.ground) known = std::max(known, *world.fact(act).received);
    return known;
  }

  // A date is known beforehand, the beginning of the record once there is one.
  [[nodiscard]] Instant first_period(const Norm& norm) const {
    const std::span<const Fact> log = shared.collected.log;
    return norm.from || log.empty() ? never_before : *log.front().received;
  }

  // A period begins with the act that ended the one before.
  [[nodiscard]] std::optional<std::uint32_t> began_with(const Debt& debt) {
    if (!debt.ground.empty()) return debt.ground.front();
    if (debt.duty.because.empty()) return std::nullopt;
    if (by_id.empty()) {
      for (std::uint32_t i = 0; i < shared.collected.log.size(); ++i) by_id.emplace(world.fact(i).id(), i);
    }
    return by_id.at(debt.duty.because);
  }

  // The debt as if what came in after `t` had not been done.
  [[nodiscard]] Debt as_known(const Debt& debt, Instant t) const {
    Debt out = debt;
    std::erase_if(out.acts, [&](std::uint32_t act) { return *world.fact(act).received > t; });
    if (out.done && *out.done > t) {
      out.done = std::nullopt;
      out.waived = false;
    }
    return out;
  }

  watch::Ground ground;
  watch::Catalogue catalogue;
  watch::Prepared shared;
  watch::Conditions nothing_judged;
  Procedures before;
  accord::Accord bound;
  watch::Conditions conditions;
  World world;
  std::vector<std::uint32_t> formal{};
  std::unordered_map<std::string, std::uint32_t> by_id{};
  std::deque<Norm> texts{};
  std::deque<watch::JudgedSubject> debtors{};
  std::deque<Debts> books{};
};

Ledger::Ledger(std::unique_ptr<Book> book) : book_{std::move(book)} {}
Ledger::~Ledger() = default;

std::unique_ptr<Ledger> Ledger::of(const accord::Accord& accord, std::span<const Fact> facts) {
  if (!std::ranges::all_of(accord.norms, rests_on_acts) || !std::ranges::all_of(accord.in_force, binds_by_acts)) return nullptr;
  if (!begins_by_date(accord)) return nullptr;
  auto book = std::make_unique<Book>(accord, facts);
  if (!comes_in_order(book->catalogue)) return nullptr;
  book->add_debts();
  // Doubtful ones are told apart by what else is doubtful, which later acts may change.
  return std::ranges::all_of(book->books, &Book::Debts::certain) ? std::make_unique<Ledger>(std::move(book)) : nullptr;
}

Standings Ledger::at(Instant t, bool closed) const {
  Standings out;
  for (const Book::Debts& debts : book_->books) {
    std::vector<Debt> asked;
    std::vector<std::optional<std::uint32_t>> began_with;
    for (std::size_t i = 0; i < debts.all.size(); ++i) {
      const Book::Life& life = debts.lives[i];
      if (life.known > t) continue;
      if (life.closed <= t) ++out.closed[debts.all[i].waived ? DutyState::waived : DutyState::done];
      if (life.closed <= t && !closed) continue;
      asked.push_back(book_->as_known(debts.all[i], t));
      began_with.push_back(life.began_with);
    }
    std::vector<finding::Duty> duties = duties_of(debts.of, asked, t);
    for (std::size_t i = 0; i < asked.size(); ++i) out.entries.push_back({std::move(duties[i]), began_with[i]});
  }
  return out;
}

const std::vector<std::uint32_t>& Ledger::formal_acts() const { return book_->formal; }

}  // namespace casus::procedure
