// Every combination of the options that blocs and routes ask about is counted once.
#include "casus/positions/ratification.h"

#include <algorithm>
#include <set>

namespace casus::positions {

using talks::Condition;
using talks::Package;

namespace {

constexpr std::uint64_t most_combinations = 4096;

void collect(const Condition& condition, std::set<std::size_t>& issues) {
  if (condition.kind == Condition::Kind::is) issues.insert(condition.issue);
  for (const Condition& part : condition.parts) collect(part, issues);
}

class Counting {
 public:
  Counting(const Agenda& agenda, std::string party, std::vector<const Bloc*> blocs) : agenda_{agenda}, blocs_{std::move(blocs)} {
    out_.party = std::move(party);
  }

  Ratification count() {
    std::set<std::size_t> asked;
    for (const Bloc* bloc : blocs_) {
      for (const Bloc::Vote& vote : bloc->votes) collect(vote.when, asked);
    }
    for (const Route& route : agenda_.routes()) {
      if (route.party == out_.party) collect(route.when, asked);
    }
    issues_.assign(asked.begin(), asked.end());
    std::uint64_t combinations = 1;
    for (const std::size_t issue : issues_) {
      combinations *= agenda_.issues()[issue].options.size();
      if (combinations > most_combinations) return std::move(out_);
    }
    walk(combinations);
    return std::move(out_);
  }

 private:
  void walk(std::uint64_t combinations) {
    std::vector<Condition> sure, possible;
    Package package(agenda_.issues().size(), 0);
    for (std::uint64_t n = 0; n < combinations; ++n) {
      std::uint64_t rest = n;
      std::vector<Condition> here;
      for (const std::size_t issue : issues_) {
        const std::uint64_t options = agenda_.issues()[issue].options.size();
        package[issue] = static_cast<std::uint32_t>(rest % options);
        rest /= options;
        here.push_back(talks::is(issue, package[issue]));
      }
      const auto [certain, perhaps] = judge(package);
      if (certain) sure.push_back(talks::all_of(here));
      if (perhaps) possible.push_back(talks::all_of(std::move(here)));
    }
    out_.sure = talks::any_of(std::move(sure));
    out_.possible = talks::any_of(std::move(possible));
  }

  // By one route that is open to this package, every chamber of one of its rows.
  std::pair<bool, bool> judge(const Package& package) {
    bool sure = false, possible = false;
    for (const Route& route : agenda_.routes()) {
      if (route.party != out_.party || !talks::holds(route.when, package)) continue;
      for (const auto& all : route.any_of) {
        bool each_sure = true, each_possible = true;
        for (const Chamber& chamber : all) {
          const ChamberOutlook outlook = look(chamber, package);
          each_sure = each_sure && outlook.outlook.sure;
          each_possible = each_possible && outlook.outlook.possible;
          keep_best(outlook);
        }
        sure = sure || each_sure;
        possible = possible || each_possible;
      }
    }
    return {sure, possible};
  }

  ChamberOutlook look(const Chamber& chamber, const Package& package) const {
    ChamberOutlook out{.name = chamber.name, .rule = chamber.rule, .package = package, .issues = issues_, .seats = chamber.seats, .sure = 0, .leaning = 0, .against = 0, .outlook = {}};
    for (const Bloc* bloc : blocs_) {
      if (bloc->chamber != chamber.name) continue;
      const auto vote = std::ranges::find_if(bloc->votes, [&](const Bloc::Vote& each) { return talks::holds(each.when, package); });
      if (vote == bloc->votes.end()) continue;
      std::int64_t& seats = vote->leaning == Leaning::sure ? out.sure : vote->leaning == Leaning::leaning ? out.leaning : out.against;
      seats += bloc->seats;
    }
    const auto heads = [](std::int64_t n) { return tally::Strength{n, n}; };
    out.outlook = tally::outlook(chamber.rule, {.all = heads(chamber.seats), .there = heads(out.sure + out.against), .yes = heads(out.sure), .no = heads(out.against)});
    return out;
  }

  void keep_best(const ChamberOutlook& outlook) {
    const auto same = [&](const ChamberOutlook& each) { return each.name == outlook.name && each.rule == outlook.rule; };
    const auto found = std::ranges::find_if(out_.chambers, same);
    if (found == out_.chambers.end()) out_.chambers.push_back(outlook);
    else if (std::pair{outlook.sure, outlook.leaning} > std::pair{found->sure, found->leaning}) *found = outlook;
  }

  const Agenda& agenda_;
  std::vector<const Bloc*> blocs_;
  std::vector<std::size_t> issues_;
  Ratification out_;
};

}  // namespace

std::vector<Ratification> ratifications(const Agenda& agenda, const std::vector<Page>& pages, measure::Instant as_of) {
  std::vector<Ratification> out;
  for (const std::string& party : agenda.parties()) {
    std::vector<const Bloc*> blocs;
    for (const Page& page : pages) {
      for (const Bloc& bloc : page.blocs) {
        if (bloc.party == party && bloc.basis.of <= as_of) blocs.push_back(&bloc);
      }
    }
    if (!blocs.empty()) out.push_back(Counting{agenda, party, std::move(blocs)}.count());
  }
  return out;
}

}  // namespace casus::positions
