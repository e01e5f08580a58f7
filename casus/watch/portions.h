// Portions: what facts, verdicts and meanings add to the count of a condition, and where
// a window that looks back sees them.
//
//   a report of 10:00, asked about within 2 h: 1 on [at(10:00), just_after(12:00))
//   a hole from 10:00 to 11:00, likewise:      any number on [at(10:00), at(13:00)), no_coverage
//
// Amounts are in millionths, as Decimal holds them; one incident is a million.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "casus/measure/decimal.h"
#include "casus/measure/time.h"
#include "casus/watch/coverage.h"
#include "casus/watch/reasons.h"
#include "casus/watch/ruling.h"
#include "casus/watch/signal.h"
#include "casus/watch/weights.h"

namespace casus::watch {

struct Portion {
  Span possible;                           // where it may count
  Span certain;                            // where it does, if it is certain
  bool sure = false;                       // certain in every respect but its instant
  std::int64_t least = 0;                  // what it adds, if it counts; below zero: see sighted.h
  std::optional<std::int64_t> most = 0;    // nullopt: no bound
  Reasons doubts;
  std::vector<Support> support;
  std::vector<std::uint32_t> evidence{};   // log indices
};
using Portions = std::vector<Portion>;

// `window` nullopt: it counts from its instant on for ever, as what was done is done.
[[nodiscard]] Portion portion_of(const Weight& weight, const Amount& amount, std::optional<measure::Duration> window);
[[nodiscard]] Portion portion_of(const Hole& hole, measure::Duration window);
// A breach; one at a single instant is seen as an incident is, others while they go on.
[[nodiscard]] Portions portions_of(const Ruling& ruling, std::optional<measure::Duration> window);

// What something that holds for a while rests on, and what else puts a stretch of it in doubt.
struct Basis {
  const Portions& grounds;
  std::function<Reasons(Span)> beside{};
};
// One at the most where it possibly holds, one where it certainly does. Each stretch has the
// doubts and the support of the grounds that touch it.
[[nodiscard]] Portions portions_of(const Signal& signal, const Basis& basis, measure::Duration window);

// What the portions that touch each span rest on. The spans are ascending and apart.
struct Grounds {
  std::vector<Support> support;
  std::vector<std::uint32_t> evidence;  // ascending, each once
};
[[nodiscard]] std::vector<Grounds> grounds_of(const std::vector<Span>& spans, const Portions& portions);

// Where the portions add up to `needed`: yes by certain ones, unknown by possible ones.
[[nodiscard]] Signal reached(const Portions& portions, std::int64_t needed);

// The doubts of the portions that touch a span, found by binary search: a span touches as
// many as begin before its end, less those that end before it begins.
class DoubtIndex {
 public:
  explicit DoubtIndex(const Portions& portions);
  // uncertain_time beside, where a sure one may count but does not throughout.
  [[nodiscard]] Reasons in(Span span) const;
  // Without that.
  [[nodiscard]] Reasons touching(Span span) const;

 private:
  struct Ends {
    std::vector<Position> begin;  // sorted, each by itself
    std::vector<Position> end;
  };
  struct Edge {
    Position at;
    Position extreme;
  };
  std::vector<Ends> ends_{reasons_known};
  std::vector<Edge> begins_;  // of sure portions, ascending: the greatest certain begin so far
  std::vector<Edge> finishes_;  // of sure portions, ascending: the least certain end from here on
};

}  // namespace casus::watch
