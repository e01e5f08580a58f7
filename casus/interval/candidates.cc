// Walking where it is possible, searching where it is not.
#include "casus/interval/candidates.h"

#include <algorithm>

#include "casus/interval/differences.h"
#include "casus/interval/draws.h"
#include "casus/talks/found.h"
#include "casus/talks/space.h"

namespace casus::interval {

using talks::Package;
using talks::Talk;

namespace {

// Is there an option of one issue that is better in every completion, and meets the conditions?
class Outdone {
 public:
  explicit Outdone(const Ranged& ranged) : talk_{ranged.talk}, differences_{ranged}, weighed_{talks::parties_with_points(ranged.talk)}, better_(talk_.issues.size()) {
    for (std::size_t i = 0; i < talk_.issues.size(); ++i) {
      better_[i].resize(talk_.issues[i].options.size());
      for (std::uint32_t from = 0; from < better_[i].size(); ++from) {
        for (std::uint32_t to = 0; to < better_[i].size(); ++to) {
          if (better(i, to, from)) better_[i][from].push_back(to);
        }
      }
    }
  }

  [[nodiscard]] bool operator()(const talks::Demands& demands, const Package& package) const {
    Package other = package;
    for (std::size_t i = 0; i < package.size(); ++i) {
      for (const std::uint32_t option : better_[i][package[i]]) {
        other[i] = option;
        if (std::ranges::all_of(demands.conditions, [&](const talks::Condition* each) { return talks::holds(*each, other); })) return true;
      }
      other[i] = package[i];
    }
    return false;
  }

 private:
  [[nodiscard]] bool better(std::size_t issue, std::size_t first, std::size_t second) const {
    bool strictly = false;
    for (const std::size_t p : weighed_) {
      const Points least = differences_.at_least(p, issue, first, second);
      if (least < 0) return false;
      strictly = strictly || least > 0;
    }
    return strictly;
  }

  const Talk& talk_;
  Differences differences_;
  std::vector<std::size_t> weighed_;
  std::vector<std::vector<std::vector<std::uint32_t>>> better_;  // [issue][option]
};

// nullopt: more than allowed.
std::optional<std::vector<Package>> walked(const Ranged& ranged, const CandidateLimits& limits) {
  const Talk best = at_end(ranged, End::best);
  if (talks::packages_of(best).or_largest() > limits.walk) return std::nullopt;
  const talks::Space space{best};
  const talks::Demands demands = talks::all_demands(best);
  talks::Sieve sieve{space, demands};
  const Outdone outdone{ranged};
  std::vector<Package> out;
  for (std::uint64_t b = 0; b < space.blocks(); ++b) {
    const talks::Mask* mask = sieve.mask(b);
    for (std::size_t i = 0; mask != nullptr && i < space.width(); ++i) {
      if ((*mask)[i] == 0) continue;
      Package package = space.package(b, i);
      if (outdone(demands, package)) continue;
      if (out.size() == limits.kept) return std::nullopt;
      out.push_back(std::move(package));
    }
  }
  std::ranges::sort(out);
  return out;
}

std::vector<Package> searched(const Ranged& ranged, std::uint64_t seed, const CandidateLimits& limits) {
  std::vector<Talk> some{at_end(ranged, End::worst), at_end(ranged, End::best)};
  const std::vector<Range> all = ranges(ranged);
  for (std::uint64_t draw = 0; draw < limits.completions; ++draw) some.push_back(completed(ranged, drawn(all, seed, draw)));
  std::vector<Package> out;
  for (const Talk& talk : some) {
    const auto found = talks::found_frontier(talk, limits.conflicts);
    if (!found) continue;
    const std::size_t kept = std::min(found->examples.size(), limits.found);
    out.insert(out.end(), found->examples.begin(), found->examples.begin() + static_cast<std::ptrdiff_t>(kept));
  }
  std::ranges::sort(out);
  out.erase(std::ranges::unique(out).begin(), out.end());
  return out;
}

}  // namespace

Candidates candidates(const Ranged& ranged, std::uint64_t seed, const CandidateLimits& limits) {
  if (auto all = walked(ranged, limits)) return {std::move(*all), true};
  return {searched(ranged, seed, limits), false};
}

}  // namespace casus::interval
