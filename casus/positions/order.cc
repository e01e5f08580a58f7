// Every combination of the options that routes and positions ask about; for each, the first
// choice of routes by which nothing has to come before itself.
#include "casus/positions/order.h"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "casus/positions/asked_about.h"

namespace casus::positions {

using talks::Condition;
using talks::Package;

namespace {

constexpr std::size_t most_choices_of_routes = 64;

// "UKR ratifies" before "RUS signs".
using Event = std::string;
struct Before {
  Event first, then;
  friend auto operator<=>(const Before&, const Before&) = default;
};
using Demands = std::set<Before>;

Event ratifies(const std::string& party) { return party + " ratifies"; }
Event signs(const std::string& party) { return party + " signs"; }

// A path from the event back to itself; empty: none.
std::vector<Event> circle_from(const Demands& demands, const Event& start, std::vector<Event> path) {
  for (const Before& each : demands) {
    if (each.first != path.back()) continue;
    if (each.then == start) {
      path.push_back(start);
      return path;
    }
    if (std::ranges::find(path, each.then) != path.end()) continue;
    std::vector<Event> longer = path;
    longer.push_back(each.then);
    std::vector<Event> found = circle_from(demands, start, std::move(longer));
    if (!found.empty()) return found;
  }
  return {};
}

std::vector<Event> circle(const Demands& demands) {
  for (const Before& each : demands) {
    std::vector<Event> found = circle_from(demands, each.first, {each.first});
    if (!found.empty()) return found;
  }
  return {};
}

class Orders {
 public:
  Orders(const Agenda& agenda, const std::vector<const Statement*>& signings) : agenda_{agenda}, signings_{signings} {}

  std::vector<Ordering> all() {
    const bool any = !signings_.empty() || std::ranges::any_of(agenda_.routes(), [](const Route& route) { return route.order != text::Route::Order::any; });
    if (!any) return {};
    AskedAbout asked;
    for (const Route& route : agenda_.routes()) asked.add(route.when);
    for (const Statement* each : signings_) {
      if (each->when) asked.add(*each->when);
    }
    const bool walked = asked.each_combination(agenda_, [&](const Package& package, Condition here) { put(package, std::move(here)); });
    if (!walked) return {};
    std::vector<Ordering> out;
    for (auto& [demands, ordering] : found_) out.push_back(std::move(ordering));
    std::ranges::stable_sort(out, {}, [](const Ordering& each) { return each.words.size(); });
    return out;
  }

  [[nodiscard]] bool keeps(const Package& package, const Route& taken) const { return circle(demands_of(package, &taken)).empty(); }

 private:
  void put(const Package& package, Condition here) {
    const Demands demands = demands_of(package);
    auto& ordering = found_[demands];
    if (ordering.where.parts.empty()) {
      ordering.where = talks::any_of({});
      const std::vector<Event> round = circle(demands);
      ordering.possible = round.empty();
      if (!round.empty()) ordering.words.push_back(fmt::format("{}", fmt::join(round, ", then ")));
      for (const Before& each : demands) {
        if (round.empty()) ordering.words.push_back(fmt::format("{}, then {}", each.first, each.then));
      }
    }
    ordering.where.parts.push_back(std::move(here));
  }

  // Those of the first choice of routes that keeps an order; where none does, of the first.
  [[nodiscard]] Demands demands_of(const Package& package, const Route* taken = nullptr) const {
    std::map<std::string, std::vector<const Route*>> open;
    for (const Route& route : agenda_.routes()) {
      const bool other = taken != nullptr && taken->party == route.party && taken != &route;
      if (!other && talks::holds(route.when, package)) open[route.party].push_back(&route);
    }
    std::size_t choices = 1;
    for (const auto& [party, routes] : open) choices = std::min(most_choices_of_routes, choices * routes.size());
    Demands first;
    for (std::size_t n = 0; n < choices; ++n) {
      Demands demands = said(package);
      std::size_t rest = n;
      for (const auto& [party, routes] : open) {
        put_route(demands, *routes[rest % routes.size()]);
        rest /= routes.size();
      }
      if (circle(demands).empty()) return demands;
      if (n == 0) first = std::move(demands);
    }
    return first;
  }

  [[nodiscard]] Demands said(const Package& package) const {
    Demands out;
    for (const Statement* each : signings_) {
      if (each->when && !talks::holds(*each->when, package)) continue;
      for (const std::string& other : each->ratifiers) put(out, each->before, signs(each->party), ratifies(other));
    }
    return out;
  }

  static void put_route(Demands& out, const Route& route) {
    if (route.order == text::Route::Order::any) return;
    for (const std::string& party : route.signatories) put(out, route.order == text::Route::Order::before, ratifies(route.party), signs(party));
  }
  static void put(Demands& out, bool before, Event a, Event b) { out.insert(before ? Before{std::move(a), std::move(b)} : Before{std::move(b), std::move(a)}); }

  const Agenda& agenda_;
  const std::vector<const Statement*>& signings_;
  std::map<Demands, Ordering> found_;
};

}  // namespace

std::vector<Ordering> orderings(const Agenda& agenda, const std::vector<const Statement*>& signings) { return Orders{agenda, signings}.all(); }

std::optional<Condition> in_order(const Agenda& agenda, const std::vector<const Statement*>& signings) {
  std::vector<Condition> kept;
  bool everywhere = true;
  for (Ordering& each : orderings(agenda, signings)) {
    everywhere = everywhere && each.possible;
    if (each.possible) kept.push_back(std::move(each.where));
  }
  if (everywhere) return std::nullopt;
  return talks::any_of(std::move(kept));
}

bool keeps_order(const Agenda& agenda, const std::vector<const Statement*>& signings, const Package& package, const Route& route) { return Orders{agenda, signings}.keeps(package, route); }

std::vector<const Statement*> signings_of(const std::vector<Page>& pages, measure::Instant as_of) {
  std::vector<const Statement*> out;
  for (const Page& page : pages) {
    for (const Statement& statement : page.statements) {
      if (statement.stance == Stance::signs && statement.basis.of <= as_of) out.push_back(&statement);
    }
  }
  return out;
}

}  // namespace casus::positions
