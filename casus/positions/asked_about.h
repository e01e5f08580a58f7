// AskedAbout: the issues that some conditions name, and every combination of their options.
#pragma once

#include <functional>
#include <set>
#include <vector>

#include "casus/positions/agenda.h"

namespace casus::positions {

class AskedAbout {
 public:
  static constexpr std::uint64_t most_combinations = 4096;

  void add(const talks::Condition& condition) {
    if (condition.kind == talks::Condition::Kind::is) issues_.insert(condition.issue);
    for (const talks::Condition& part : condition.parts) add(part);
  }
  [[nodiscard]] std::vector<std::size_t> issues() const { return {issues_.begin(), issues_.end()}; }

  // Each combination as a package, whose other issues stand at 0, and as the condition that it
  // is taken. False, and nothing is done, if they are more than most_combinations.
  using Use = std::function<void(const talks::Package&, talks::Condition)>;
  bool each_combination(const Agenda& agenda, const Use& use) const;

 private:
  std::set<std::size_t> issues_;
};

}  // namespace casus::positions
