// Trails, rivals, doubts: three plain passes.
#include "casus/oracle/implausible.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "casus/earth/distance.h"
#include "casus/fact/fastest.h"
#include "casus/fact/vocabulary.h"

namespace casus::oracle {

using measure::Duration;
using measure::Instant;

namespace {

__extension__ typedef __int128 Wide;

struct Trail {
  std::vector<const fact::Fact*> reports;  // by time
  bool followed = true;
  [[nodiscard]] Instant begin() const { return reports.front()->when->from; }
  [[nodiscard]] Instant end() const { return reports.back()->when->from; }
  [[nodiscard]] Duration length() const { return end() - begin(); }
};

struct Rivals {
  std::size_t a = 0;
  std::size_t b = 0;
};

struct Trails {
  std::vector<Trail> all;  // by their beginnings
  std::vector<Rivals> rivals;
};

std::string_view format_of(const World& world, const fact::Fact& fact) { return world.accord.source(fact.source)->format; }

// Does the mover itself say here where it is?
bool is_own_position(const World& world, const fact::Fact& fact) {
  const std::string_view format = format_of(world, fact);
  if (!fact::vocabulary(format)->tracks || fact.mover.empty() || !fact.place) return false;
  const fact::Value* message = fact.find("message");
  if (message == nullptr) return true;
  const auto* type = std::get_if<measure::AmountRange>(message);
  return type != nullptr && !fact::mover_kind(format, type->low.raw() / measure::decimal_one).empty();
}

// The least that lies between two places, the most that lies between two times.
std::int64_t least_mm(const fact::Fact& a, const fact::Fact& b) {
  if (!a.place->radius || !b.place->radius) return 0;
  const measure::Length apart = earth::distance(a.place->at, b.place->at).lower;
  return std::max<std::int64_t>(0, (apart - *a.place->radius - *b.place->radius).raw());
}
std::int64_t most_ms(const fact::Fact& a, const fact::Fact& b) {
  return (std::max(a.when->to - b.when->from, b.when->to - a.when->from) + fact::clock_allowance).raw();
}

// Can a mover that makes so many tenths of a knot have made the way? As many milliseconds as
// it needs, begun ones included.
bool makes_it(std::int64_t fastest, const fact::Fact& a, const fact::Fact& b) {
  const std::int64_t a_millisecond = fastest * fact::tenth_knot_mm;
  const std::int64_t needed = (least_mm(a, b) * fact::tenth_knot_ms + a_millisecond - 1) / a_millisecond;
  return needed <= most_ms(a, b);
}

// The fastest of its kind?
bool can_be(const World& world, const fact::Fact& a, const fact::Fact& b) {
  return makes_it(std::max(fact::fastest(format_of(world, a), a), fact::fastest(format_of(world, b), b)), a, b);
}

// Does the report need less speed from `a` than from `b`?
bool nearer(const fact::Fact& report, const fact::Fact& a, const fact::Fact& b) {
  const Wide from_a = Wide{least_mm(a, report)} * most_ms(b, report);
  const Wide from_b = Wide{least_mm(b, report)} * most_ms(a, report);
  return from_a < from_b;
}

// The order of time, and of the rest where times are equal.
auto rank_of(const fact::Fact& fact) { return std::tuple(fact.when->from, fact.place->at, std::string_view{fact.source}, std::string_view{fact.record}); }

// Of those followed the one that was silent longest is given up.
void make_room(Trails& trails) {
  Trail* oldest = nullptr;
  std::size_t followed = 0;
  for (Trail& trail : trails.all) {
    if (!trail.followed) continue;
    ++followed;
    if (oldest == nullptr || rank_of(*trail.reports.back()) < rank_of(*oldest->reports.back())) oldest = &trail;
  }
  if (followed == fact::most_tracks) oldest->followed = false;
}

// The trail that the report goes on with, of equals the one heard last; nullptr: none is near enough.
Trail* followed_by(const World& world, Trails& trails, const fact::Fact& report) {
  std::vector<Trail*> candidates;
  for (Trail& trail : trails.all)
    if (trail.followed && can_be(world, *trail.reports.back(), report)) candidates.push_back(&trail);
  std::ranges::sort(candidates, [](const Trail* a, const Trail* b) { return rank_of(*a->reports.back()) > rank_of(*b->reports.back()); });
  Trail* best = nullptr;
  for (Trail* one : candidates)
    if (best == nullptr || nearer(report, *one->reports.back(), *best->reports.back())) best = one;
  return best;
}

Trails trails_of(const World& world, const std::vector<const fact::Fact*>& reports) {
  Trails trails;
  for (const fact::Fact* report : reports) {
    for (Trail& trail : trails.all)
      if (report->when->from - trail.end() > fact::track_memory) trail.followed = false;
    if (Trail* trail = followed_by(world, trails, *report)) {
      trail->reports.push_back(report);
      continue;
    }
    for (std::size_t i = 0; i < trails.all.size(); ++i)
      if (trails.all[i].followed) trails.rivals.push_back({i, trails.all.size()});
    make_room(trails);
    trails.all.push_back({{report}, true});
  }
  return trails;
}

// Is the trail heard at `t`: at that instant, or before and after it soon enough?
bool is_heard(const Trail& trail, Instant t) {
  const fact::Fact* before = nullptr;
  for (const fact::Fact* report : trail.reports) {
    if (report->when->from == t) return true;
    if (before != nullptr && before->when->from < t && t < report->when->from) return report->when->from - before->when->from <= fact::heard_often;
    before = report;
  }
  return false;
}

bool doubted(const fact::Fact& report, const Trail& own, const Trail& rival) {
  if (own.length() <= rival.length()) return true;
  const Instant t = report.when->from;
  if (own.begin() <= rival.begin() && own.end() >= rival.end()) return is_heard(rival, t);
  return rival.begin() - rival.length() <= t && t <= rival.end() + rival.length();
}

}  // namespace

namespace {

Trails trails_of_mover(const World& world, const std::vector<const fact::Fact*>& of_one_mover) {
  std::vector<const fact::Fact*> own;
  std::ranges::copy_if(of_one_mover, std::back_inserter(own), [&](const fact::Fact* fact) { return is_own_position(world, *fact); });
  std::ranges::sort(own, [](const fact::Fact* a, const fact::Fact* b) { return rank_of(*a) < rank_of(*b); });
  return trails_of(world, own);
}

}  // namespace

std::vector<std::vector<const fact::Fact*>> ships_of(const World& world, const std::vector<const fact::Fact*>& of_one_mover) {
  const Trails trails = trails_of_mover(world, of_one_mover);
  std::vector<std::set<std::size_t>> ships;  // of trails
  const auto contradict = [&](std::size_t a, std::size_t b) {
    return std::ranges::any_of(trails.rivals, [&](const Rivals& pair) { return (pair.a == a && pair.b == b) || (pair.a == b && pair.b == a); });
  };
  for (std::size_t trail = 0; trail < trails.all.size(); ++trail) {
    const auto ship = std::ranges::find_if(ships, [&](const std::set<std::size_t>& of_it) {
      return std::ranges::none_of(of_it, [&](std::size_t other) { return contradict(trail, other); });
    });
    if (ship == ships.end()) ships.push_back({trail});
    else ship->insert(trail);
  }
  std::vector<std::vector<const fact::Fact*>> told(ships.size());
  for (std::size_t i = 0; i < ships.size(); ++i)
    for (const std::size_t trail : ships[i]) told[i].insert(told[i].end(), trails.all[trail].reports.begin(), trails.all[trail].reports.end());
  return told;
}

std::set<const fact::Fact*> implausible(const World& world, const std::vector<const fact::Fact*>& of_one_mover) {
  const Trails trails = trails_of_mover(world, of_one_mover);
  std::set<const fact::Fact*> all;
  for (const Rivals& pair : trails.rivals) {
    const Trail& a = trails.all[pair.a];
    const Trail& b = trails.all[pair.b];
    for (const fact::Fact* report : a.reports)
      if (doubted(*report, a, b)) all.insert(report);
    for (const fact::Fact* report : b.reports)
      if (doubted(*report, b, a)) all.insert(report);
  }
  return all;
}

bool can_have_been(const World& world, const fact::Fact& own, const fact::Fact& seen) {
  return makes_it(fact::fastest(format_of(world, own), own), own, seen);
}

std::set<const fact::Fact*> implausible(const World& world) {
  std::map<std::string, std::vector<const fact::Fact*>> movers;
  for (const fact::Fact* fact : world.facts)
    if (fact->root == fact::Root::sighting) movers[fact->mover].push_back(fact);
  std::set<const fact::Fact*> all;
  for (const auto& [mover, facts] : movers) all.merge(implausible(world, facts));
  return all;
}

}  // namespace casus::oracle
