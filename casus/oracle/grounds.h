// Grounds: what an event rests on. Facts, verdicts about norms, meanings and votes become
// portions of one kind, so that a condition counts them all alike.
#pragma once

#include <vector>

#include "casus/oracle/condition.h"
#include "casus/oracle/incidents.h"

namespace casus::oracle {

// The facts that an event of sort `facts` asks for, as a norm that forbids them would.
struct Asking {
  accord::Norm norm;
  Subject subject;
};
[[nodiscard]] Asking asking(const World& world, const accord::Event& event, const Use& use);
// Those of them that count where the event is used. They point into `happenings`.
[[nodiscard]] std::vector<Weighed> asked_for(const World& world, const Asking& asking, const Use& use,
                                             const std::vector<Incident>& happenings);

// Is it one of the breaches that the event names: norm, severity or graver, by whom?
[[nodiscard]] bool is_named(const World& world, const accord::Event& event, const Use& use, const Judged& judged);

// What the literal's event rests on, seen through its window. A breach or a meaning that
// goes on is a portion of [0, 1] where it possibly holds and one of 1 where it certainly does.
[[nodiscard]] std::vector<Portion> grounds(const World& world, const accord::Literal& literal, const Use& use);

// The same as a number: where some of what was sighted may be the same, portions below zero
// beside make less of it certain.
[[nodiscard]] std::vector<Portion> counted(const World& world, const accord::Literal& literal, const Use& use);

// A meaning where it is used: its condition, what supports it, and when it holds.
struct Held {
  Signal condition;              // without the lasting
  Signal signal;
  std::vector<Portion> support;  // of the literals that affirm
};
[[nodiscard]] Held held(const World& world, const accord::Meaning& meaning, const Use& use);

}  // namespace casus::oracle
