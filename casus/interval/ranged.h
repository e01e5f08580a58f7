// Ranged: a talk in which parties have told some of their points, or their floor, only as
// intervals: 9..14.
//
// A *completion* puts one whole number of each interval in its place, each independently of
// the others; it is an ordinary talk (casus/talks/talk.h). Two completions answer for all of
// them what a party can accept: at the best end (points high, floors low) a package is
// acceptable if it is in any completion, at the worst end if it is in every one.
//
//   Ranged ranged;
//   ranged.talk = ...;                                  // what is exact; an interval's option counts 0 in it
//   ranged.terms = {{.party = 0, .issue = 1, .options = {0}, .points = {9, 14}}};
//   ranged.floors = {Range{30, 40}, {}};                // by party
//   talks::survey(at_end(ranged, End::worst), executor).acceptable;   // surely acceptable
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "casus/talks/natural.h"
#include "casus/talks/talk.h"

namespace casus::interval {

using talks::Points;

struct Range {
  Points low = 0;
  Points high = 0;  // not below low
  [[nodiscard]] bool exact() const { return low == high; }
  [[nodiscard]] std::uint64_t width() const { return static_cast<std::uint64_t>(high - low) + 1; }
  friend bool operator==(const Range&, const Range&) = default;
};

// Points that count in every package that takes one of these options of the issue.
struct Term {
  std::size_t party = 0;
  std::size_t issue = 0;
  std::vector<std::uint32_t> options{};  // ascending
  Range points{};
};

// A line of the talk with a least score is the floor of its party, and moves with it.
struct Ranged {
  talks::Talk talk{};
  std::vector<Term> terms{};                   // none of them exact
  std::vector<std::optional<Range>> floors{};  // by party; none: as in the talk
};

enum class End : std::uint8_t { worst, best };
[[nodiscard]] talks::Talk at_end(const Ranged& ranged, End end);

[[nodiscard]] bool has_intervals(const Ranged& ranged);
// How many intervals there are, and how many completions.
[[nodiscard]] std::size_t intervals(const Ranged& ranged);
[[nodiscard]] talks::Natural completions(const Ranged& ranged);

// The numbers of the intervals in one order: terms first, then floors by party.
[[nodiscard]] talks::Talk completed(const Ranged& ranged, const std::vector<Points>& numbers);
[[nodiscard]] std::vector<Range> ranges(const Ranged& ranged);

// The same in the order of ids, as talks::sorted: then neither the order of a page nor that
// of the parties moves a draw.
[[nodiscard]] Ranged sorted(const Ranged& ranged, const talks::Sorted& order);

}  // namespace casus::interval
