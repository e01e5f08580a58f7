// Incidents plan: clusters get a slot of time each, so that one does not fill
// another's window; singles fall anywhere.
#include "casus/rehearse/incidents_plan.h"

#include <algorithm>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "casus/rehearse/casting.h"
#include "casus/rehearse/dice.h"
#include "casus/rehearse/ground.h"

namespace casus::rehearse {

namespace {

using measure::Duration;
using measure::Instant;

// How far the incidents of one cluster lie from its centre at most.
constexpr measure::Length cluster_reach = measure::kilometres(30);
constexpr measure::Length miss_reach = measure::kilometres(4);
constexpr std::int64_t day_ms = 86'400'000;

// One cluster to play: so many incidents over `span`, evenly or at random, whose
// `measure` adds up to `amount` (0: as chance has it).
struct Cluster {
  std::int64_t incidents = 1;
  std::string measure;
  std::int64_t amount = 0;
  Duration span;
  bool even = false;
  std::int64_t weight = 0;  // kept first where the days do not suffice for all
};

class Planner {
 public:
  Planner(const Stage& stage, const accord::Norm& norm)
      : stage_{stage}, norm_{norm}, dice_{stage.seed, "norm " + norm.id},
        roles_{roles(stage.accord, norm.kind)}, actors_{actors_of(norm)} {
    for (Role& role : roles_) set_all(role.attributes, satisfying(norm.tests));
    for (const accord::Rung& rung : norm.rungs)
      for (const accord::Threshold& threshold : rung.any_of)
        if (threshold.measure != "incidents" && threshold.measure != "deaths") measures_.insert(threshold.measure);
  }

  std::vector<TrueIncident> play() {
    play_clusters();
    const std::int64_t days = std::max<std::int64_t>(1, (stage_.when.to - stage_.when.from).raw() / day_ms);
    for (std::int64_t i = 0; i < days; ++i) single(inside());
    for (std::int64_t i = 0; i < days / 2; ++i) single(outside());
    play_other_kinds(days / 3);
    return std::move(out_);
  }

 private:
  earth::Position inside() {
    if (norm_.zone) return somewhere_in(dice_, stage_.zones, *norm_.zone);
    return anywhere();
  }
  earth::Position outside() {
    if (!norm_.zone) return anywhere();
    return just_outside(dice_, stage_.zones, *norm_.zone, miss_reach).value_or(inside());
  }
  // A norm without a zone: near the first zone of the text, or near 0 N 0 E.
  earth::Position anywhere() {
    const earth::Position centre =
        stage_.zones.size() > 0 ? somewhere_in(dice_, stage_.zones, 0) : earth::Position{};
    return near(dice_, {centre, measure::kilometres(50)});
  }

  Instant some_instant() {
    const std::int64_t seconds = (stage_.when.to - stage_.when.from).raw() / 1000;
    return stage_.when.from + measure::seconds(dice_.below(std::max<std::int64_t>(1, seconds)));
  }

  TrueIncident incident(Instant at, earth::Position place, const std::string& actor) {
    const Role& role = dice_.pick(roles_);
    TrueIncident made{{}, at, place, role.kind, actor, role.attributes};
    const std::int64_t deaths = dice_.in_thousand(80) ? dice_.between(1, 2) : 0;
    set_number(made, "deaths", deaths);
    for (const std::string& measure : measures_)  // a small share, so that singles do not add up
      set_number(made, measure, dice_.between(0, 3));
    return made;
  }
  static void set_number(TrueIncident& incident, const std::string& name, std::int64_t number) {
    const measure::Decimal amount = measure::whole(number);
    set_all(incident.attributes, {{name, measure::AmountRange{amount, amount}}});
  }

  // Each draw is a statement of its own: the order in which a compiler evaluates
  // arguments must not change what happens.
  void single(earth::Position place) {
    const Instant at = some_instant();
    const std::string& actor = dice_.pick(actors_);
    out_.push_back(incident(at, place, actor));
  }

  void play_other_kinds(std::int64_t count) {
    std::vector<Role> others = roles_of_root(stage_.accord, fact::Root::incident);
    std::erase_if(others, [this](const Role& role) { return plays(stage_.accord, role, norm_.kind, norm_.tests); });
    for (std::int64_t i = 0; i < count && !others.empty(); ++i) {
      const Role& role = dice_.pick(others);
      const Instant at = some_instant();
      const earth::Position place = inside();
      TrueIncident made = incident(at, place, dice_.pick(actors_));
      made.kind = role.kind;
      set_all(made.attributes, role.attributes);
      out_.push_back(std::move(made));
    }
  }

  [[nodiscard]] std::vector<Cluster> clusters_of(const accord::Threshold& threshold, bool gravest) {
    const Duration window = *threshold.within;
    const bool counted = threshold.measure == "incidents";
    const auto cluster = [&](std::int64_t count, std::int64_t weight) {
      const std::int64_t several = std::clamp<std::int64_t>(count / 3, 1, 12);
      Cluster made{counted ? count : several, threshold.measure, counted ? 0 : count, Duration{}, false, weight};
      made.span = Duration{window.raw() / 8 * 7};
      return made;
    };
    const std::int64_t n = threshold.count;
    std::vector<Cluster> out;
    const Cluster at = cluster(n, 3);
    const Cluster above = cluster(n + std::max<std::int64_t>(1, n / 4), 3);
    if (!gravest || dice_.in_thousand(500)) out.push_back(at);
    if (!gravest || out.empty()) out.push_back(above);
    if (n > 1) out.push_back(cluster(n - 1, 2));
    if (n > 1 && counted) {
      Cluster slow = cluster(n, 1);
      slow.span = Duration{window.raw() / 8 * 9};
      slow.even = true;
      out.push_back(slow);
    }
    return out;
  }

  // The gravest rung is passed by its first windowed threshold only.
  void play_clusters() {
    std::vector<Cluster> clusters;
    for (std::size_t r = 0; r < norm_.rungs.size(); ++r) {
      const bool gravest = r > 0 && r + 1 == norm_.rungs.size();
      bool passed = false;
      for (const accord::Threshold& threshold : norm_.rungs[r].any_of) {
        if (!threshold.within) continue;
        for (const Cluster& cluster : clusters_of(threshold, gravest))
          if (!gravest || !passed || cluster.weight < 3) clusters.push_back(cluster);
        passed = true;
      }
    }
    std::stable_sort(clusters.begin(), clusters.end(),
                     [](const Cluster& a, const Cluster& b) { return a.weight > b.weight; });
    spread(clusters);
  }

  void spread(std::vector<Cluster>& clusters) {
    if (clusters.empty()) return;
    Duration longest;
    for (const Cluster& cluster : clusters) longest = std::max(longest, cluster.span);
    const std::int64_t all = (stage_.when.to - stage_.when.from).raw();
    const std::int64_t fit = std::max<std::int64_t>(1, all / std::max<std::int64_t>(1, 2 * longest.raw()));
    if (std::cmp_less(fit, clusters.size())) clusters.resize(static_cast<std::size_t>(fit));
    dice_.shuffle(clusters);
    const std::int64_t slot = all / static_cast<std::int64_t>(clusters.size());
    Instant begin = stage_.when.from;
    for (const Cluster& cluster : clusters) {
      const std::int64_t slack = std::max<std::int64_t>(0, slot - cluster.span.raw()) / 2000;
      play_cluster(cluster, begin + measure::seconds(dice_.between(0, slack)));
      begin = begin + Duration{slot};
    }
  }

  void play_cluster(const Cluster& cluster, Instant begin) {
    const std::string actor = dice_.pick(actors_);
    const earth::Position centre = inside();
    std::int64_t left = cluster.amount;
    const std::int64_t seconds = cluster.span.raw() / 1000;
    for (std::int64_t i = 0; i < cluster.incidents; ++i) {
      const std::int64_t gaps = std::max<std::int64_t>(1, cluster.incidents - 1);
      const std::int64_t after = cluster.even ? seconds * i / gaps : dice_.between(0, seconds);
      TrueIncident made = incident(begin + measure::seconds(after), place_in_cluster(centre), actor);
      if (cluster.amount > 0) {
        const std::int64_t share = i + 1 == cluster.incidents ? left : cluster.amount / cluster.incidents;
        set_number(made, cluster.measure, share);
        left -= share;
      }
      if (made.at < stage_.when.to) out_.push_back(std::move(made));
    }
  }

  earth::Position place_in_cluster(earth::Position centre) {
    if (!norm_.zone) return near(dice_, {centre, cluster_reach});
    return in_zone_near(dice_, stage_.zones, *norm_.zone, {centre, cluster_reach}).value_or(centre);
  }

  const Stage& stage_;
  const accord::Norm& norm_;
  Dice dice_;
  std::vector<Role> roles_;
  std::vector<std::string> actors_;
  std::set<std::string> measures_;  // attributes besides deaths that a rung sums
  std::vector<TrueIncident> out_;
};

}  // namespace

std::vector<TrueIncident> plan_incidents(const Stage& stage) {
  std::vector<TrueIncident> all;
  for (const accord::Norm& norm : stage.accord.norms) {
    if (norm.form != accord::NormForm::commit) continue;
    std::vector<TrueIncident> played = Planner{stage, norm}.play();
    all.insert(all.end(), played.begin(), played.end());
  }
  std::stable_sort(all.begin(), all.end(),
                   [](const TrueIncident& a, const TrueIncident& b) { return a.at < b.at; });
  for (std::size_t i = 0; i < all.size(); ++i) all[i].id = fmt::format("i-{:04}", i + 1);
  return all;
}

}  // namespace casus::rehearse
