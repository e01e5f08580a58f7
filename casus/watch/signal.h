// Signal: what is true when. One three-valued answer at every instant and in every open
// stretch between two instants, kept as the sorted places at which it changes.
//
// A position is half a millisecond: the instant t is 2t, the stretch right after it 2t + 1.
// "Up to and including t" ends at 2t + 1, "up to t" at 2t, and nothing else needs to know
// of open and closed ends.
//
//   fire of 10:00, asked about within 1 h: yes on [at(10:00), just_after(11:00))
//
// `both` and `either` merge two signals in one pass; asking about a stretch is a binary
// search and the pieces that it touches.
#pragma once

#include <cstdint>
#include <vector>

#include "casus/measure/time.h"
#include "casus/measure/truth.h"

namespace casus::watch {

using Position = std::int64_t;
[[nodiscard]] constexpr Position at(measure::Instant t) { return 2 * t.ms(); }
[[nodiscard]] constexpr Position just_after(measure::Instant t) { return 2 * t.ms() + 1; }
// The instant that a position is, or after which its stretch begins.
[[nodiscard]] constexpr measure::Instant instant_of(Position p) { return measure::Instant{p >> 1}; }

inline constexpr Position beginning = INT64_MIN / 4;  // before and beyond every instant
inline constexpr Position ending = INT64_MAX / 4;

struct Span {  // positions [from, to)
  Position from = beginning;
  Position to = ending;
  friend constexpr auto operator<=>(const Span&, const Span&) = default;
};

struct Piece {  // positions with one answer; its neighbours have others
  Span span;
  measure::Truth truth = measure::Truth::no;
};

class Signal {
 public:
  // One answer everywhere.
  explicit Signal(measure::Truth always = measure::Truth::no) : changes_{{beginning, always}} {}

  // The answer from `p` on. Positions must come in ascending order; the last word of one
  // position counts.
  void then(Position p, measure::Truth truth);

  [[nodiscard]] measure::Truth at(Position p) const;
  // The least and the greatest answer in the span, which is not empty.
  struct Bounds {
    measure::Truth least;
    measure::Truth greatest;
  };
  [[nodiscard]] Bounds over(Span span) const;
  [[nodiscard]] bool is_unknown_in(Span span) const;
  // The answers of the span; beyond it nothing is said.
  [[nodiscard]] Signal in(Span span) const;

  // The maximal pieces in order of time.
  [[nodiscard]] std::vector<Piece> pieces() const;
  // The maximal spans on which the answer is at least this one.
  [[nodiscard]] std::vector<Span> at_least(measure::Truth truth) const;

  // Both or one of two signals; the opposite of one.
  friend Signal both(const Signal& a, const Signal& b);
  friend Signal either(const Signal& a, const Signal& b);
  friend Signal negated(const Signal& a);

 private:
  struct Change {
    Position at;
    measure::Truth truth;
  };
  [[nodiscard]] std::size_t piece_of(Position p) const;
  template <typename How>
  static Signal combined(const Signal& a, const Signal& b, How how);

  std::vector<Change> changes_;  // ascending; neighbours differ; the first is at `beginning`
};

[[nodiscard]] Signal both(const Signal& a, const Signal& b);
[[nodiscard]] Signal either(const Signal& a, const Signal& b);
[[nodiscard]] Signal negated(const Signal& a);

// Yes on the certain spans, unknown on the rest of the possible ones. Spans may overlap.
[[nodiscard]] Signal signal_of(std::vector<Span> possible, std::vector<Span> certain);

}  // namespace casus::watch
