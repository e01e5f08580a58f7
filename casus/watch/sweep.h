// Sweep: loads with uncertain instants against a threshold over a window.
//
// A load that happened at an unknown instant t of [from, to) lies in the closed
// window [x - D, x] possibly for x in [from, to + D) and certainly for x in
// [to, from + D]; one exactly at `from` does so for x in [from, from + D]. One that goes
// on through all of [from, to) is in it certainly for x in [from, to + D); of an amount
// that came bit by bit in [from, to) all is in it for x in [to, from + D]. Both counts
// change only at those places, see signal.h for positions.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "casus/measure/time.h"
#include "casus/watch/signal.h"

namespace casus::watch {

struct Load {
  measure::Interval when;                 // the instants at which it may have happened
  measure::Interval certain_when;         // the same as its certain part tells
  bool includes_to = false;               // `when.to` is one of its instants (always so if exact)
  bool goes_on = false;                   // it went on through all of its certain time
  std::int64_t certain = 0;               // what it adds to the certain count
  std::optional<std::int64_t> possible;   // what it may add at most; nullopt: no bound
  bool spread = false;                    // it came bit by bit in all of `when`
};

// Where a window that looks back over D sees the load, possibly and certainly; the
// certain span may be empty.
[[nodiscard]] Span possibly_seen(const Load& load, measure::Duration window);
[[nodiscard]] Span certainly_seen(const Load& load, measure::Duration window);

// A maximal span on which the threshold is at least possibly reached.
struct Stretch {
  Span span;
  std::vector<Span> certain;               // where it is certainly reached, apart from each other
  std::int64_t peak_certain = 0;
  std::optional<std::int64_t> peak_possible = 0;
  bool reached_but_for_time = false;       // certain loads alone would reach it at some possible instants
  std::vector<std::uint32_t> members;      // loads possible in it, ascending
};

// Every load must add something possible. `threshold` > 0.
[[nodiscard]] std::vector<Stretch> sweep(std::span<const Load> loads, measure::Duration window,
                                         std::int64_t threshold);

}  // namespace casus::watch
