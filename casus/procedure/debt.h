// Debt: one obligation that came about, the acts that discharge it, and the verdict.
//
//   open_debts, periods --serve--> which acts are for it --conclude--> a Duty, and a finding
//                                                         where it was not done in time
//
//   pending --done in time--> done        pending --deadline passes--> overdue --done--> done (late)
//   pending, overdue --waived--> waived   pending --its meaning ends--> void
//   pending, overdue --its ground goes--> void
//   unknown: it is not certain that it ever began, or that it was not done
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "casus/finding/duty.h"
#include "casus/procedure/starts.h"
#include "casus/procedure/world.h"
#include "casus/watch/acts.h"
#include "casus/watch/court.h"

namespace casus::procedure {

// Who owes by which norm, where. `text` is the norm while it binds.
struct Obligation {
  const World& world;
  std::uint32_t norm;
  const accord::Norm& text;
  const watch::JudgedSubject& debtor;
  std::optional<std::size_t> zone;
};

struct Debt {
  finding::Duty duty;                      // since, due, because, identified; the rest by conclude
  measure::Instant opens;                  // acts from here on are for it
  measure::Instant known;                  // when it was learned that it is owed
  std::optional<measure::Instant> over;    // its meaning ended, or it was merged: no act after is for it
  bool moved_back = false;                 // its clock was published later than it is known now
  bool withdrawn = false;                  // its ground was merged or denied, at `over`
  watch::Reasons doubts;                   // not empty: it is only possible that it began ...
  std::optional<measure::Instant> perhaps_due;  // ... and then it was due here, if anywhere
  std::vector<std::uint32_t> ground;       // log indices: the evidence of what started it
  std::set<std::string> addressees;        // not yet addressed; empty from the start: nobody is named

  // Set by serve(), or by a procedure of its own (votes).
  std::vector<std::uint32_t> acts;
  std::optional<measure::Instant> done;
  bool waived = false;                     // `done` is the waiver's instant
  bool by_silence = false;                 // nothing but the deadline has decided the vote, or will
  std::optional<watch::Act> perhaps;       // the first act that possibly is for it

  [[nodiscard]] bool in_time() const { return done && (!duty.due || *done <= *duty.due); }
};

// A debt with its clock, not yet identified.
[[nodiscard]] Debt blank_debt(const Obligation& of);
// Identifies all of them; duties know no ids before.
void identify_all(const Obligation& of, std::vector<Debt>& debts);
// Does what an act is `about` name this debt: by the id of the duty, of what it is because
// of or of a record of that, or by the number of the norm?
[[nodiscard]] bool named_by(const World& world, const Debt& debt, std::string_view about);

// All that a norm `on ...`, `within ... after ...` ever brought about, identified.
[[nodiscard]] std::vector<Debt> open_debts(const Obligation& of);  // duty.cc
// A debt for each period of a norm `every ...`, served.
[[nodiscard]] std::vector<Debt> debts_of_periods(const Obligation& of);  // periodic.cc
// All debts of the norm, with what was done for them.
[[nodiscard]] std::vector<Debt> debts_of(const Obligation& of);  // duty.cc

// An act of the debtor, or a waiver by one to whom it is owed. Where nobody is named as the
// one to whom, nobody waives.
struct Step {
  watch::Act act;
  bool waiver = false;
};
// All of them, in order of time.
[[nodiscard]] std::vector<Step> steps_for(const Obligation& of);
// Gives each step, in order of time, to the debt that it names, else to the oldest open one
// that it fits; certain debts come before those that are only possible. One act is for one
// debt.
void serve(const Obligation& of, const std::vector<Step>& steps, std::vector<Debt>& debts);

// When an exception of the norm covers the debtor.
[[nodiscard]] watch::Signal excused(const Obligation& of);

// How the debts stand at `end`, by what was done for them before.
[[nodiscard]] watch::Owed conclude(const Obligation& of, const std::vector<Debt>& debts, measure::Instant end);
// The duties of that alone.
[[nodiscard]] std::vector<finding::Duty> duties_of(const Obligation& of, const std::vector<Debt>& debts, measure::Instant end);

}  // namespace casus::procedure
