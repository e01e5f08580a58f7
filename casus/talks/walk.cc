// Walking, merging and counting. Walking looks at every package twice over: once at what
// all of them score, once at the acceptable ones, which the sieve marks block by block.
#include "casus/talks/survey.h"

#include <algorithm>
#include <limits>
#include <map>

#include "casus/talks/found.h"
#include "casus/talks/picks.h"
#include "casus/talks/space.h"

namespace casus::talks {

namespace {

constexpr std::uint64_t blocks_in_a_piece = 4096;

// What one party scores over a block, before rounding.
class BlockScores {
 public:
  explicit BlockScores(const Space& space) : space_{space}, package_(space.talk().issues.size()) {}
  void set(std::uint64_t block) { space_.outer(block, package_); }
  void put(std::size_t party, std::vector<Points>& out) {
    const Party& each = space_.talk().parties[party];
    out.resize(space_.width());
    const Points outer = space_.outer_points(party, package_);
    const std::vector<Points>& inner = space_.inner_points(party);
    for (std::size_t i = 0; i < out.size(); ++i) {
      out[i] = additive(each) ? outer + inner[i] : slow(each, i);
    }
  }

 private:
  Points slow(const Party& party, std::size_t i) {
    space_.inside(i, package_);
    return score(party, package_);
  }
  const Space& space_;
  Package package_;
};

class Walk {
 public:
  Walk(const Talk& talk, Survey& survey, const SurveyLimits& limits)
      : space_{talk}, survey_{survey}, every_{survey.weighed.size(), limits.points}, acceptable_{survey.weighed.size(), limits.points} {}

  void run() {
    const Talk& talk = space_.talk();
    const Demands all = all_demands(talk), floors = floors_alone(talk);
    Sieve sieve{space_, all}, rational{space_, floors};
    std::uint64_t accepted = 0, rational_packages = 0;
    BlockScores scores{space_};
    std::vector<std::vector<Points>> by_party(survey_.weighed.size());
    for (std::uint64_t b = 0; b < space_.blocks(); ++b) {
      scores.set(b);
      for (std::size_t p = 0; p < by_party.size(); ++p) scores.put(survey_.weighed[p], by_party[p]);
      const Mask* mask = sieve.mask(b);
      accepted += look(b, by_party, mask);
      rational_packages += rational.count(b, b + 1);
    }
    survey_.acceptable = accepted;
    survey_.rational = rational_packages;
    if (survey_.weighed.empty()) return;
    if (!every_.overflowed()) survey_.frontier = every_.take();
    if (!acceptable_.overflowed()) survey_.acceptable_frontier = acceptable_.take();
    survey_.max_sum = largest_sum_;
  }

 private:
  std::uint64_t look(std::uint64_t block, const std::vector<std::vector<Points>>& by_party, const Mask* mask) {
    std::uint64_t accepted = 0;
    std::vector<Points> point(by_party.size());
    for (std::size_t i = 0; i < space_.width(); ++i) {
      double sum = 0;
      for (std::size_t p = 0; p < point.size(); ++p) {
        const Party& party = space_.talk().parties[survey_.weighed[p]];
        point[p] = in_grains(party, by_party[p][i]);
        sum += static_cast<double>(by_party[p][i]) / static_cast<double>(party.unit);
      }
      largest_sum_ = std::max(largest_sum_, sum);
      const bool accepts = mask != nullptr && (*mask)[i] != 0;
      accepted += accepts ? 1 : 0;
      if (point.empty()) continue;
      if (every_.add(point)) every_.example() = space_.package(block, i);
      if (accepts && acceptable_.add(point)) acceptable_.example() = space_.package(block, i);
    }
    return accepted;
  }

  Space space_;
  Survey& survey_;
  FrontierBuilder every_, acceptable_;
  double largest_sum_ = std::numeric_limits<double>::lowest();
};

// The points of a frontier at which nobody is below its floor or another least score.
Frontier above(const Talk& talk, const Survey& survey, const Frontier& all) {
  const Demands demands = all_demands(talk);
  Frontier out;
  out.parties = all.parties;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const std::span<const Points> point = all.point(i);
    bool reached = true;
    for (std::size_t p = 0; p < point.size(); ++p) {
      const std::size_t party = survey.weighed[p];
      reached = reached && (!demands.least[party] || point[p] >= in_grains(talk.parties[party], *demands.least[party]));
    }
    if (!reached) continue;
    out.scores.insert(out.scores.end(), point.begin(), point.end());
    out.packages.push_back(all.packages[i]);
    out.examples.push_back(all.examples[i]);
  }
  return out;
}

// The largest sum of scores over all packages of additive points is that of the best
// options, issue by issue.
double largest_sum(const Talk& talk, const Survey& survey) {
  double total = 0;
  for (std::size_t i = 0; i < talk.issues.size(); ++i) {
    double best = std::numeric_limits<double>::lowest();
    for (std::size_t option = 0; option < talk.issues[i].options.size(); ++option) {
      double sum = 0;
      for (const std::size_t p : survey.weighed) sum += static_cast<double>(talk.parties[p].points[i][option]) / static_cast<double>(talk.parties[p].unit);
      best = std::max(best, sum);
    }
    total += best;
  }
  return total;
}

// What frontiers tell without a walk; false if there is none of the acceptable packages.
bool merge(const Talk& talk, Survey& survey, const SurveyLimits& limits) {
  if (survey.weighed.empty() || !additive(talk)) return false;
  survey.max_sum = largest_sum(talk, survey);
  const Demands demands = all_demands(talk);
  survey.frontier = merged_frontier(talk, {}, limits.merge);
  const std::optional<Frontier> met = demands.conditions.empty() ? survey.frontier : merged_frontier(talk, demands.conditions, limits.merge);
  if (met) survey.acceptable_frontier = above(talk, survey, *met);
  return survey.acceptable_frontier.has_value();
}

// How many packages give one party each sum: issue after issue, by sums and not by
// packages. nullopt where more than one party, or a condition, has a say, or the sums or
// packages are too many.
std::optional<std::uint64_t> counted_by_sums(const Talk& talk, const Demands& demands) {
  constexpr std::size_t most_sums = 200'000;
  const std::uint64_t packages = packages_of(talk).or_largest();
  if (!demands.conditions.empty() || packages == UINT64_MAX) return std::nullopt;
  std::optional<std::size_t> only;
  for (std::size_t p = 0; p < talk.parties.size(); ++p) {
    if (!demands.least[p]) continue;
    if (only || !additive(talk.parties[p])) return std::nullopt;
    only = p;
  }
  if (!only) return packages;
  std::map<Points, std::uint64_t> sums{{0, 1}};
  for (const std::vector<Points>& row : talk.parties[*only].points) {
    std::map<Points, std::uint64_t> next;
    for (const auto& [sum, count] : sums) {
      for (const Points points : row) next[sum + points] += count;
    }
    if (next.size() > most_sums) return std::nullopt;
    sums = std::move(next);
  }
  std::uint64_t total = 0;
  for (auto at = sums.lower_bound(*demands.least[*only]); at != sums.end(); ++at) total += at->second;
  return total;
}

}  // namespace

std::string_view name(Method method) {
  switch (method) {
    case Method::walked:
      return "walked";
    case Method::merged:
      return "merged";
    case Method::bounded:
      return "bounded";
  }
  return "bounded";
}

std::optional<std::uint64_t> count_meeting(const Talk& talk, const Demands& demands, base::Executor& executor, std::uint64_t most) {
  if (const auto by_sums = counted_by_sums(talk, demands)) return by_sums;
  bool uneven = false;
  for (std::size_t p = 0; p < talk.parties.size(); ++p) uneven = uneven || (demands.least[p] && !additive(talk.parties[p]));
  if (packages_of(talk).or_largest() > (uneven ? std::min(most, SurveyLimits{}.walk) : most)) return std::nullopt;
  const Space space{talk};
  const std::uint64_t pieces = (space.blocks() + blocks_in_a_piece - 1) / blocks_in_a_piece;
  std::vector<std::uint64_t> counts(pieces, 0);
  executor.for_each(pieces, [&](std::size_t piece) {
    Sieve sieve{space, demands};
    const std::uint64_t first = piece * blocks_in_a_piece;
    counts[piece] = sieve.count(first, std::min(space.blocks(), first + blocks_in_a_piece));
  });
  std::uint64_t total = 0;
  for (const std::uint64_t count : counts) total += count;
  return total;
}

Survey survey(const Talk& talk, base::Executor& executor, const SurveyLimits& limits) {
  Survey out;
  out.packages = packages_of(talk);
  out.weighed = parties_with_points(talk);
  for (std::size_t p = 0; p < talk.parties.size(); ++p) out.by_party.push_back(count_meeting(talk, demands_of_party(talk, p), executor, limits.count));
  if (out.packages.or_largest() <= limits.walk) {
    Walk{talk, out, limits}.run();
    out.method = Method::walked;
    out.exact = true;
  } else {
    out.acceptable = count_meeting(talk, all_demands(talk), executor, limits.count);
    out.rational = count_meeting(talk, floors_alone(talk), executor, limits.count);
    if (merge(talk, out, limits)) {
      out.method = Method::merged;
      out.exact = std::ranges::all_of(out.weighed, [&](std::size_t p) { return talk.parties[p].grain == 1; });
    } else if (!out.weighed.empty()) {
      out.acceptable_frontier = found_frontier(talk, limits.conflicts);
    }
  }
  if (out.acceptable_frontier) put_picks(talk, out);
  return out;
}

}  // namespace casus::talks
