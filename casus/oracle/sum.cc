// Sums, by adding all portions anew at every stretch.
#include "casus/oracle/sum.h"

#include <algorithm>

namespace casus::oracle {

using measure::Truth;

Sum sum_at(const std::vector<Portion>& portions, Position p) {
  Sum sum;
  for (const Portion& one : portions) {
    if (p < one.from || p >= one.to) continue;
    if (!one.amount.greatest) sum.possible = std::nullopt;
    if (sum.possible) sum.possible = *sum.possible + *one.amount.greatest;
    if (!one.certain) continue;
    sum.certain_but_for_time = sum.certain_but_for_time + one.amount.least;
    if (p >= one.certain_from && p < one.certain_to) sum.certain = sum.certain + one.amount.least;
  }
  return sum;
}

std::vector<Piece> stretches_of(const std::vector<Portion>& portions) {
  std::set<Position> changes;
  for (const Portion& one : portions)
    for (const Position p : {one.from, one.to, one.certain_from, one.certain_to})
      if (p >= one.from && p <= one.to) changes.insert(p);
  std::vector<Piece> all;
  for (auto p = changes.begin(); p != changes.end() && std::next(p) != changes.end(); ++p)
    all.push_back({*p, *std::next(p), Truth::no});
  return all;
}

std::vector<Portion> unexcused(const Portion& portion, const Signal& excused) {
  std::vector<Portion> all;
  for (const Piece& piece : excused.pieces()) {
    Portion rest = portion;
    rest.from = std::max(portion.from, piece.from);
    rest.to = std::min(portion.to, piece.to);
    if (piece.truth == Truth::yes || rest.from >= rest.to) continue;
    if (piece.truth == Truth::unknown) rest.certain = false;
    all.push_back(rest);
  }
  return all;
}

Portion joined(const std::vector<Portion>& portions, Piece when) {
  Portion all;
  for (const Portion& one : portions) {
    if (one.from >= when.to || one.to <= when.from) continue;
    all.doubts.insert(one.doubts.begin(), one.doubts.end());
    all.evidence.insert(one.evidence.begin(), one.evidence.end());
    all.support.insert(all.support.end(), one.support.begin(), one.support.end());
  }
  return all;
}

}  // namespace casus::oracle
