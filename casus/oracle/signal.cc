// Signals as maps from the position of each change to the answer from there on.
#include "casus/oracle/signal.h"

#include <algorithm>
#include <set>

namespace casus::oracle {

using measure::Truth;

namespace {

// The answers of two signals, position by position.
Signal combined(const Signal& a, const Signal& b, const std::function<Truth(Truth, Truth)>& how) {
  std::set<Position> changes;
  for (const Signal* one : {&a, &b})
    for (const Piece& piece : one->pieces()) changes.insert(piece.from);
  Signal all;
  for (const Position p : changes) all.set(p, ending, how(a.at(p), b.at(p)));
  return all;
}

}  // namespace

Signal::Signal(Truth truth) : changes_{{beginning, truth}} {}

Truth Signal::at(Position p) const { return std::prev(changes_.upper_bound(p))->second; }

void Signal::set(Position from, Position to, Truth truth) {
  from = std::max(from, beginning);
  to = std::min(to, ending);
  if (from >= to) return;
  const Truth after = at(to);
  changes_.erase(changes_.lower_bound(from), changes_.upper_bound(to));
  changes_[from] = truth;
  if (to < ending) changes_[to] = after;
}

void Signal::raise(Position from, Position to, Truth truth) {
  Signal least;
  least.set(from, to, truth);
  *this = either(*this, least);
}

std::vector<Piece> Signal::pieces() const {
  std::vector<Piece> all;
  for (const auto& [from, truth] : changes_) {
    if (!all.empty() && all.back().truth == truth) continue;
    if (!all.empty()) all.back().to = from;
    all.push_back({from, ending, truth});
  }
  return all;
}

std::vector<Piece> Signal::stretches(const std::function<bool(Truth)>& wanted) const {
  std::vector<Piece> all;
  for (const Piece& piece : pieces()) {
    if (!wanted(piece.truth)) continue;
    if (!all.empty() && all.back().to == piece.from) {
      all.back().to = piece.to;
      all.back().truth = both(all.back().truth, piece.truth);
    } else {
      all.push_back(piece);
    }
  }
  return all;
}

Signal both(const Signal& a, const Signal& b) {
  return combined(a, b, [](Truth x, Truth y) { return measure::both(x, y); });
}

Signal either(const Signal& a, const Signal& b) {
  return combined(a, b, [](Truth x, Truth y) { return measure::either(x, y); });
}

Signal negated(const Signal& a) {
  return combined(a, a, [](Truth x, Truth) { return measure::negate(x); });
}

}  // namespace casus::oracle
