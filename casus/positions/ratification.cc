// Every combination of the options that blocs and routes ask about is counted once.
#include "casus/positions/ratification.h"

#include <algorithm>
#include <tuple>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "casus/positions/asked_about.h"
#include "casus/positions/order.h"

namespace casus::positions {

using talks::Condition;
using talks::Package;

namespace {

struct Known {
  std::vector<const Bloc*> blocs;
  std::vector<const Withheld*> withheld;
};

std::string words_of(const Route& route, const std::vector<Chamber>& all) {
  std::vector<std::string> names;
  for (const Chamber& chamber : all) names.push_back(chamber.name);
  return fmt::format("{}{}", fmt::join(names, " and "), route.provision.empty() ? "" : fmt::format(" ({})", route.provision));
}

class Counting {
 public:
  Counting(const Agenda& agenda, std::string party, Known known, const std::vector<const Statement*>& signings) : agenda_{agenda}, known_{std::move(known)}, signings_{signings} {
    out_.party = std::move(party);
  }

  Ratification count() {
    AskedAbout asked;
    for (const Bloc* bloc : known_.blocs) {
      for (const Bloc::Vote& vote : bloc->votes) asked.add(vote.when);
    }
    for (const Withheld* each : known_.withheld) {
      if (each->when) asked.add(*each->when);
    }
    for (const Route& route : agenda_.routes()) {
      if (route.party == out_.party) asked.add(route.when);
    }
    issues_ = asked.issues();
    if (ordered()) add_order(asked);
    std::vector<Condition> sure, possible;
    const bool walked = asked.each_combination(agenda_, [&](const Package& package, const Condition& here) {
      const auto [certain, perhaps] = judge(package, here);
      if (certain) sure.push_back(here);
      if (perhaps) possible.push_back(here);
    });
    if (!walked) return std::move(out_);
    out_.sure = talks::any_of(std::move(sure));
    out_.possible = talks::any_of(std::move(possible));
    return std::move(out_);
  }

 private:
  [[nodiscard]] bool ordered() const {
    return !signings_.empty() || std::ranges::any_of(agenda_.routes(), [](const Route& route) { return route.order != text::Route::Order::any; });
  }
  void add_order(AskedAbout& asked) const {
    for (const Route& route : agenda_.routes()) asked.add(route.when);
    for (const Statement* each : signings_) {
      if (each->when) asked.add(*each->when);
    }
  }

  // By one route that is open to this package and in order, every chamber of one of its rows.
  std::pair<bool, bool> judge(const Package& package, const Condition& here) {
    bool sure = false, possible = false;
    for (const Route& route : agenda_.routes()) {
      if (route.party != out_.party || !talks::holds(route.when, package)) continue;
      const bool in_order = !ordered() || keeps_order(agenda_, signings_, package, route);
      for (const auto& all : route.any_of) {
        bool each_sure = in_order, each_possible = in_order;
        for (const Chamber& chamber : all) {
          const ChamberOutlook outlook = look(chamber, package);
          each_sure = each_sure && outlook.outlook.sure;
          each_possible = each_possible && outlook.outlook.possible;
          keep_best(outlook);
        }
        RouteOutlook& row = row_of(words_of(route, all));
        if (each_sure) row.sure.push_back(here);
        if (each_possible) row.possible.push_back(here);
        sure = sure || each_sure;
        possible = possible || each_possible;
      }
    }
    return {sure, possible};
  }

  RouteOutlook& row_of(const std::string& words) {
    const auto found = std::ranges::find(out_.routes, words, &RouteOutlook::words);
    if (found != out_.routes.end()) return *found;
    out_.routes.push_back({words, {}, {}});
    return out_.routes.back();
  }

  ChamberOutlook look(const Chamber& chamber, const Package& package) const {
    ChamberOutlook out{.name = chamber.name, .rule = chamber.rule, .package = package, .issues = issues_, .seats = chamber.seats, .sure = 0, .leaning = 0, .against = 0, .asked = true, .outlook = {}};
    out.asked = std::ranges::none_of(known_.withheld, [&](const Withheld* each) { return each->chamber == chamber.name && (!each->when || talks::holds(*each->when, package)); });
    for (const Bloc* bloc : known_.blocs) {
      if (bloc->chamber != chamber.name) continue;
      const auto vote = std::ranges::find_if(bloc->votes, [&](const Bloc::Vote& each) { return talks::holds(each.when, package); });
      if (vote == bloc->votes.end()) continue;
      std::int64_t& seats = vote->leaning == Leaning::sure ? out.sure : vote->leaning == Leaning::leaning ? out.leaning : out.against;
      seats += bloc->seats;
    }
    const auto heads = [](std::int64_t n) { return tally::Strength{n, n}; };
    if (out.asked) out.outlook = tally::outlook(chamber.rule, {.all = heads(chamber.seats), .there = heads(out.sure + out.against), .yes = heads(out.sure), .no = heads(out.against)});
    return out;
  }

  void keep_best(const ChamberOutlook& outlook) {
    const auto same = [&](const ChamberOutlook& each) { return each.name == outlook.name && each.rule == outlook.rule; };
    const auto found = std::ranges::find_if(out_.chambers, same);
    if (found == out_.chambers.end()) out_.chambers.push_back(outlook);
    else if (std::tuple{outlook.asked, outlook.sure, outlook.leaning} > std::tuple{found->asked, found->sure, found->leaning}) *found = outlook;
  }

  const Agenda& agenda_;
  Known known_;
  const std::vector<const Statement*>& signings_;
  std::vector<std::size_t> issues_;
  Ratification out_;
};

}  // namespace

std::vector<Ratification> ratifications(const Agenda& agenda, const std::vector<Page>& pages, measure::Instant as_of) {
  std::vector<Ratification> out;
  const std::vector<const Statement*> signings = signings_of(pages, as_of);
  for (const std::string& party : agenda.parties()) {
    Known known;
    for (const Page& page : pages) {
      for (const Bloc& bloc : page.blocs) {
        if (bloc.party == party && bloc.basis.of <= as_of) known.blocs.push_back(&bloc);
      }
      for (const Withheld& each : page.withheld) {
        if (each.party == party && each.basis.of <= as_of) known.withheld.push_back(&each);
      }
    }
    if (!known.blocs.empty() || !known.withheld.empty()) out.push_back(Counting{agenda, party, std::move(known), signings}.count());
  }
  return out;
}

}  // namespace casus::positions
