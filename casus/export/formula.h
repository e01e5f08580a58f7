// Formula: the violation of a norm in metric first-order temporal logic, for a monitor
// that somebody else has written and somebody else has verified (MonPoly's syntax).
//
//   6.2 nobody may commit fire in bay: grave from 3 incidents within 24 h.
//   fire_1_c(i0, p) AND (EXISTS n. ((n <- CNT i; p (ONCE[0,86400000] fire_1_c(i, p))) AND n >= 3))
//
// Three values become two formulas: in `certain`, what affirms is asked of certain facts
// (`_c`) and what denies of possible ones (`_p`); in `possible` the other way round. What
// only the first finds is a breach, what only the second finds is unknown. Zones, kinds,
// proof and actors are resolved before: the log holds predicates over facts, one for each
// pattern. Time is milliseconds.
//
// Deadlines and notices are instants of the log (`deadline(r)`, `latest(i)`), because
// thirty days that end with a local day are no interval of the logic.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "casus/accord/accord.h"

namespace casus::exporting {

// What a predicate of the log stands for.
struct Pattern {
  enum class Sort : std::uint8_t {
    event,     // (id, actor): facts of an event, at their instant
    amount,    // (id, actor, number): the attribute that is summed
    inside,    // (mover): a report inside
    start,     // (mover): presence begins
    cut,       // (mover): presence ends
    enter,     // (actor, mover, number): adds to what is present together
    leave,     // (mover)
    declared,  // (actor, unit, number)
    done,      // (id, actor): an act that the norm asks for
    notice,    // (id, actor): an act that notifies
    latest,    // (id): the last instant at which a notice of that activity is in time
    point,     // (r): each instant of the log
    deadline,  // (r): the deadline that would run from it
  };
  Sort sort = Sort::event;
  std::string name;      // without the ending _c or _p
  accord::Event event;   // of the sorts that are about facts
  std::string measure;   // amount, enter
};

struct Formulas {
  std::vector<Pattern> patterns;
  std::string certain;   // empty: the form has no formula; `remark` says why
  std::string possible;
  std::string remark;
};

// Of the norm's gravest rung, or of the duty's violation.
[[nodiscard]] Formulas formulas_of(const accord::Accord& accord, const accord::Norm& norm);

// The signature file: one line for each predicate, both endings.
[[nodiscard]] std::string signature(const std::vector<Pattern>& patterns);

}  // namespace casus::exporting
