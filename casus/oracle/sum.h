// Sum: what adds up to a count or an amount, and while it does. Windows, what is
// present, what was declared: all of them are sums of portions.
//
//   a report of 10:00 under `within 2 h` is a portion of [10:00, 12:00], both ends in
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "casus/oracle/occurrence.h"
#include "casus/oracle/signal.h"

namespace casus::oracle {

// A number as bounds; `greatest` is nullopt where nothing bounds it.
struct Bounds {
  measure::Decimal least;
  std::optional<measure::Decimal> greatest = measure::Decimal{};
};

// What shows that something went on: an incident, a stay, a return that stands. It was
// at one unknown instant of its time, or it went on through all of it.
struct Support {
  measure::Interval when;          // as any report allows
  measure::Interval certain_when;  // as the good reports allow
  bool certain = false;            // in every respect but its instant
  bool goes_on = false;
  bool includes_to = false;        // an exact report names the last instant
};

struct Portion {
  Position from = beginning;          // it may count at [from, to)
  Position to = beginning;
  Position certain_from = beginning;  // and, if it is certain, it does at [certain_from, certain_to)
  Position certain_to = beginning;
  bool certain = false;               // in every respect but its instant
  Bounds amount;                      // if it counts at all
  Reasons doubts;
  std::set<const fact::Fact*> evidence;
  std::vector<Support> support;
};

struct Sum {
  measure::Decimal certain;
  std::optional<measure::Decimal> possible = measure::Decimal{};
  measure::Decimal certain_but_for_time;  // what is certain in all but its instant, where it may count
};
[[nodiscard]] Sum sum_at(const std::vector<Portion>& portions, Position p);

// The stretches between two positions at which the sum may change; it is zero beyond.
[[nodiscard]] std::vector<Piece> stretches_of(const std::vector<Portion>& portions);

// What is left of a portion where an excuse holds: nothing where it certainly does,
// something possible where it possibly does.
[[nodiscard]] std::vector<Portion> unexcused(const Portion& portion, const Signal& excused);

// All that supports, proves or puts in doubt what was so in [from, to), as one portion.
[[nodiscard]] Portion joined(const std::vector<Portion>& portions, Piece when);

}  // namespace casus::oracle
