// Single duties: an act within a deadline of an anchor, after a trigger.
//
// The trigger (`on EVENT`) brings the duty about; the anchor (`after ...`) says from when its
// deadline counts, and brings it about where there is no trigger.
#include <algorithm>

#include "casus/procedure/chronicle.h"
#include "casus/procedure/debt.h"
#include "casus/procedure/entry.h"
#include "casus/procedure/votes.h"
#include "casus/watch/judge.h"

namespace casus::procedure {

using accord::Anchor;
using finding::Reason;
using measure::Instant;
using measure::Truth;
using watch::Reasons;

namespace {

// What a deadline counts from, and the start that set it, if an event did.
struct Clock {
  std::optional<Instant> since{};
  std::optional<Published> by{};
  Asker::Part part = Asker::Part::trigger;  // of `by`
};

Reasons doubts_of(const Published& by) {
  Reasons doubts = by.start.doubts;
  if (doubts.empty()) doubts.insert(Reason::unproven);
  return doubts;
}

class Opening {
 public:
  explicit Opening(const Obligation& of) : of_{of}, norm_{of.text} {}

  std::vector<Debt> debts() {
    const bool after_event = norm_.anchor && norm_.anchor->sort == Anchor::Sort::event;
    if (!norm_.trigger && !after_event) return at_fixed_instant();
    const Asker::Part part = norm_.trigger ? Asker::Part::trigger : Asker::Part::anchor;
    std::vector<Debt> debts;
    for (const Published& by : published(inquiry(part))) {
      if (!concerns(by)) continue;
      const Clock counting = norm_.trigger ? clock_for(by) : Clock{clock(inquiry(part), by, norm_.anchor->clock), by, part};
      debts.push_back(debt_from(part, by, counting));
    }
    return debts;
  }

 private:
  [[nodiscard]] Inquiry inquiry(Asker::Part part) const {
    const accord::Event& event = part == Asker::Part::trigger ? *norm_.trigger : norm_.anchor->event;
    return {of_.world, event, {of_.norm, part}, {&norm_.proof, of_.debtor.members, of_.zone}};
  }

  [[nodiscard]] bool has_deadline() const { return norm_.within != measure::Term{}; }
  [[nodiscard]] Instant due(Instant since) const { return measure::deadline(since, norm_.within, of_.world.accord.offset); }

  // The instant that a date or the entry into force fixes for all.
  [[nodiscard]] std::optional<Instant> fixed(const Anchor& anchor) const {
    if (anchor.sort == Anchor::Sort::date) return anchor.date;
    if (!of_.world.accord.in_force.empty()) return entry_into_force(of_.world);
    return of_.world.start();  // in force over the whole record
  }

  // A date or the entry into force brings about one duty; so does a norm that names no
  // clock, from the first instant at which it binds.
  [[nodiscard]] std::vector<Debt> at_fixed_instant() const {
    const std::optional<Instant> since = fixed(norm_.anchor.value_or(Anchor{Anchor::Sort::entry_into_force, {}, {}, {}}));
    const bool never = norm_.from && norm_.until && *norm_.from >= *norm_.until;
    if (!since || never) return {};
    Debt debt = blank_debt(of_);
    debt.opens = debt.known = *since;
    set_clock({since, std::nullopt}, debt);
    return {debt};
  }

  // `the same party`, `another party`: than those of the start. unknown: nobody knows who
  // did it, or it was done by several.
  [[nodiscard]] Truth owed_by_debtor(const Published& by) const {
    using Sort = accord::Who::Sort;
    const Sort relative = norm_.subjects.relative;
    if (relative != Sort::same_party && relative != Sort::another_party) return Truth::yes;
    const auto is_debtor = [&](const std::string& actor) { return std::ranges::find(of_.debtor.members, actor) != of_.debtor.members.end(); };
    const auto theirs = std::ranges::count_if(by.start.actors, is_debtor);
    if (by.start.actors.empty() || (theirs > 0 && theirs < std::ssize(by.start.actors))) return Truth::unknown;
    return measure::truth((theirs > 0) == (relative == Sort::same_party));
  }

  // Does this start bring about a duty of this debtor, in this zone, while the norm binds?
  [[nodiscard]] bool concerns(const Published& by) const {
    if (norm_.there && by.start.zone != of_.zone) return false;
    const Instant at = by.start.reached.value_or(by.start.possible);
    return watch::in_force(norm_, {at, at}) != Truth::no && owed_by_debtor(by) != Truth::no;
  }

  // The anchor's start that a trigger means: the latest that came no later, else the next.
  [[nodiscard]] static std::optional<Published> meant(const std::vector<Published>& anchors, const Published& trigger) {
    const auto instant = [](const Published& one) { return one.start.reached.value_or(one.start.possible); };
    const Published* before = nullptr;
    const Published* after = nullptr;
    for (const Published& one : anchors) {
      if (one.gone) continue;
      if (instant(one) > instant(trigger)) {
        if (after == nullptr || instant(one) < instant(*after)) after = &one;
      } else if (before == nullptr || instant(one) >= instant(*before)) {
        before = &one;
      }
    }
    const Published* found = before != nullptr ? before : after;
    return found == nullptr ? std::nullopt : std::optional{*found};
  }

  [[nodiscard]] Clock clock_for(const Published& trigger) {
    if (!norm_.anchor) return {clock(inquiry(Asker::Part::trigger), trigger, Anchor::Clock::reached), trigger, Asker::Part::trigger};
    if (norm_.anchor->sort != Anchor::Sort::event) return {fixed(*norm_.anchor)};
    const Inquiry ask = inquiry(Asker::Part::anchor);
    if (!anchors_) anchors_ = published(ask);
    const auto by = meant(*anchors_, trigger);
    if (!by) return {};
    return {clock(ask, *by, norm_.anchor->clock), by, Asker::Part::anchor};
  }

  // When it was learned of, as exactly as its deadline asks.
  [[nodiscard]] Instant learned(Asker::Part part, const Published& by, std::optional<Instant> due) const {
    const bool decides = due && !by.receipts.empty() && by.receipts.back() > *due;
    return decides ? first_known(inquiry(part), by) : by.known;
  }

  void set_clock(const Clock& counting, Debt& debt) const {
    const bool possible_only = !debt.doubts.empty() || (counting.by && !counting.by->certain());
    if (counting.by && !counting.by->certain()) debt.doubts |= doubts_of(*counting.by);
    if (counting.since) debt.opens = std::min(debt.opens, *counting.since);
    if (!possible_only) {
      debt.duty.since = counting.since;
      if (counting.since && has_deadline()) debt.duty.due = due(*counting.since);
      if (counting.by) debt.known = std::max(debt.known, learned(counting.part, *counting.by, debt.duty.due));
      debt.moved_back = counting.by && counting.by->moved_back();
      return;
    }
    using enum Anchor::Clock;
    const bool of_knowledge = norm_.anchor && (norm_.anchor->clock == finding || norm_.anchor->clock == attribution);
    // What was never found never started the clock of a finding.
    if (!has_deadline() || of_knowledge) return;
    debt.perhaps_due = due(counting.since.value_or(counting.by ? counting.by->start.possible : debt.opens));
  }

  // The same records in the versions of now; of one that is told no more, none. A start that a
  // later record took back rests on what was told then.
  [[nodiscard]] std::vector<std::uint32_t> as_told_now(const std::vector<std::uint32_t>& then) {
    const watch::Collected& collected = of_.world.shared.collected;
    if (!current_) current_ = watch::current_versions(collected);
    std::vector<std::uint32_t> now;
    for (const std::uint32_t record : then) {
      const std::uint32_t identity = collected.catalogue->identity(record);
      now.push_back(identity == watch::Catalogue::none ? record : (*current_)[identity]);
    }
    std::erase(now, watch::Catalogue::none);
    return watch::each_once(std::move(now));
  }

  // The duty that this start brings about.
  [[nodiscard]] Debt debt_from(Asker::Part part, const Published& by, const Clock& counting) {
    Debt debt = blank_debt(of_);
    debt.opens = by.start.possible;
    debt.known = by.known;
    debt.ground = by.gone ? as_told_now(by.start.evidence) : by.start.evidence;
    debt.duty.because = by.start.because;
    if (!by.certain() && !by.gone) debt.doubts = doubts_of(by);
    if (owed_by_debtor(by) == Truth::unknown) debt.doubts.insert(Reason::unattributed);
    const accord::Event& event = part == Asker::Part::trigger ? *norm_.trigger : norm_.anchor->event;
    if (event.sort == accord::Event::Sort::meaning) debt.over = by.start.over;
    if (by.gone) debt.over = by.gone;
    debt.withdrawn = by.gone.has_value();
    set_clock(counting, debt);
    if (by.certain()) debt.known = std::max(debt.known, learned(part, by, debt.duty.due));
    return debt;
  }

  const Obligation& of_;
  const accord::Norm& norm_;
  std::optional<std::vector<Published>> anchors_{};  // once one is asked for
  std::optional<std::vector<std::uint32_t>> current_{};  // versions, by identity; once one is asked for
};

}  // namespace

std::vector<Debt> open_debts(const Obligation& of) {
  std::vector<Debt> debts = Opening{of}.debts();
  identify_all(of, debts);
  return debts;
}

std::vector<Debt> debts_of(const Obligation& of) {
  if (of.text.form == accord::NormForm::periodic) return debts_of_periods(of);
  std::vector<Debt> debts = open_debts(of);
  if (is_joint_vote(of)) cast_votes(of, debts);
  else serve(of, steps_for(of), debts);
  return debts;
}

}  // namespace casus::procedure
