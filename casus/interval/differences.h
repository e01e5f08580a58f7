// Differences: what one option of an issue is worth to a party beside another one, whatever
// the numbers of the intervals. Where both options count in one interval, it counts for both
// alike, and the difference knows nothing of it.
#pragma once

#include <cstddef>
#include <vector>

#include "casus/interval/ranged.h"

namespace casus::interval {

// Of two packages, or of two options of an issue: what each scores by itself, the first at its
// lowest and the second at its highest, and what both score alike.
struct Beside {
  Points first_low = 0, second_high = 0;
  Range shared{};
};

class Differences {
 public:
  explicit Differences(const Ranged& ranged);

  [[nodiscard]] const Beside& options(std::size_t party, std::size_t issue, std::size_t first, std::size_t second) const {
    return table_[party][issue][first * options_[issue] + second];
  }
  [[nodiscard]] Beside packages(std::size_t party, const talks::Package& first, const talks::Package& second) const;
  // By how much at least the first is better for the party than the second, in any completion.
  [[nodiscard]] Points at_least(std::size_t party, std::size_t issue, std::size_t first, std::size_t second) const {
    const Beside& beside = options(party, issue, first, second);
    return beside.first_low - beside.second_high;
  }

 private:
  std::vector<std::size_t> options_;                           // by issue
  std::vector<std::vector<std::vector<Beside>>> table_;        // [party][issue][first, second]; empty without points
};

}  // namespace casus::interval
