// Berge's multiplication: the minimal hitting sets of one set more are those that hit it
// already, and those that do not, each with one of its lines added.
#include "casus/talks/hitting.h"

#include <algorithm>
#include <bit>

namespace casus::talks {

namespace {

// Fewer lines first, so that a set comes after every part of it.
void by_size(std::vector<LineBits>& sets) {
  std::ranges::sort(sets, [](LineBits a, LineBits b) { return std::pair{std::popcount(a), a} < std::pair{std::popcount(b), b}; });
}

bool holds_one_of(LineBits set, const std::vector<LineBits>& parts) {
  return std::ranges::any_of(parts, [set](LineBits part) { return (part & set) == part; });
}

}  // namespace

std::vector<LineBits> maximal(std::vector<LineBits> sets) {
  by_size(sets);
  std::vector<LineBits> kept;
  for (std::size_t i = sets.size(); i-- > 0;) {
    const LineBits set = sets[i];
    if (std::ranges::none_of(kept, [set](LineBits whole) { return (whole & set) == set; })) kept.push_back(set);
  }
  std::ranges::sort(kept);
  return kept;
}

std::optional<std::vector<LineBits>> hitting_sets(const std::vector<LineBits>& sets, std::size_t most) {
  std::vector<LineBits> hitting{0};
  std::vector<LineBits> order = sets;
  by_size(order);
  for (const LineBits set : order) {
    std::vector<LineBits> kept, added;
    for (const LineBits each : hitting) {
      if ((each & set) != 0) kept.push_back(each);
    }
    for (const LineBits each : hitting) {
      if ((each & set) != 0) continue;
      for (LineBits rest = set; rest != 0; rest &= rest - 1) {
        const LineBits more = each | (rest & (~rest + 1));
        if (!holds_one_of(more, kept)) added.push_back(more);
      }
    }
    by_size(added);
    added.erase(std::ranges::unique(added).begin(), added.end());
    kept.insert(kept.end(), added.begin(), added.end());
    hitting = std::move(kept);
    if (hitting.size() > most) return std::nullopt;
  }
  std::ranges::sort(hitting);
  return hitting;
}

}  // namespace casus::talks
