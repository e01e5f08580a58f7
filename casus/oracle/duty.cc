// Single duties: an act within a deadline of an anchor, after a trigger.
//
// The trigger (`on EVENT`) brings the duty about; the anchor (`after ...`) says from when
// its deadline counts, and brings it about where there is no trigger.
#include <algorithm>

#include "casus/oracle/debt.h"
#include "casus/oracle/in_force.h"
#include "casus/oracle/published.h"
#include "casus/oracle/votes.h"

namespace casus::oracle {

using accord::Anchor;
using finding::Reason;
using measure::Instant;
using measure::Truth;

namespace {

// A clock: what it counts from, and the start that set it, if an event did.
struct Clock {
  std::optional<Instant> since;
  std::optional<Published> by;
  const accord::Event* event = nullptr;  // of `by`
};

Instant due_of(const Obligation& of, Instant since) {
  return measure::deadline(since, of.text().within, of.world.accord.offset);
}

bool has_deadline(const accord::Norm& norm) { return norm.within != measure::Term{}; }

Inquiry inquiry(const Obligation& of, const accord::Event& event) {
  return {of.world, event, {of.norm, &of.debtor, of.zone}};
}

// When the duty was learned of, as exactly as its deadline asks.
Instant learned(const Obligation& of, const Clock& clock, std::optional<Instant> due) {
  const Published& by = *clock.by;
  const bool decides = due && !by.receipts.empty() && by.receipts.back() > *due;
  return decides ? first_known(inquiry(of, *clock.event), by) : by.known;
}

// The instant that a date or the entry into force fixes for all.
std::optional<Instant> fixed(const Obligation& of, const Anchor& anchor) {
  if (anchor.sort == Anchor::Sort::date) return anchor.date;
  const auto entry = entry_into_force(of.world);
  if (entry || !of.world.accord.in_force.empty()) return entry;
  if (of.world.facts.empty()) return std::nullopt;
  return start_of_record(of.world);  // in force over the whole record
}

// The anchor's start that a trigger means: the latest that came no later, else the next.
std::optional<Published> meant(const std::vector<Published>& anchors, const Published& trigger) {
  const auto instant = [](const Published& one) { return one.start.reached.value_or(one.start.possible); };
  const Published* before = nullptr;
  const Published* after = nullptr;
  for (const Published& one : anchors) {
    if (one.gone) continue;
    if (instant(one) <= instant(trigger) && (before == nullptr || instant(*before) <= instant(one))) before = &one;
    if (instant(one) > instant(trigger) && (after == nullptr || instant(one) < instant(*after))) after = &one;
  }
  if (before == nullptr && after == nullptr) return std::nullopt;
  return before != nullptr ? *before : *after;
}

Clock clock_of(const Obligation& of, const accord::Event& event, const Published& by, Anchor::Clock which) {
  return {clock(inquiry(of, event), by, which), by, &event};
}

Clock clock_for(const Obligation& of, const Published& trigger) {
  const auto& anchor = of.text().anchor;
  if (!anchor) return clock_of(of, *of.text().trigger, trigger, Anchor::Clock::reached);
  if (anchor->sort != Anchor::Sort::event) return {fixed(of, *anchor), std::nullopt};
  const auto by = meant(published(inquiry(of, anchor->event)), trigger);
  return by ? clock_of(of, anchor->event, *by, anchor->clock) : Clock{};
}

// The doubts of a duty that only possibly began.
Reasons doubts_of(const Published& by) {
  Reasons doubts = by.start.doubts;
  if (doubts.empty()) doubts.insert(Reason::unproven);
  return doubts;
}

void set_clock(const Obligation& of, const Clock& clock, Debt& debt) {
  const bool possible_only = !debt.doubts.empty() || (clock.by && !clock.by->certain());
  if (clock.by && !clock.by->certain()) debt.doubts.merge(doubts_of(*clock.by));
  if (clock.since) debt.opens = std::min(debt.opens, *clock.since);
  if (!possible_only) {
    debt.duty.since = clock.since;
    if (clock.since && has_deadline(of.text())) debt.duty.due = due_of(of, *clock.since);
    if (clock.by) debt.known = std::max(debt.known, learned(of, clock, debt.duty.due));
    debt.moved_back = clock.by && clock.by->moved_back();
    return;
  }
  const auto& anchor = of.text().anchor;
  const bool of_knowledge = anchor && (anchor->clock == Anchor::Clock::finding || anchor->clock == Anchor::Clock::attribution);
  // What was never found never started the clock of a finding.
  if (!has_deadline(of.text()) || of_knowledge) return;
  debt.perhaps_due = due_of(of, clock.since.value_or(clock.by ? clock.by->start.possible : debt.opens));
}

// `the same party`, `another party`: than those of the start. unknown: nobody knows who
// did it, or it was done by several.
Truth owed_by_debtor(const Obligation& of, const Published& by) {
  using Sort = accord::Who::Sort;
  const Sort relative = of.text().subjects.relative;
  if (relative != Sort::same_party && relative != Sort::another_party) return Truth::yes;
  fact::Fact done;
  done.actors = by.start.actors;
  const Truth same = by_subject(of.debtor, done);
  return relative == Sort::same_party ? same : negate(same);
}

// The same records as they are told now; one that is told no more is none.
std::set<const fact::Fact*> as_told_now(const World& world, const std::set<const fact::Fact*>& then) {
  std::set<const fact::Fact*> now;
  for (const fact::Fact* fact : world.facts)
    if (std::ranges::any_of(then, [&](const fact::Fact* told) { return told->id() == fact->id(); })) now.insert(fact);
  return now;
}

// The duty that this start brings about.
Debt debt_from(const Obligation& of, const accord::Event& event, const Published& by, const Clock& clock) {
  Debt debt = blank_debt(of);
  debt.opens = by.start.possible;
  debt.known = by.known;
  debt.ground = by.gone ? as_told_now(of.world, by.start.evidence) : by.start.evidence;
  debt.duty.because = by.start.because;
  if (!by.certain() && !by.gone) debt.doubts = doubts_of(by);
  if (owed_by_debtor(of, by) == Truth::unknown) debt.doubts.insert(Reason::unattributed);
  if (event.sort == accord::Event::Sort::meaning) debt.over = by.start.over;
  if (by.gone) debt.over = by.gone;
  debt.withdrawn = by.gone.has_value();
  set_clock(of, clock, debt);
  if (by.certain()) debt.known = std::max(debt.known, learned(of, {std::nullopt, by, &event}, debt.duty.due));
  return debt;
}

bool begins_in_force(const Obligation& of, const Published& by) {
  const Instant at = by.start.reached.value_or(by.start.possible);
  return in_force(of.text(), {at, at}) != Truth::no;
}

// Does this start bring about a duty of this debtor, in this zone?
bool concerns(const Obligation& of, const Published& by) {
  const bool there = !of.text().there || by.start.zone == of.zone;
  return there && begins_in_force(of, by) && owed_by_debtor(of, by) != Truth::no;
}

std::vector<Debt> open_after_events(const Obligation& of) {
  const accord::Norm& norm = of.text();
  const accord::Event& event = norm.trigger ? *norm.trigger : norm.anchor->event;
  std::vector<Debt> debts;
  for (const Published& by : published(inquiry(of, event))) {
    if (!concerns(of, by)) continue;
    const Clock clock = norm.trigger ? clock_for(of, by) : clock_of(of, event, by, norm.anchor->clock);
    debts.push_back(debt_from(of, event, by, clock));
  }
  return debts;
}

// A date or the entry into force brings about one duty; so does a norm that names no
// clock, from the first instant at which it binds.
std::vector<Debt> open_at_fixed(const Obligation& of) {
  const accord::Norm& norm = of.text();
  const std::optional<Instant> since = fixed(of, norm.anchor.value_or(Anchor{Anchor::Sort::entry_into_force, {}, {}, {}}));
  const bool never = norm.from && norm.until && *norm.from >= *norm.until;
  if (!since || never) return {};
  Debt debt = blank_debt(of);
  debt.opens = debt.known = *since;
  set_clock(of, {since, std::nullopt}, debt);
  return {debt};
}

bool after_events(const accord::Norm& norm) {
  return norm.trigger || (norm.anchor && norm.anchor->sort == Anchor::Sort::event);
}

}  // namespace

std::vector<Debt> open_debts(const Obligation& of) {
  std::vector<Debt> debts = after_events(of.text()) ? open_after_events(of) : open_at_fixed(of);
  identify_all(of, debts);
  return debts;
}

Owed judge_duty(const World& world, std::uint32_t norm, const Subject& subject) {
  Owed all;
  if (!owes(world.accord.norms[norm], subject)) return all;
  for (const auto& zone : zones_of(world, world.accord.norms[norm])) {
    const Obligation of{world, norm, subject, zone};
    std::vector<Debt> debts = open_debts(of);
    if (is_joint_vote(of)) cast_votes(of, debts);
    else serve(of, steps_for(of), debts);
    Owed some = conclude(of, debts);
    std::ranges::move(some.duties, std::back_inserter(all.duties));
    std::ranges::move(some.findings, std::back_inserter(all.findings));
  }
  return all;
}

}  // namespace casus::oracle
