// Debt: one obligation that came about, the acts that discharge it, and the verdict.
//
//   open (duty.cc, periodic.cc) --serve--> which acts are for it --conclude--> a Duty, and
//   a finding where it was not done in time
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "casus/oracle/acts.h"
#include "casus/oracle/duties.h"

namespace casus::oracle {

// Who owes by which norm, where.
struct Obligation {
  const World& world;
  std::uint32_t norm;
  const Subject& debtor;
  std::optional<std::size_t> zone;
  [[nodiscard]] const accord::Norm& text() const { return world.accord.norms[norm]; }
};

struct Debt {
  finding::Duty duty;                      // since, due, because, identified; the rest by conclude
  measure::Instant opens;                  // acts from here on are for it
  measure::Instant known;                  // when it was learned that it is owed
  std::optional<measure::Instant> over;    // its meaning ended, or it was merged: no act after is for it
  bool moved_back = false;                 // its clock was published later than it is known now
  bool withdrawn = false;                  // its ground was merged or denied, at `over`
  Reasons doubts;                          // not empty: it is only possible that it began ...
  std::optional<measure::Instant> perhaps_due;  // ... and then it was due here, if anywhere
  std::set<const fact::Fact*> ground;      // the evidence of what started it
  std::set<std::string> addressees;        // not yet addressed; empty from the start: nobody is named

  // Set by serve(), or by a procedure of its own (votes).
  std::vector<const fact::Fact*> acts;
  std::optional<measure::Instant> done;
  bool waived = false;                     // `done` is the waiver's instant
  bool by_silence = false;                 // nothing but the deadline has decided the vote, or will
  std::optional<Act> perhaps;              // the first act that possibly is for it
};

// A debt with its clock, not yet identified.
[[nodiscard]] Debt blank_debt(const Obligation& of);
// All that a norm `on ...`, `within ... after ...` ever brought about, identified. duty.cc
[[nodiscard]] std::vector<Debt> open_debts(const Obligation& of);
// Does what an act is `about` name this debt: by the id of the duty, of what it is because
// of or of a record of that, or by the number of the norm?
[[nodiscard]] bool named_by(const Debt& debt, const std::string& about);
// Identifies all of them; duties know no ids before.
void identify_all(const Obligation& of, std::vector<Debt>& debts);

// An act of the debtor, or a waiver by one to whom it is owed. Where nobody is
// named as the one to whom, nobody waives.
struct Step {
  Act act;
  bool waiver = false;
};
// All of them, in order of time.
[[nodiscard]] std::vector<Step> steps_for(const Obligation& of);
// Gives each step, in order of time, to the debt that it names, else to the oldest open one
// that it fits; certain debts come before those that are only possible. One act is for
// one debt.
void serve(const Obligation& of, const std::vector<Step>& steps, std::vector<Debt>& debts);

// How the debts stand at the end of the record.
[[nodiscard]] Owed conclude(const Obligation& of, const std::vector<Debt>& debts);

// Does an exception of the norm hold at the instant, for this debtor and zone?
[[nodiscard]] measure::Truth excused(const Obligation& of, measure::Instant when);
// The zones in which the norm is judged: each of its family, else its one, else none;
// where it says `there`, any in which its trigger may have been.
[[nodiscard]] std::vector<std::optional<std::size_t>> zones_of(const World& world, const accord::Norm& norm);
// Is this subject one that owes? A list of parties owes each by itself.
[[nodiscard]] bool owes(const accord::Norm& norm, const Subject& subject);
// A finding of the norm from an instant on, without its verdict.
[[nodiscard]] finding::Finding blank_of(const Obligation& of, const std::string& measure, measure::Instant from);

}  // namespace casus::oracle
