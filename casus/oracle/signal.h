// Signal: what is true when. A three-valued answer at every instant and in every open
// stretch between two instants, constant but for finitely many changes.
//
// Positions are half milliseconds: the instant t is 2t, the stretch right after it
// 2t + 1, so "up to and including t" and "up to t" are different numbers and no rule
// about open and closed ends is needed anywhere else.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <vector>

#include "casus/measure/time.h"
#include "casus/measure/truth.h"

namespace casus::oracle {

using Position = std::int64_t;
[[nodiscard]] constexpr Position at(measure::Instant t) { return 2 * t.ms(); }
[[nodiscard]] constexpr Position just_after(measure::Instant t) { return 2 * t.ms() + 1; }
// The instant that a position is, or that its stretch begins with.
[[nodiscard]] constexpr measure::Instant instant_of(Position p) {
  return measure::Instant{p >= 0 ? p / 2 : -((-p + 1) / 2)};
}

inline constexpr Position beginning = INT64_MIN / 4;
inline constexpr Position ending = INT64_MAX / 4;

struct Piece {  // positions [from, to), all with one answer
  Position from = beginning;
  Position to = ending;
  measure::Truth truth = measure::Truth::no;
};

class Signal {
 public:
  // `no` everywhere, or `truth`.
  explicit Signal(measure::Truth truth = measure::Truth::no);

  [[nodiscard]] measure::Truth at(Position p) const;
  // Sets positions [from, to); nothing if empty.
  void set(Position from, Position to, measure::Truth truth);
  // As set, but never lowers: a position keeps the greater of the two answers.
  void raise(Position from, Position to, measure::Truth truth);
  // The maximal pieces, in order of time; neighbours differ.
  [[nodiscard]] std::vector<Piece> pieces() const;
  // The maximal stretches on which `wanted` says yes to the answer.
  [[nodiscard]] std::vector<Piece> stretches(const std::function<bool(measure::Truth)>& wanted) const;

  friend Signal both(const Signal& a, const Signal& b);
  friend Signal either(const Signal& a, const Signal& b);
  friend Signal negated(const Signal& a);

 private:
  std::map<Position, measure::Truth> changes_;  // the answer from here on
};

Signal both(const Signal& a, const Signal& b);
Signal either(const Signal& a, const Signal& b);
Signal negated(const Signal& a);

}  // namespace casus::oracle
