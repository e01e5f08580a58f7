// Frontiers merged issue by issue. Issues that a condition ties together are one group,
// enumerated first; the groups are then merged, the smallest first. What is kept of each
// merge is which two points made a point, so that packages are put together at the end.
//
// Dominated sums are sorted out by sweeping from the best score of the first party on:
// for two parties one number, for three a staircase of the other two (Kung, Luccio and
// Preparata 1975), for more a list of those that are kept.
#include <algorithm>
#include <map>
#include <numeric>

#include "casus/talks/demands.h"
#include "casus/talks/frontier.h"
#include "casus/talks/natural.h"
#include "casus/talks/space.h"

namespace casus::talks {

namespace {

// Points of a group of issues, and how each was made.
struct Layer {
  std::size_t parties = 0;
  std::vector<Points> scores;
  std::vector<std::uint64_t> packages;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> made;  // of the layer before, of the group added
  [[nodiscard]] std::size_t size() const { return packages.size(); }
  [[nodiscard]] const Points* point(std::size_t i) const { return scores.data() + i * parties; }
};

// Points beside each other in memory, sorted from the best on, equal ones joined.
struct Row {
  const Points* point;
  std::uint32_t number;
};

// Says of points that come in descending order whether one that came before dominates.
class Sweep {
 public:
  // Spends one of `comparisons` for each that takes time; says no to all when none is left.
  Sweep(std::size_t parties, std::uint64_t& comparisons) : parties_{parties}, comparisons_{comparisons} {}
  bool keeps(const Points* point) {
    if (parties_ == 1) return kept_.empty() ? (kept_.push_back(point), true) : false;
    if (parties_ == 2) return keeps_two(point);
    if (parties_ == 3) return keeps_three(point[1], point[2]);
    return keeps_more(point);
  }

 private:
  bool keeps_two(const Points* point) {
    if (!kept_.empty() && kept_.back()[1] >= point[1]) return false;
    kept_.push_back(point);
    return true;
  }
  // stairs_: the second score to the best third one so far, falling as it rises.
  bool keeps_three(Points second, Points third) {
    auto next = stairs_.lower_bound(second);
    if (next != stairs_.end() && next->second >= third) return false;
    while (next != stairs_.begin() && std::prev(next)->second <= third) stairs_.erase(std::prev(next));
    stairs_[second] = third;
    return true;
  }
  bool keeps_more(const Points* point) {
    for (std::size_t i = 0; i < kept_.size(); ++i) {
      if (comparisons_ == 0) return false;
      --comparisons_;
      const Points* kept = kept_[i];
      std::size_t p = 1;
      while (p < parties_ && kept[p] >= point[p]) ++p;
      if (p < parties_) continue;
      std::swap(kept_[i], kept_[i / 2]);
      return false;
    }
    kept_.push_back(point);
    return true;
  }

  std::size_t parties_;
  std::uint64_t& comparisons_;
  std::vector<const Points*> kept_;
  std::map<Points, Points> stairs_;
};

// The points of `all` that none dominates, best first; not all of them if no comparison is
// left.
Layer undominated(const Layer& all, std::uint64_t& comparisons) {
  std::vector<Row> rows;
  rows.reserve(all.size());
  for (std::size_t i = 0; i < all.size(); ++i) rows.push_back({all.point(i), static_cast<std::uint32_t>(i)});
  const std::size_t parties = all.parties;
  std::ranges::sort(rows, [&](const Row& a, const Row& b) {
    const int order = [&] {
      for (std::size_t p = 0; p < parties; ++p) {
        if (a.point[p] != b.point[p]) return a.point[p] > b.point[p] ? -1 : 1;
      }
      return 0;
    }();
    return order != 0 ? order < 0 : a.number < b.number;
  });
  Layer out;
  out.parties = parties;
  Sweep sweep{parties, comparisons};
  for (std::size_t i = 0; i < rows.size();) {
    const Row& first = rows[i];
    std::uint64_t packages = 0;
    for (; i < rows.size() && std::equal(first.point, first.point + parties, rows[i].point); ++i) packages = saturated_sum(packages, all.packages[rows[i].number]);
    if (!sweep.keeps(first.point)) continue;
    out.scores.insert(out.scores.end(), first.point, first.point + parties);
    out.packages.push_back(packages);
    out.made.push_back(all.made[first.number]);
  }
  return out;
}

// Issues that no condition ties to others, and those that are: the groups, by their
// lowest issue.
std::vector<std::vector<std::size_t>> groups_of(const Talk& talk, const std::vector<const Condition*>& conditions) {
  std::vector<std::size_t> root(talk.issues.size());
  std::iota(root.begin(), root.end(), std::size_t{0});
  const auto find = [&](std::size_t issue) {
    while (root[issue] != issue) issue = root[issue];
    return issue;
  };
  const auto tie = [&](const auto& self, const Condition& condition, std::optional<std::size_t>& first) -> void {
    if (condition.kind == Condition::Kind::is) {
      if (!first) first = condition.issue;
      const std::size_t a = find(*first), b = find(condition.issue);
      root[std::max(a, b)] = std::min(a, b);
    }
    for (const Condition& part : condition.parts) self(self, part, first);
  };
  for (const Condition* condition : conditions) {
    std::optional<std::size_t> first;
    tie(tie, *condition, first);
  }
  std::vector<std::vector<std::size_t>> groups(talk.issues.size());
  for (std::size_t i = 0; i < talk.issues.size(); ++i) groups[find(i)].push_back(i);
  std::erase_if(groups, [](const auto& group) { return group.empty(); });
  return groups;
}

bool names_options(const Condition& condition) {
  return condition.kind == Condition::Kind::is || std::ranges::any_of(condition.parts, names_options);
}

class Merger {
 public:
  Merger(const Talk& talk, const std::vector<const Condition*>& conditions, const MergeLimits& limits)
      : talk_{talk}, conditions_{conditions}, limits_{limits}, parties_{parties_with_points(talk)}, comparisons_{limits.comparisons} {}

  std::optional<Frontier> run() {
    // A condition over no option holds of every package or of none.
    if (!std::ranges::all_of(conditions_, [](const Condition* each) { return names_options(*each) || holds(*each, {}); }))
      return Frontier{parties_.size(), {}, {}, {}};
    std::vector<std::vector<std::size_t>> groups = groups_of(talk_, conditions_);
    for (const auto& group : groups) {
      std::optional<Layer> layer = group_layer(group);
      if (!layer) return std::nullopt;
      groups_.push_back({group, std::move(*layer)});
    }
    std::ranges::stable_sort(groups_, {}, [](const Group& each) { return each.layer.size(); });
    layers_.push_back(groups_.front().layer);
    for (std::size_t g = 1; g < groups_.size(); ++g) {
      if (!merge(groups_[g].layer)) return std::nullopt;
    }
    return put_together();
  }

 private:
  struct Group {
    std::vector<std::size_t> issues;
    Layer layer;                      // made[i].second: number of the group's package
  };

  // The conditions that speak of an issue of the group speak of no other.
  [[nodiscard]] std::vector<const Condition*> conditions_on(std::size_t issue) const {
    const auto speaks = [issue](const auto& self, const Condition& condition) -> bool {
      if (condition.kind == Condition::Kind::is) return condition.issue == issue;
      return std::ranges::any_of(condition.parts, [&](const Condition& part) { return self(self, part); });
    };
    std::vector<const Condition*> out;
    std::ranges::copy_if(conditions_, std::back_inserter(out), [&](const Condition* each) { return speaks(speaks, *each); });
    return out;
  }

  void set(const std::vector<std::size_t>& group, std::uint64_t number, Package& package) const {
    for (const std::size_t issue : group) {
      const std::uint64_t options = talk_.issues[issue].options.size();
      package[issue] = static_cast<std::uint32_t>(number % options);
      number /= options;
    }
  }

  std::optional<Layer> group_layer(const std::vector<std::size_t>& group) {
    Natural count{1};
    for (const std::size_t issue : group) count.times(talk_.issues[issue].options.size());
    if (count.or_largest() > limits_.component) return std::nullopt;
    std::vector<const Condition*> conditions;
    for (const std::size_t issue : group) {
      for (const Condition* each : conditions_on(issue)) {
        if (std::ranges::find(conditions, each) == conditions.end()) conditions.push_back(each);
      }
    }
    Layer all;
    all.parties = parties_.size();
    Package package(talk_.issues.size());
    for (std::uint32_t number = 0; number < count.or_largest(); ++number) {
      set(group, number, package);
      if (!std::ranges::all_of(conditions, [&](const Condition* each) { return holds(*each, package); })) continue;
      for (const std::size_t p : parties_) {
        const Party& party = talk_.parties[p];
        Points sum = 0;
        for (const std::size_t issue : group) sum += in_grains(party, party.points[issue][package[issue]]);
        all.scores.push_back(sum);
      }
      all.packages.push_back(1);
      all.made.emplace_back(0, number);
    }
    return undominated(all, comparisons_);
  }

  bool merge(const Layer& group) {
    const Layer& last = layers_.back();
    if (group.size() != 0 && last.size() > limits_.candidates / group.size()) return false;
    Layer all;
    all.parties = last.parties;
    all.scores.reserve(last.size() * group.size() * all.parties);
    for (std::uint32_t a = 0; a < last.size(); ++a) {
      for (std::uint32_t b = 0; b < group.size(); ++b) {
        for (std::size_t p = 0; p < all.parties; ++p) all.scores.push_back(last.point(a)[p] + group.point(b)[p]);
        all.packages.push_back(saturated_product(last.packages[a], group.packages[b]));
        all.made.emplace_back(a, b);
      }
    }
    layers_.push_back(undominated(all, comparisons_));
    layers_[layers_.size() - 2].scores.clear();  // only how points were made is needed on
    return layers_.back().size() <= limits_.points && comparisons_ > 0;
  }

  Frontier put_together() {
    const Layer& last = layers_.back();
    Frontier out;
    out.parties = last.parties;
    out.scores = last.scores;
    out.packages = last.packages;
    for (std::uint32_t i = 0; i < last.size(); ++i) {
      Package package(talk_.issues.size());
      std::uint32_t at = i;
      for (std::size_t g = groups_.size() - 1; g > 0; --g) {
        const auto [before, added] = layers_[g].made[at];
        set(groups_[g].issues, groups_[g].layer.made[added].second, package);
        at = before;
      }
      set(groups_.front().issues, groups_.front().layer.made[at].second, package);
      out.examples.push_back(std::move(package));
    }
    put_in_order(out);
    return out;
  }

  const Talk& talk_;
  const std::vector<const Condition*>& conditions_;
  const MergeLimits& limits_;
  std::vector<std::size_t> parties_;
  std::uint64_t comparisons_;
  std::vector<Group> groups_;
  std::vector<Layer> layers_;
};

}  // namespace

std::optional<Frontier> merged_frontier(const Talk& talk, const std::vector<const Condition*>& conditions, const MergeLimits& limits) {
  if (!additive(talk) || parties_with_points(talk).empty()) return std::nullopt;
  return Merger{talk, conditions, limits}.run();
}

}  // namespace casus::talks
