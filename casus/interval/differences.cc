// A table of all pairs of options, made once.
#include "casus/interval/differences.h"

#include <algorithm>

namespace casus::interval {

Differences::Differences(const Ranged& ranged) {
  const talks::Talk& talk = ranged.talk;
  for (const talks::Issue& issue : talk.issues) options_.push_back(issue.options.size());
  table_.resize(talk.parties.size());
  for (std::size_t p = 0; p < talk.parties.size(); ++p) {
    if (talk.parties[p].points.empty()) continue;
    for (std::size_t i = 0; i < options_.size(); ++i) {
      std::vector<Beside> pairs(options_[i] * options_[i]);
      for (std::size_t n = 0; n < pairs.size(); ++n) pairs[n] = {talk.parties[p].points[i][n / options_[i]], talk.parties[p].points[i][n % options_[i]], {}};
      table_[p].push_back(std::move(pairs));
    }
  }
  for (const Term& term : ranged.terms) {
    const std::size_t options = options_[term.issue];
    const auto in = [&](std::size_t option) { return std::ranges::find(term.options, option) != term.options.end(); };
    for (std::size_t n = 0; n < options * options; ++n) {
      Beside& pair = table_[term.party][term.issue][n];
      const bool first = in(n / options), second = in(n % options);
      if (first && second) pair.shared.low += term.points.low, pair.shared.high += term.points.high;
      else if (first) pair.first_low += term.points.low;
      else if (second) pair.second_high += term.points.high;
    }
  }
}

Beside Differences::packages(std::size_t party, const talks::Package& first, const talks::Package& second) const {
  Beside out;
  for (std::size_t i = 0; i < first.size(); ++i) {
    const Beside& one = options(party, i, first[i], second[i]);
    out.first_low += one.first_low;
    out.second_high += one.second_high;
    out.shared.low += one.shared.low;
    out.shared.high += one.shared.high;
  }
  return out;
}

}  // namespace casus::interval
